import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, probabilityOf, type Example } from './logistic.ts';

function example(value: number, label: 0 | 1, weight = 1): Example {
  return { features: [1, value], label, weight };
}

/** Numbers without a pattern, and labels that lean on the first of them. */
const examples = fc
  .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), fc.boolean()), {
    minLength: 4,
    maxLength: 30,
  })
  .map((rows): Example[] => [
    ...rows.map(([a, b, isOne]): Example => ({
      features: [1, a / 10, b / 10],
      label: isOne ? 1 : 0,
      weight: 1,
    })),
    { features: [1, 1, 0], label: 1, weight: 1 },
    { features: [1, 0, 1], label: 0, weight: 1 },
  ]);

/** The largest difference between two lists of the same length. */
function gap(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  return Math.max(...left.map((value, at) => Math.abs(value - (right[at] ?? Number.NaN))));
}

const ROUNDING = 1e-6;

describe('fitting a logistic model', () => {
  it('parts what can be parted, with finite weights', () => {
    const rows = [example(-2, 0), example(-1, 0), example(1, 1), example(2, 1)];
    const weights = fitLogistic(rows, 0.5);
    expect(weights.every(Number.isFinite)).toBe(true);
    expect(rows.map(({ features }) => probabilityOf(features, weights) > 0.5)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('finds the log odds where only the bias can tell: 3 of 4', () => {
    const rows = [1, 1, 1, 0].map(
      (label) => ({ features: [1], label: label === 1 ? 1 : 0, weight: 1 }) as const,
    );
    expect(gap(fitLogistic(rows, 0.5), [Math.log(3)])).toBeLessThan(ROUNDING);
  });

  it('finds the log of the odds ratio of two groups where the penalty is next to nothing', () => {
    const rows = [example(0, 1, 1), example(0, 0, 4), example(1, 1, 6), example(1, 0, 2)];
    expect(gap(fitLogistic(rows, 1e-9), [Math.log(1 / 4), Math.log(6 / 2) - Math.log(1 / 4)])).toBeLessThan(
      ROUNDING,
    );
  });

  it('keeps weights small where the penalty is large, and leaves the bias alone', () => {
    const rows = [example(-1, 0), example(1, 1), example(2, 1), example(0, 1)];
    const [bias = 0, weight = 0] = fitLogistic(rows, 1e7);
    expect(weight).toBeCloseTo(0, 5);
    expect(bias).toBeCloseTo(Math.log(3), 4);
  });

  it('gives a feature that never changes no weight', () => {
    const rows = [example(7, 0), example(7, 1), example(7, 1)];
    expect(gap(fitLogistic(rows, 0.5), [Math.log(2), 0])).toBeLessThan(ROUNDING);
  });

  it('counts an example of weight 2 like two examples', () => {
    const rows = [example(-1, 0), example(1, 1), example(3, 0)];
    const twice = rows.map((row) => ({ ...row, weight: 2 }));
    expect(gap(fitLogistic(twice, 0.5), fitLogistic([...rows, ...rows], 0.5))).toBeLessThan(ROUNDING);
  });

  it('throws where only one label occurs', () => {
    expect(() => fitLogistic([example(0, 1), example(1, 1)], 0.5)).toThrow(RangeError);
    expect(() => fitLogistic([], 0.5)).toThrow(RangeError);
  });

  it('gives the same probabilities whatever the units of a feature', () => {
    fc.assert(
      fc.property(
        examples,
        fc.constantFrom(0.001, 0.5, 40, 10_000),
        fc.integer({ min: -5, max: 5 }),
        (rows, unit, zero) => {
          const rescaled = rows.map((row) => ({
            ...row,
            features: row.features.map((value, at) => (at === 1 ? value * unit + zero : value)),
          }));
          const plain = fitLogistic(rows, 0.5);
          const other = fitLogistic(rescaled, 0.5);
          expect(
            gap(
              rescaled.map(({ features }) => probabilityOf(features, other)),
              rows.map(({ features }) => probabilityOf(features, plain)),
            ),
          ).toBeLessThan(ROUNDING);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of examples, and permutes weights with the features', () => {
    fc.assert(
      fc.property(examples, (rows) => {
        const [bias = 0, first = 0, second = 0] = fitLogistic(rows, 0.5);
        const turned = rows
          .map((row) => ({ ...row, features: [1, row.features[2] ?? 0, row.features[1] ?? 0] }))
          .toReversed();
        expect(gap(fitLogistic(turned, 0.5), [bias, second, first])).toBeLessThan(ROUNDING);
      }),
      { numRuns: 40 },
    );
  });
});
