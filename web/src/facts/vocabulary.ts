import type { MissingFact } from '../../../api/contract.ts';
import { listFacts } from '../client.ts';
import { loadOnce, useLoaded } from '../load-once.ts';
import { findField, type Fact, type FactField } from './fact-values.ts';

const loadVocabulary = loadOnce(async () => (await listFacts()).facts);
const nothing: readonly Fact[] = [];

/** The vocabulary of facts, empty until it is there; inputs then take what the answer itself says of a fact. */
export function useVocabulary(): readonly Fact[] {
  return useLoaded(loadVocabulary) ?? nothing;
}

/** The field of a missing fact: of the vocabulary, or made up from what the answer says. */
export function fieldOf(facts: readonly Fact[], missing: MissingFact): FactField {
  const known = findField(facts, missing.factId);
  if (known !== undefined) return { ...known, question: missing.question };
  const kind = missing.options !== undefined ? 'enum' : missing.unit !== undefined ? 'quantity' : 'text';
  return { ...missing, id: missing.factId, kind, aliases: [], scope: '' };
}
