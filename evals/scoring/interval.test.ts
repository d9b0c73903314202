import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, percentile, rateOf, wilson } from './interval.ts';
import { mcnemar } from './mcnemar.ts';
import { createRandom } from './random.ts';

const yes = { hit: 1, of: 1 };
const no = { hit: 0, of: 1 };
const tally = fc
  .integer({ min: 1, max: 5 })
  .chain((of) => fc.record({ hit: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));

describe('a rate', () => {
  test('is null where nothing was measured', () => {
    expect(rateOf([])).toBeNull();
    expect(rateOf([{ hit: 0, of: 0 }])).toBeNull();
  });

  test('is the sum of hits over the sum of items', () => {
    expect(rateOf([{ hit: 1, of: 4 }, yes, no])?.value).toBe(2 / 6);
  });

  test('of 0 or 1 claims no certainty: the interval of Wilson', () => {
    // z² = 3.8415; 1 / (1 + z²/10) = 0.7225
    expect(rateOf(Array.from({ length: 10 }, () => yes))).toMatchObject({
      value: 1,
      low: expect.closeTo(0.7225, 4),
      high: 1,
      method: 'wilson',
    });
    expect(rateOf(Array.from({ length: 10 }, () => no))?.high).toBeCloseTo(0.2775, 4);
  });

  test('has the interval of the binomial distribution where cases are yes or no', () => {
    // 50 of 100: the 2.5 % and 97.5 % quantiles of B(100, 0.5) are 40 and 60.
    const rate = rateOf([...Array.from({ length: 50 }, () => yes), ...Array.from({ length: 50 }, () => no)]);
    expect(rate).toMatchObject({
      low: expect.closeTo(0.4, 1),
      high: expect.closeTo(0.6, 1),
      method: 'bootstrap',
    });
  });

  test('lies within its interval and within 0 and 1, and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(tally, { minLength: 1, maxLength: 12 }), (tallies) => {
        const rate = rateOf(tallies);
        const turned = rateOf(tallies.toReversed());
        if (rate === null || turned === null) throw new Error('measured');
        expect(rate.value).toBeCloseTo(turned.value, 12);
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.high).toBeLessThanOrEqual(1);
        expect(rate.low).toBeLessThanOrEqual(rate.value + 1e-12);
        expect(rate.high).toBeGreaterThanOrEqual(rate.value - 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same each time it is computed, interval and all', () => {
    const tallies = [yes, no, yes, { hit: 2, of: 3 }];
    expect(rateOf(tallies)).toEqual(rateOf(tallies));
  });

  test('grows with each hit more', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 20 }), (hits) => {
        const of = (all: readonly boolean[]) => rateOf(all.map((hit) => (hit ? yes : no)))?.value ?? 0;
        expect(of([...hits.slice(1), true])).toBeGreaterThanOrEqual(of([...hits.slice(1), false]));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a difference', () => {
  test('of a run with itself is nought, without doubt', () => {
    const pairs = [yes, no, yes].map((one) => ({ first: one, second: one }));
    expect(differenceOf(pairs)).toEqual({ value: 0, low: 0, high: 0, cases: 3 });
  });

  test('of runs that differ in every case leaves out nought', () => {
    const pairs = Array.from({ length: 20 }, () => ({ first: yes, second: no }));
    expect(differenceOf(pairs)).toMatchObject({ value: -1, low: -1, high: -1 });
  });

  test('of one case in twenty does not', () => {
    const pairs = Array.from({ length: 20 }, (_, at) => ({ first: yes, second: at === 0 ? no : yes }));
    expect(differenceOf(pairs)).toMatchObject({ value: expect.closeTo(-0.05, 10), high: 0 });
  });

  test('of nothing is null', () => {
    expect(differenceOf([])).toBeNull();
  });
});

describe('percentile', () => {
  test.each([
    [[1, 2, 3, 4], 0.5, 2],
    [[4, 3, 2, 1], 0.95, 4],
    [[7], 0.99, 7],
  ])('of %j at %d is %d', (values, p, expected) => {
    expect(percentile(values, p)).toBe(expected);
  });

  test('of nothing is null', () => {
    expect(percentile([], 0.5)).toBeNull();
  });
});

test('the interval of Wilson as tabulated: 8 of 10 is 0.490 to 0.943', () => {
  expect(wilson(0.8, 10)).toEqual({ low: expect.closeTo(0.4902, 3), high: expect.closeTo(0.9433, 3) });
});

describe('the exact test of McNemar', () => {
  test.each([
    [0, 0, 1],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [10, 2, (2 * (1 + 12 + 66)) / 4096],
    [3, 3, 1],
  ])('%d broken and %d mended: p = %d', (broken, mended, p) => {
    expect(mcnemar(broken, mended)).toBeCloseTo(p, 10);
    expect(mcnemar(mended, broken)).toBeCloseTo(p, 10);
  });

  test('stays a probability for thousands of cases', () => {
    expect(mcnemar(2000, 1990)).toBeGreaterThan(0.5);
    expect(mcnemar(2000, 10)).toBeLessThan(1e-100);
  });
});

test('random numbers are spread evenly and the same for a seed', () => {
  const random = createRandom(7);
  const numbers = Array.from({ length: 10_000 }, random);
  const average = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  expect(average).toBeCloseTo(0.5, 1);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(createRandom(7)()).toBe(numbers[0]);
});
