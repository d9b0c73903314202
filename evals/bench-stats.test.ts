import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medians, percentile, relativeTo, spread } from './bench-stats.ts';

describe('percentile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[10], 0.95, 10],
    [[0, 100], 0.95, 95],
  ])('of %j at %f is %f', (values, share, expected) => {
    expect(percentile(values, share)).toBeCloseTo(expected);
  });

  it('refuses no values', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });

  it('lies between the least and the greatest, and does not fall as the share grows', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (list) => {
        const { p50, p95 } = spread(list);
        expect(p50).toBeGreaterThanOrEqual(Math.min(...list));
        expect(p95).toBeLessThanOrEqual(Math.max(...list));
        expect(p95).toBeGreaterThanOrEqual(p50);
      }),
    );
  });
});

describe('relativeTo', () => {
  it('divides like by like', () => {
    expect(relativeTo({ n: 1, p50: 2, p95: 4 }, { n: 1, p50: 3, p95: 4 })).toEqual({ p50: 1.5, p95: 1 });
  });
});

describe('medians', () => {
  it('takes each figure by itself', () => {
    const runs = [
      { open: 3, ready: 10 },
      { open: 1, ready: 30 },
      { open: 2, ready: 20 },
    ];
    expect(medians(runs)).toEqual({ open: 2, ready: 20 });
    expect(() => medians([])).toThrow('no runs');
  });
});
