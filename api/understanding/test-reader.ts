import { join } from 'node:path';
import { loadCorpus, loadRules, type RuleSet } from '../../corpus/index.ts';
import { createFactReader } from './read-facts.ts';
import type { FactInput, ReadFacts } from './stated.ts';

/** Reads as in this year. */
const YEAR = 2025;

export interface TestReader {
  rules: RuleSet;
  /** @param awardIds awards that the question is about; without any, no award is known yet */
  read(text: string, ...awardIds: string[]): ReadFacts;
  /** What is stated, by fact. */
  facts(text: string, ...awardIds: string[]): Record<string, FactInput>;
}

/** Reads facts by the real vocabulary and the real awards. */
export async function openTestReader(): Promise<TestReader> {
  const directory = join(import.meta.dirname, '../../corpus');
  const rules = await loadRules(await loadCorpus(directory), directory);
  const readFacts = createFactReader(rules.vocabulary);
  const read: TestReader['read'] = (text, ...awardIds) => {
    const awards = rules.awards.filter(({ id }) => awardIds.includes(id));
    if (awards.length < awardIds.length) throw new Error(`no such awards: ${awardIds.join(', ')}`);
    return readFacts(text, { awards: awards.length === 0 ? null : awards, year: YEAR });
  };
  return {
    rules,
    read,
    facts: (text, ...awardIds) =>
      Object.fromEntries(read(text, ...awardIds).facts.map(({ factId, value }) => [factId, value])),
  };
}
