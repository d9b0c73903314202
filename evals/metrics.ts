/**
 * The measures as pure functions over ids. Every definition, with its formula, is in README.md.
 * A measure over an empty set has no value: it is null, never 0 or 1, so that it cannot pass or fail a bar.
 */

/** Share of `key` among the first `k` of `ranked`, 0..1. `key` must not be empty. */
export function recallAt(ranked: readonly string[], key: ReadonlySet<string>, k: number): number {
  requireKey(key);
  return intersection(new Set(ranked.slice(0, k)), key) / key.size;
}

/** The recall a perfect ranking reaches: below 1 where there are more key clauses than places. */
export function recallCeiling(keyCount: number, k: number): number {
  return Math.min(keyCount, k) / keyCount;
}

/** Whether any of `key` is among the first `k`. */
export function hitAt(ranked: readonly string[], key: ReadonlySet<string>, k: number): boolean {
  requireKey(key);
  return ranked.slice(0, k).some((id) => key.has(id));
}

/** 1 / rank of the first of `key`, 0 where none is found. */
export function reciprocalRank(ranked: readonly string[], key: ReadonlySet<string>): number {
  requireKey(key);
  const first = ranked.findIndex((id) => key.has(id));
  return first === -1 ? 0 : 1 / (first + 1);
}

/**
 * Normalised discounted cumulative gain with binary gains (Järvelin & Kekäläinen 2002): the sum of 1 / log2(rank + 1)
 * over the key clauses among the first `k`, as a share of the sum that a perfect ranking reaches.
 */
export function ndcgAt(ranked: readonly string[], key: ReadonlySet<string>, k: number): number {
  requireKey(key);
  const found = [...new Set(ranked.slice(0, k))].map((id, at) => (key.has(id) ? gainAt(at) : 0));
  const ideal = Array.from({ length: Math.min(key.size, k) }, (_, at) => gainAt(at));
  return total(found) / total(ideal);
}

const total = (gains: readonly number[]): number => gains.reduce((sofar, gain) => sofar + gain, 0);

/** What a hit at this place counts for; `at` counts from 0. */
const gainAt = (at: number): number => 1 / Math.log2(at + 2);

/** Share of `key` that is cited, 0..1; order and repetition do not matter. `key` must not be empty. */
export function citationRecall(cited: readonly string[], key: ReadonlySet<string>): number {
  return recallAt(cited, key, cited.length);
}

/** Share of the citations that point at an accepted place; null where nothing is cited. */
export function citationPrecision(cited: readonly string[], accepted: ReadonlySet<string>): number | null {
  return share(cited.filter((id) => accepted.has(id)).length, cited.length);
}

export interface Decision {
  answerable: boolean;
  refused: boolean;
}

export interface RefusalRates {
  /** Share refused among the questions the library does not cover; higher is better. */
  refused: number | null;
  /** Share refused among those it does cover; lower is better. */
  falselyRefused: number | null;
}

/** Both rates at once: refusing everything makes the first one perfect and the second one hopeless. */
export function refusalRates(decisions: readonly Decision[]): RefusalRates {
  const rate = (answerable: boolean): number | null => {
    const among = decisions.filter((decision) => decision.answerable === answerable);
    return share(among.filter((decision) => decision.refused).length, among.length);
  };
  return { refused: rate(false), falselyRefused: rate(true) };
}

/** part / whole; null where the whole is 0. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Arithmetic mean of the values that exist; null where there are none. */
export function mean(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  return share(
    present.reduce((sum, value) => sum + value, 0),
    present.length,
  );
}

function intersection(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return [...left].filter((id) => right.has(id)).length;
}

function requireKey(key: ReadonlySet<string>): void {
  if (key.size === 0) throw new RangeError('a recall over no key clause is undefined');
}
