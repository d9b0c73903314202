import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, percentile, rateOf } from './interval.ts';
import { mcnemar } from './mcnemar.ts';
import { newcombe, pairedTest, type TallyPair } from './paired.ts';
import { createRandom } from './random.ts';
import { wilson } from './tally-math.ts';

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

  test('is bounded no more tightly by a rare event than by none', () => {
    const highs = [0, 1, 2, 3].map(
      (events) => rateOf(Array.from({ length: 40 }, (_, at) => (at < events ? yes : no)))?.high ?? 0,
    );
    // Wilson for 0, 1, 2 and 3 of 40; the bootstrap alone gives 0.075 for 1.
    expect(highs).toEqual([0.0876, 0.1288, 0.165, 0.1986].map((high) => expect.closeTo(high, 4)));
  });

  test('which is no yes or no claims no more than a perfect one', () => {
    const items = (hit: number) => ({ hit, of: 3 });
    const perfect = rateOf(Array.from({ length: 40 }, () => items(3)));
    const flawed = rateOf(Array.from({ length: 40 }, (_, at) => items(at === 0 ? 2 : 3)));
    expect(flawed?.value).toBeCloseTo(119 / 120, 10);
    expect(flawed?.low).toBe(perfect?.low);
    expect(flawed?.method).toBe('wilson');
    // Far from either end the bootstrap stands: cases of half a hit each vary less than a yes or no.
    const shares = Array.from({ length: 40 }, (_, at) => ({ hit: at % 2 === 0 ? 0.4 : 0.6, of: 1 }));
    expect(rateOf(shares)).toMatchObject({ low: expect.closeTo(0.47, 2), method: 'bootstrap' });
  });

  test('has bounds that grow with each hit more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 59 }), (cases, more) => {
        const hits = more % cases;
        const of = (count: number) =>
          rateOf(Array.from({ length: cases }, (_, at) => (at < count ? yes : no)));
        const [fewer, grown] = [of(hits), of(hits + 1)];
        expect(grown?.low).toBeGreaterThanOrEqual(fewer?.low ?? 1);
        expect(grown?.high).toBeGreaterThanOrEqual(fewer?.high ?? 1);
      }),
      { numRuns: 60 },
    );
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
  const pairsOf = (both: number, lost: number, gained: number, neither: number): TallyPair[] => [
    ...Array.from({ length: both }, () => ({ first: yes, second: yes })),
    ...Array.from({ length: lost }, () => ({ first: yes, second: no })),
    ...Array.from({ length: gained }, () => ({ first: no, second: yes })),
    ...Array.from({ length: neither }, () => ({ first: no, second: no })),
  ];

  test('of a run with itself is nought, without doubt', () => {
    const pairs = [yes, no, yes].map((one) => ({ first: one, second: one }));
    expect(differenceOf(pairs)).toEqual({ value: 0, low: 0, high: 0, cases: 3, p: 1 });
  });

  test('of runs that differ in every case leaves out nought, and still claims no certainty', () => {
    // -1 + √2 · (1 - 0.8389), the lower bound of Wilson for 20 of 20
    expect(differenceOf(pairsOf(0, 20, 0, 0))).toMatchObject({
      value: -1,
      low: -1,
      high: expect.closeTo(-0.7721, 4),
    });
  });

  test.each([
    ['one of one', 0, 1, 1],
    ['one of twenty', 19, 1, 1],
    ['four of a hundred', 96, 4, 0.125],
  ])('of %s broken does not', (_name, both, lost, p) => {
    const difference = differenceOf(pairsOf(both, lost, 0, 0));
    expect(difference).toMatchObject({ value: expect.closeTo(-lost / (both + lost), 10), p });
    expect(difference?.low).toBeLessThan(0);
    expect(difference?.high).toBeGreaterThan(0);
  });

  test('of six broken of a hundred does, as the exact test has it', () => {
    expect(differenceOf(pairsOf(94, 6, 0, 0))).toMatchObject({
      high: expect.closeTo(-0.0109, 4),
      p: expect.closeTo(0.03125, 10),
    });
  });

  test('has the interval of Newcombe as published', () => {
    // Bentur et al. 2009, in Fagerland, Lydersen & Laake 2014, table V; theirs is first minus second.
    expect(newcombe(pairsOf(1, 1, 7, 12))).toEqual({
      low: expect.closeTo(0.026, 3),
      high: expect.closeTo(0.507, 3),
    });
  });

  test('of shares on which all resamples agree has an interval too', () => {
    const only = [{ first: { hit: 0.75, of: 1 }, second: { hit: 0.25, of: 1 } }];
    const difference = differenceOf(only);
    expect(difference).toMatchObject({ value: -0.5, p: 1 });
    expect(difference?.high).toBeGreaterThan(0);
  });

  test('turns round with the runs', () => {
    const pairs = pairsOf(10, 6, 1, 3);
    const turned = differenceOf(pairs.map(({ first, second }) => ({ first: second, second: first })));
    const difference = differenceOf(pairs);
    expect(turned?.value).toBeCloseTo(-(difference?.value ?? 0), 12);
    expect(turned?.low).toBeCloseTo(-(difference?.high ?? 0), 1);
    expect(turned?.p).toBe(difference?.p);
  });

  test('of nothing is null', () => {
    expect(differenceOf([])).toBeNull();
    expect(differenceOf([{ first: { hit: 0, of: 0 }, second: yes }])).toBeNull();
  });
});

describe('the paired test', () => {
  const share = (first: number, second: number): TallyPair => ({
    first: { hit: first, of: 1 },
    second: { hit: second, of: 1 },
  });

  test('of shares counts all ways to exchange a few cases', () => {
    // All six fell, so only the two ways that keep one direction are as large: 2 / 2⁶.
    const fell = Array.from({ length: 6 }, (_, at) => share(0.9, 0.1 * at));
    expect(pairedTest(fell)).toBeCloseTo(2 / 64, 12);
    expect(pairedTest([...fell, share(0.5, 0.5)])).toBeCloseTo(2 / 64, 12);
    expect(pairedTest(fell.slice(0, 1))).toBe(1);
  });

  test('of many shares tells a shift from noise, the same each time', () => {
    const shift = Array.from({ length: 200 }, (_, at) => share(0.5 + (at % 5) / 20, 0.4 + (at % 7) / 20));
    const noise = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? share(0.4, 0.6) : share(0.6, 0.4)));
    expect(pairedTest(noise)).toBe(1);
    const p = pairedTest(shift);
    expect(p).toBeLessThan(0.01);
    expect(pairedTest(shift)).toBe(p);
  });

  test('of items weighs them', () => {
    const items = (first: number, second: number): TallyPair => ({
      first: { hit: first, of: 10 },
      second: { hit: second, of: 10 },
    });
    expect(pairedTest(Array.from({ length: 8 }, () => items(10, 5)))).toBeCloseTo(2 / 256, 12);
  });

  test('of nothing changed is 1', () => {
    expect(pairedTest([share(0.5, 0.5), share(1, 1)])).toBe(1);
    expect(pairedTest([])).toBe(1);
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
