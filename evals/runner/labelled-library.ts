import type { FactVocabulary, PolicyDocument } from '../../corpus/index.ts';
import { parseFacts } from '../../api/index.ts';
import type { LabelledLibrary } from '../cases/index.ts';

/** What labels may name, of texts and vocabulary in this process. */
export function labelledLibraryOf(
  documents: readonly PolicyDocument[],
  vocabulary: FactVocabulary,
): LabelledLibrary {
  return {
    documents,
    factIds: new Set([...vocabulary.facts.keys(), ...vocabulary.fields.keys()]),
    checkFacts: (facts) => {
      const parsed = parseFacts(vocabulary, facts);
      return parsed.kind === 'ok' ? [] : parsed.issues;
    },
  };
}
