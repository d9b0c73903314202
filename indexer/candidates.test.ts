import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestRows, candidateRows } from './candidates.ts';
import type { IndexContent } from './content.ts';

describe('bestRows', () => {
  it('leaves out no row that is better than one it gives', () => {
    const scores = fc.array(fc.oneof(fc.constant(0), fc.float({ min: 0, max: 30, noNaN: true })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 50 }), (values, wanted) => {
        const all = Float32Array.from(values);
        const chosen = new Set(bestRows(all, wanted));
        const positive = values.filter((score) => score > 0).length;
        expect(chosen.size).toBeGreaterThanOrEqual(Math.min(wanted, positive));
        const worst = Math.min(...[...chosen].map((row) => all[row] ?? 0));
        const better = values.flatMap((_, row) => ((all[row] ?? 0) > worst ? [row] : []));
        expect(better.every((row) => chosen.has(row))).toBe(true);
        expect([...chosen].every((row) => (all[row] ?? 0) > 0)).toBe(true);
      }),
    );
  });
});

describe('candidateRows', () => {
  const content = (size: number): Pick<IndexContent, 'passages'> => ({
    passages: {
      places: Uint32Array.from({ length: size * 3 }, (_, at) => Math.floor(at / 3)),
      kinds: new Uint8Array(size),
      firsts: Uint32Array.from({ length: size + 1 }, (_, row) => row),
    },
  });

  it('takes what any signal names', () => {
    const keywords = { words: new Float32Array(5000), bigrams: new Float32Array(5000) };
    keywords.words[4000] = 2;
    keywords.bigrams[4999] = 1;
    const rows = candidateRows(keywords, [{ row: 12, cosine: 0.5 }], new Map([[7, 0.1]]), content(5000));
    expect([...rows]).toEqual([7, 12, 4000, 4999]);
  });
});
