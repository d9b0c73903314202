import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse } from './fuse.ts';
import { scaleOf } from './scale.ts';

const { shares: SHARES } = scaleOf(95);

const signal = (values: number[]): Float32Array => Float32Array.from(values);

describe('fuse', () => {
  it('stretches each signal to 0..1 before it weighs them', () => {
    const fused = fuse(
      { words: signal([0, 10]), bigrams: signal([4, 2]), vectors: signal([0.5, 0.6]) },
      { words: 0.5, bigrams: 0.25, vectors: 0.25 },
    );
    expect([...fused]).toEqual([0.25, expect.closeTo(0.75, 5)]);
  });

  it('ignores a signal that says the same about all', () => {
    const fused = fuse(
      { words: signal([3, 3]), bigrams: signal([0, 0]), vectors: signal([0.2, 0.4]) },
      SHARES.hybrid,
    );
    expect(fused[0]).toBe(0);
    expect(fused[1]).toBeCloseTo(SHARES.hybrid.vectors, 5);
  });

  it('stays within 0..1, whatever the scales', () => {
    const scores = fc.array(
      fc.tuple(
        fc.float({ min: 0, max: 1000, noNaN: true }),
        fc.float({ min: 0, max: 50, noNaN: true }),
        fc.float({ min: -1, max: 1, noNaN: true }),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(scores, fc.constantFrom(SHARES.hybrid, SHARES.keyword, SHARES.vector), (rows, shares) => {
        const fused = fuse(
          {
            words: signal(rows.map((row) => row[0])),
            bigrams: signal(rows.map((row) => row[1])),
            vectors: signal(rows.map((row) => row[2])),
          },
          shares,
        );
        for (const score of fused) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1.00001);
        }
      }),
    );
  });

  it('gives nothing for no candidates', () => {
    expect(fuse({ words: signal([]), bigrams: signal([]), vectors: signal([]) }, SHARES.hybrid)).toHaveLength(
      0,
    );
  });
});
