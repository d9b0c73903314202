import type { PolicyDocument, RuleSet } from '../../corpus/index.ts';
import type { GoldPlace } from '../case.ts';
import { findPlace } from '../gold.ts';
import { containsPhrase } from '../phrase.ts';

/** What scoring looks things up in: the texts, and the rules to recompute an amount. */
export interface Library {
  documents: readonly PolicyDocument[];
  rules: RuleSet;
}

/** A label with the place it names in the library. */
export interface LabelledPlace extends GoldPlace {
  /** A clause or block id; null where the library has no such place. */
  id: string | null;
  isClause: boolean;
  /** Why there is no such place. */
  problem: string | null;
}

/** Looks up every label of a case. */
export function placesOf(gold: readonly GoldPlace[], { documents }: Library): LabelledPlace[] {
  return gold.map((label) => {
    const place = findPlace(label, documents);
    return 'problem' in place
      ? { ...label, id: null, isClause: false, problem: place.problem }
      : { ...label, ...place, problem: null };
  });
}

/** The words of a clause or block, by id. */
export function textOfPlace(id: string, { documents }: Library): string | null {
  for (const { text, clauses, blocks } of documents) {
    const place =
      clauses.find(({ clauseId }) => clauseId === id) ?? blocks.find(({ blockId }) => blockId === id);
    if (place !== undefined) return text.slice(place.start, place.end);
  }
  return null;
}

/** Whether any document holds the phrase. */
export function isInLibrary(phrase: string, { documents }: Library): boolean {
  return documents.some(({ text }) => containsPhrase(text, phrase));
}

/** 专精特新意见二（三）9: a place as officers name it, by the shortest name of its document; an unknown id as it is. */
export function nameOfPlace(id: string, { documents }: Library): string {
  for (const { title, aliases, clauses, blocks } of documents) {
    const place =
      clauses.find(({ clauseId }) => clauseId === id) ?? blocks.find(({ blockId }) => blockId === id);
    if (place !== undefined) return `${aliases[0] ?? title} ${place.locator}`;
  }
  return id;
}
