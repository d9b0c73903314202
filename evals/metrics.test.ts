import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  citationPrecision,
  citationRecall,
  hitAt,
  mean,
  recallAt,
  recallCeiling,
  reciprocalRank,
  refusalRates,
  share,
} from './metrics.ts';

const ranked = ['a', 'b', 'c', 'd'];

describe('retrieval, worked by hand', () => {
  it('counts the key clauses among the first k', () => {
    expect(recallAt(ranked, new Set(['b', 'd', 'x']), 2)).toBeCloseTo(1 / 3);
    expect(recallAt(ranked, new Set(['b', 'd', 'x']), 4)).toBeCloseTo(2 / 3);
  });

  it('counts a clause that is ranked twice once', () => {
    expect(recallAt(['a', 'a'], new Set(['a', 'b']), 2)).toBe(0.5);
  });

  it('takes the first key clause for the reciprocal rank', () => {
    expect(reciprocalRank(ranked, new Set(['c', 'd']))).toBeCloseTo(1 / 3);
    expect(reciprocalRank(ranked, new Set(['x']))).toBe(0);
  });

  it('tells whether the first k hold any key clause', () => {
    expect(hitAt(ranked, new Set(['c']), 3)).toBe(true);
    expect(hitAt(ranked, new Set(['c']), 2)).toBe(false);
  });

  it('knows that ten key clauses do not fit five places', () => {
    expect(recallCeiling(10, 5)).toBe(0.5);
    expect(recallCeiling(5, 5)).toBe(1);
  });

  it('refuses to measure recall over nothing', () => {
    expect(() => recallAt(ranked, new Set(), 5)).toThrow(RangeError);
    expect(() => reciprocalRank(ranked, new Set())).toThrow(RangeError);
    expect(() => hitAt(ranked, new Set(), 5)).toThrow(RangeError);
  });
});

describe('citations, worked by hand', () => {
  it('counts the key clauses cited, however often', () => {
    expect(citationRecall(['a', 'a', 'x'], new Set(['a', 'b']))).toBe(0.5);
    expect(citationRecall([], new Set(['a']))).toBe(0);
  });

  it('counts the share of citations that are accepted', () => {
    expect(citationPrecision(['a', 'x', 'b', 'y'], new Set(['a', 'b', 'c']))).toBe(0.5);
  });

  it('has no precision where nothing is cited', () => {
    expect(citationPrecision([], new Set(['a']))).toBeNull();
  });
});

describe('refusals, worked by hand', () => {
  it('gives both rates together', () => {
    const decisions = [
      { answerable: false, refused: true },
      { answerable: false, refused: false },
      { answerable: true, refused: false },
      { answerable: true, refused: false },
      { answerable: true, refused: true },
      { answerable: true, refused: false },
    ];
    expect(refusalRates(decisions)).toEqual({ refused: 0.5, falselyRefused: 0.25 });
  });

  it('has no rate over no question', () => {
    expect(refusalRates([])).toEqual({ refused: null, falselyRefused: null });
    expect(refusalRates([{ answerable: true, refused: true }])).toEqual({
      refused: null,
      falselyRefused: 1,
    });
  });
});

describe('means', () => {
  it('leaves out what has no value', () => {
    expect(mean([1, null, 0.5])).toBe(0.75);
    expect(mean([null])).toBeNull();
    expect(share(0, 0)).toBeNull();
    expect(share(1, 4)).toBe(0.25);
  });
});

const ids = fc.array(fc.constantFrom(...'abcdefghij'), { maxLength: 12 });
const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });
const places = fc.integer({ min: 1, max: 12 });

describe('laws', () => {
  it('keeps every measure between 0 and its ceiling', () => {
    fc.assert(
      fc.property(ids, keys, places, (list, keyList, k) => {
        const key = new Set(keyList);
        const recall = recallAt(list, key, k);
        expect(recall).toBeGreaterThanOrEqual(0);
        expect(recall).toBeLessThanOrEqual(recallCeiling(key.size, k));
        expect(reciprocalRank(list, key)).toBeLessThanOrEqual(1);
        expect(citationPrecision(list, key) ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never loses recall with more places, and reaches the ceiling with the key clauses first', () => {
    fc.assert(
      fc.property(ids, keys, places, (list, keyList, k) => {
        const key = new Set(keyList);
        expect(recallAt(list, key, k + 1)).toBeGreaterThanOrEqual(recallAt(list, key, k));
        expect(recallAt([...keyList, ...list], key, k)).toBe(recallCeiling(key.size, k));
        expect(reciprocalRank([...keyList, ...list], key)).toBe(1);
      }),
    );
  });

  it('does not depend on the order of citations', () => {
    const shuffled = ids.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, keys, ([list, other], keyList) => {
        const key = new Set(keyList);
        expect(citationRecall(other, key)).toBe(citationRecall(list, key));
        expect(citationPrecision(other, key)).toBe(citationPrecision(list, key));
      }),
    );
  });

  it('hits exactly where the recall is above 0', () => {
    fc.assert(
      fc.property(ids, keys, places, (list, keyList, k) => {
        const key = new Set(keyList);
        expect(hitAt(list, key, k)).toBe(recallAt(list, key, k) > 0);
      }),
    );
  });

  it('gives refusal rates that do not depend on the order of questions', () => {
    const decision = fc.record({ answerable: fc.boolean(), refused: fc.boolean() });
    fc.assert(
      fc.property(fc.array(decision), (decisions) => {
        expect(refusalRates(decisions.toReversed())).toEqual(refusalRates(decisions));
      }),
    );
  });
});
