import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, isTelling } from './bootstrap.ts';

describe('the bootstrap interval', () => {
  it('is a point where every question differs alike', () => {
    expect(bootstrapInterval([0.25, 0.25, 0.25])).toEqual({ mean: 0.25, low: 0.25, high: 0.25 });
  });

  it('comes near the interval of the normal distribution for many questions', () => {
    // 200 differences of 1 and 200 of 0: mean 0.5, standard error 0.5 ÷ √400 = 0.025.
    const { mean, low, high } = bootstrapInterval(Array.from({ length: 400 }, (_, at) => at % 2));
    expect(mean).toBe(0.5);
    expect(low).toBeCloseTo(0.5 - 1.96 * 0.025, 1);
    expect(high).toBeCloseTo(0.5 + 1.96 * 0.025, 1);
  });

  it('holds the mean, is the same on every run, and turns with the sign', () => {
    const differences = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(differences, (values) => {
        const interval = bootstrapInterval(values);
        expect(interval).toEqual(bootstrapInterval(values));
        expect(interval.low).toBeLessThanOrEqual(interval.mean + 1e-9);
        expect(interval.high).toBeGreaterThanOrEqual(interval.mean - 1e-9);
        const turned = bootstrapInterval(values.map((value) => -value));
        expect(turned.high).toBeCloseTo(-interval.low, 1);
      }),
      { numRuns: 30 },
    );
  });

  it('has no value over no questions', () => {
    expect(() => bootstrapInterval([])).toThrow(RangeError);
  });
});

describe('a telling difference', () => {
  it('is one whose interval leaves out 0', () => {
    expect(isTelling({ mean: 0.1, low: 0.01, high: 0.2 })).toBe(true);
    expect(isTelling({ mean: -0.1, low: -0.2, high: -0.01 })).toBe(true);
    expect(isTelling({ mean: 0.1, low: 0, high: 0.2 })).toBe(false);
  });
});
