import type { RuleSet } from '../../corpus/index.ts';
import type { LanguageModel, ProposedFact } from '../model/index.ts';
import type { FactInput } from '../understanding/index.ts';
import type { TurnFact } from './turn-facts.ts';

/** Facts that a model found in the question; nobody is asked before they are wanted, and never twice. */
export type Propose = () => Promise<TurnFact[]>;

export function createPropose(
  model: LanguageModel | null,
  question: string,
  rules: Promise<RuleSet>,
): Propose {
  let proposed: Promise<TurnFact[]> | undefined;
  return () => {
    proposed ??= model === null ? Promise.resolve([]) : ask(model, question, rules);
    return proposed;
  };
}

async function ask(model: LanguageModel, question: string, rules: Promise<RuleSet>): Promise<TurnFact[]> {
  const { vocabulary } = await rules;
  const facts = await model.proposeFacts(question, vocabulary).catch(() => []);
  return facts.map(({ factId, value, start, end, words }) => ({
    factId,
    value: inputOf(value),
    spans: [{ start, end }],
    note: null,
    turn: 0,
    words,
    source: 'model',
  }));
}

/** As facts read from words are given: quantities with their unit in one text. */
function inputOf(value: ProposedFact['value']): FactInput {
  if (Array.isArray(value)) return value.map((part) => String(scalarOf(part)));
  return scalarOf(value);
}

function scalarOf(value: unknown): string | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return String(value);
  const isQuantity = typeof value === 'object' && value !== null && 'value' in value && 'unit' in value;
  return isQuantity ? `${String(value.value)}${String(value.unit)}` : '';
}
