import { loadCorpus, loadRules, type RuleSet } from '../../corpus/index.ts';
import { parseFacts } from './index.ts';
import type { Facts } from './index.ts';

/** The real library; tests are about its rules, not about made-up ones. */
export async function loadLibrary(): Promise<RuleSet> {
  return loadRules(await loadCorpus('corpus'), 'corpus');
}

export const asOf = '2026-11-22';

/** Facts that are expected to be readable. */
export function readFacts(rules: RuleSet, input: unknown): Facts {
  const parsed = parseFacts(rules.vocabulary, input, new Set(rules.awards.map(({ id }) => id)));
  if (parsed.kind === 'invalid') {
    throw new Error(parsed.issues.map(({ factId, message }) => `${factId}: ${message}`).join('\n'));
  }
  return parsed.facts;
}
