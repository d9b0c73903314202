import type { RuleSet } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import { type Facts, parseFacts } from '../calculator/index.ts';
import type { ReadProfile } from '../contract-calculator.ts';
import { createFactReader } from '../understanding/index.ts';
import { createTurnReader, type TurnFact } from './turn-facts.ts';
import { describedFacts } from './used-facts.ts';

/** @param asOf ISO date: 今年 is its year. */
export type ProfileReader = (text: string, asOf: string) => ReadProfile;

/** Reads everything a description says of the facts of the vocabulary, whichever award it may be for. */
export function createProfileReader(index: SearchIndex, rules: RuleSet): ProfileReader {
  const { vocabulary } = rules;
  const label = (id: string) => (vocabulary.facts.get(id) ?? vocabulary.fields.get(id))?.label ?? id;
  const reader = createTurnReader(index, createFactReader(vocabulary), rules);
  return (text, asOf) => {
    const { facts, unusable } = reader.read([text], null, Number(asOf.slice(0, 4)));
    return {
      facts: describedFacts(facts, valuesOf(facts, rules), rules),
      unusable: unusable.map(({ factId, span, why }) => ({
        factId,
        label: label(factId),
        words: text.slice(span.start, span.end),
        why,
      })),
    };
  };
}

/** What the facts were read as; where they contradict each other each is read by itself, and the reader sees both. */
function valuesOf(facts: readonly TurnFact[], { vocabulary }: RuleSet): Facts['values'] {
  const together = parseFacts(
    vocabulary,
    Object.fromEntries(facts.map(({ factId, value }) => [factId, value])),
  );
  if (together.kind === 'ok') return together.facts.values;
  const single = facts.flatMap(({ factId, value }) => {
    const parsed = parseFacts(vocabulary, { [factId]: value });
    return parsed.kind === 'ok' ? [...parsed.facts.values] : [];
  });
  return new Map(single);
}
