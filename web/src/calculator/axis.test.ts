import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisFor, positionOf, samplesOf, ticksOf, valueAt } from './axis.ts';

const axes = fc.oneof(
  fc.record({
    min: fc.constant(0),
    max: fc.double({ min: 1, max: 1e7, noNaN: true }),
    isLog: fc.constant(false),
  }),
  fc
    .record({
      min: fc.double({ min: 0.01, max: 100, noNaN: true }),
      times: fc.integer({ min: 10, max: 100_000 }),
    })
    .map(({ min, times }) => ({ min, max: min * times, isLog: true })),
);

describe('the axis of a curve', () => {
  test('is logarithmic where marks span decades, and shows all of them and what is given', () => {
    expect(axisFor([10, 1000, 10_000], null, 400, 1000)).toEqual({ min: 2, max: 30_000, isLog: true });
    expect(axisFor([10, 1000, 10_000], null, 50_000, 1000).max).toBe(100_000);
    expect(axisFor([100, 500, 1000], null, null, 1000)).toEqual({ min: 0, max: 1600, isLog: false });
  });

  test('ends a little behind where the amount stops growing, or around what is given', () => {
    expect(axisFor([], 4000, null, 1000)).toEqual({ min: 0, max: 5600, isLog: false });
    expect(axisFor([], null, null, 1000).max).toBe(1000);
    expect(axisFor([], null, 3000, 1000).max).toBe(3800);
  });

  test('gives back the value of a position, to the digits shown', () => {
    fc.assert(
      fc.property(axes, fc.double({ min: 0, max: 1, noNaN: true }), (axis, position) => {
        const value = valueAt(position, axis, false);
        expect(positionOf(value, axis)).toBeCloseTo(position, 2);
      }),
    );
  });

  test('is sampled in order, within its bounds, on both sides of each mark', () => {
    fc.assert(
      fc.property(axes, (axis) => {
        const mark = valueAt(0.5, axis, false);
        const samples = samplesOf(axis, [mark], null, false);
        expect(samples).toEqual([...new Set(samples)].sort((a, b) => a - b));
        expect(samples).toContain(mark);
        expect(samples.some((value) => value < mark && value > mark * 0.999)).toBe(true);
        expect(samples.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  test('has round ticks', () => {
    expect(ticksOf({ min: 0, max: 5600, isLog: false }, 6)).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
    expect(ticksOf({ min: 2, max: 30_000, isLog: true }, 6)).toEqual([10, 100, 1000, 10_000]);
    expect(ticksOf({ min: 0, max: 20, isLog: false }, 6)).toEqual([0, 5, 10, 15, 20]);
  });
});
