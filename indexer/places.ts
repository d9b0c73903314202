import type { Lexicon, PolicyDocument } from '../corpus/index.ts';
import { createPhraseSet, longestFirst, type Span } from './phrases.ts';
import { squeeze } from './squeeze.ts';

/** A place in a query and the documents that apply there. */
export interface PlaceMention extends Span {
  documentIds: string[];
}

/**
 * Finds the places that documents apply in. A place says whose policy is asked for, not what about: 滨江 in a
 * question must not find the clauses that happen to say 滨江.
 */
export type FindPlaces = (text: string) => PlaceMention[];

export function createFindPlaces(documents: readonly PolicyDocument[], lexicon: Lexicon): FindPlaces {
  const places = new Map<string, Set<string>>();
  for (const { documentId, jurisdiction } of documents) {
    for (const name of namesOf(jurisdiction, lexicon)) {
      places.set(name, (places.get(name) ?? new Set<string>()).add(documentId));
    }
  }
  const names = createPhraseSet(places.keys());
  return (text) =>
    longestFirst(names.find(text), text.length).map((span) => ({
      ...span,
      documentIds: [...(places.get(span.text) ?? [])],
    }));
}

/** 杭州高新区（滨江） → 杭州高新区, 高新区, 滨江, 滨江区; 杭州市下城区 → 下城区, 下城. */
function namesOf(jurisdiction: string, lexicon: Lexicon): string[] {
  const written = jurisdiction.split(/[（）()、，\s]+/u).filter((piece) => piece.length >= 2);
  const local = written.map((piece) => piece.replace(/^.{2,}?[省市州](?=.{2,}[区县市]$)/u, ''));
  const groups = lexicon.synonyms.filter((group) => group.some((word) => local.includes(word)));
  const full = [...local, ...groups.flat().map((word) => squeeze(word).text)];
  return [...full, ...full.flatMap((name) => withoutSuffix(name, lexicon))];
}

/** 下城区 → 下城, but not 高新区 → 高新, which begins domain words (高新技术企业). */
function withoutSuffix(name: string, lexicon: Lexicon): string[] {
  const stem = /^(.{2,})[区县市]$/u.exec(name)?.[1];
  return stem === undefined || lexicon.words.some((word) => word.startsWith(stem) && !word.startsWith(name))
    ? []
    : [stem];
}
