import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOf } from '../scoring/index.ts';
import { CUT_OFFS, meanScore, ndcgAt, scoreIntervals, scoreRanking } from './ranking-score.ts';

const grades = (entries: Record<string, number>): Map<string, number> => new Map(Object.entries(entries));

describe('nDCG', () => {
  it('is what the formula gives by hand', () => {
    // Found at ranks 1 and 3 of two relevant ones: (1 + 1/2) ÷ (1 + 1/log2 3).
    expect(ndcgAt(['a', 'x', 'b'], grades({ a: 1, b: 1 }), 10)).toBeCloseTo(1.5 / (1 + 1 / Math.log2(3)), 10);
    // Grades 3 and 1 the wrong way round: (1 + 3/log2 3) ÷ (3 + 1/log2 3).
    const wrong = (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3));
    expect(ndcgAt(['low', 'high'], grades({ high: 3, low: 1 }), 10)).toBeCloseTo(wrong, 10);
  });

  it('looks at the first k alone, and asks for no more than fit there', () => {
    expect(ndcgAt(['x', 'a'], grades({ a: 1 }), 1)).toBe(0);
    expect(ndcgAt(['a'], grades({ a: 1, b: 1, c: 1 }), 1)).toBe(1);
  });

  it('counts nothing for what was judged irrelevant', () => {
    expect(ndcgAt(['no', 'a'], grades({ no: 0, bad: -1, a: 1 }), 10)).toBeCloseTo(1 / Math.log2(3), 10);
  });

  it('is 1 for a best possible order and between 0 and 1 for any', () => {
    const judged = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 1, max: 3 }), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(judged, fc.shuffledSubarray([...'abcdefgh']), (entries, ranked) => {
        const map = grades(entries);
        const best = [...map].sort((a, b) => b[1] - a[1]).map(([id]) => id);
        expect(ndcgAt(best, map, 10)).toBeCloseTo(1, 10);
        expect(ndcgAt(ranked, map, 10)).toBeGreaterThanOrEqual(0);
        expect(ndcgAt(ranked, map, 10)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('the score of a ranking', () => {
  it('gives recall at every cut-off and the rank of the first hit', () => {
    const ranked = Array.from({ length: 100 }, (_, index) => `p${index + 1}`);
    const score = scoreRanking(ranked, grades({ p2: 1, p60: 2, gone: 1, p1: 0 }));
    expect(Object.fromEntries(CUT_OFFS.map((k, index) => [k, score.recall[index]]))).toEqual({
      1: 0,
      5: 1 / 3,
      10: 1 / 3,
      20: 1 / 3,
      50: 1 / 3,
      100: 2 / 3,
    });
    expect(score.reciprocalRank).toBe(1 / 2);
  });

  it('knows no reciprocal rank beyond the tenth place', () => {
    const ranked = Array.from({ length: 20 }, (_, index) => `p${index + 1}`);
    expect(scoreRanking(ranked, grades({ p10: 1 })).reciprocalRank).toBe(0.1);
    expect(scoreRanking(ranked, grades({ p11: 1 })).reciprocalRank).toBe(0);
  });

  it('never falls as the cut-off grows', () => {
    const order = fc.shuffledSubarray(Array.from({ length: 120 }, (_, index) => `p${index}`));
    fc.assert(
      fc.property(order, fc.subarray(['p3', 'p30', 'p99'], { minLength: 1 }), (ranked, relevant) => {
        const { recall } = scoreRanking(ranked, new Map(relevant.map((id) => [id, 1])));
        expect([...recall].sort((a, b) => a - b)).toEqual(recall);
      }),
    );
  });

  it('is averaged over the queries, each counted alike', () => {
    const hit = scoreRanking(['a'], grades({ a: 1 }));
    const miss = scoreRanking(['x'], grades({ a: 1 }));
    expect(meanScore([hit, miss])).toEqual({
      recall: CUT_OFFS.map(() => 0.5),
      reciprocalRank: 0.5,
      ndcg: 0.5,
    });
    expect(() => meanScore([])).toThrow(RangeError);
  });
});

describe('the intervals', () => {
  const found = scoreRanking(['a'], grades({ a: 1 }));
  const lost = scoreRanking(['x'], grades({ a: 1 }));

  it('hold the means, are those of every other rate, and are the same on every run', () => {
    const scores = [...Array.from({ length: 30 }, () => found), ...Array.from({ length: 10 }, () => lost)];
    const { recall, reciprocalRank, ndcg } = scoreIntervals(scores);
    expect(recall).toHaveLength(CUT_OFFS.length);
    const expected = rateOf(scores.map(({ ndcg: hit }) => ({ hit, of: 1 })));
    expect(ndcg).toEqual(expected);
    for (const rate of [...recall, reciprocalRank, ndcg]) {
      expect(rate).toMatchObject({ value: 0.75, cases: 40 });
      expect(rate.low).toBeGreaterThan(0.5);
      expect(rate.low).toBeLessThan(0.75);
      expect(rate.high).toBeGreaterThan(0.75);
    }
    expect(scoreIntervals(scores)).toEqual({ recall, reciprocalRank, ndcg });
  });

  it('claim no certainty where every query agrees', () => {
    expect(scoreIntervals([found, found]).ndcg.low).toBeLessThan(0.5);
    expect(() => scoreIntervals([])).toThrow(RangeError);
  });
});
