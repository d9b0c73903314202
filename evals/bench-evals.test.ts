import { describe, expect, it } from 'vitest';
import { missedBar } from './bench-evals.ts';

describe('the bar of answering while a run goes on', () => {
  it.each([1, 1.99])('is cleared by %d times the quiet p95', (p95) => {
    expect(missedBar({ ratio: { p50: 9, p95 } })).toBeNull();
  });

  it.each([2, 5.5, Number.NaN])('is missed by %d times, and said so', (p95) => {
    expect(missedBar({ ratio: { p50: 1, p95 } })).toContain(p95.toFixed(2));
  });
});
