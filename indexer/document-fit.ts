import type { Clause } from '../corpus/index.ts';

/** So many of a document's best clauses say how well it fits. */
const BEST = 30;

/** For each clause the number of its document, in the order in which the documents first come. */
export function documentNumbers(clauses: readonly Clause[]): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(clauses, ({ documentId }) => {
    const known = numbers.get(documentId);
    if (known !== undefined) return known;
    numbers.set(documentId, numbers.size);
    return numbers.size - 1;
  });
}

/**
 * Adds to each candidate's score `share` times the mean of the best scores in its document, those that are
 * missing counted as 0: a question about inheritance is sooner answered by the law that speaks of nothing else than
 * by an article elsewhere that happens to use its words.
 *
 * @param rows the candidates' clauses, in the order of `scores`
 * @param documents the number of each clause's document
 */
export function addDocumentFit(
  scores: Float32Array,
  rows: Uint32Array,
  documents: Uint32Array,
  share: number,
): void {
  const byDocument = new Map<number, number[]>();
  rows.forEach((row, at) => {
    const document = documents[row] ?? 0;
    const members = byDocument.get(document);
    if (members === undefined) byDocument.set(document, [at]);
    else members.push(at);
  });
  for (const members of byDocument.values()) {
    const best = members.map((at) => scores[at] ?? 0).sort((a, b) => b - a);
    const fit = best.slice(0, BEST).reduce((sum, score) => sum + score, 0) / BEST;
    for (const at of members) scores[at] = (scores[at] ?? 0) + share * fit;
  }
}
