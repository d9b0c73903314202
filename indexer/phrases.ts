/** A stretch of a text. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** Finds every member of a fixed set of phrases in a text, also where they overlap. */
export interface PhraseSet {
  has(phrase: string): boolean;
  /** Every occurrence, by start, the longest first where several start together. */
  find(text: string): Span[];
}

/** Phrases shorter than two characters are left out: a single character says too little. */
export function createPhraseSet(phrases: Iterable<string>): PhraseSet {
  const members = new Set([...phrases].filter((phrase) => phrase.length >= 2));
  const byOpening = new Map<string, string[]>();
  for (const phrase of members) {
    const opening = phrase.slice(0, 2);
    const bucket = byOpening.get(opening);
    if (bucket === undefined) byOpening.set(opening, [phrase]);
    else bucket.push(phrase);
  }
  for (const bucket of byOpening.values()) bucket.sort((a, b) => b.length - a.length);
  return {
    has: (phrase) => members.has(phrase),
    find: (text) => findAll(text, byOpening),
  };
}

function findAll(text: string, byOpening: ReadonlyMap<string, readonly string[]>): Span[] {
  const found: Span[] = [];
  for (let start = 0; start + 1 < text.length; start += 1) {
    for (const phrase of byOpening.get(text.slice(start, start + 2)) ?? []) {
      if (text.startsWith(phrase, start)) found.push({ text: phrase, start, end: start + phrase.length });
    }
  }
  return found;
}

/** Spans that do not overlap, preferring the longest (of two equal ones the first), in reading order. */
export function longestFirst<T extends Span>(spans: readonly T[], length: number): T[] {
  const taken = new Uint8Array(length);
  const byLength = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  return byLength
    .filter((span) => {
      if (taken.subarray(span.start, span.end).includes(1)) return false;
      taken.fill(1, span.start, span.end);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}
