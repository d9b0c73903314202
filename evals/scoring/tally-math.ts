/** Sums over tallies, and the closed interval of a share. */
import type { Tally } from './measures.ts';

/** The normal quantile of 97.5 %. */
const Z = 1.959_963_984_540_054;

/** Whether it counts one thing that is or is not: no share, and no several items. */
export function isYesOrNo({ hit, of }: Tally): boolean {
  return of === 1 && (hit === 0 || hit === 1);
}

/** Hits and items of all together. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { hit, of }) => ({ hit: sum.hit + hit, of: sum.of + of }), { hit: 0, of: 0 });
}

/** The sum of hits over the sum of items; 0 over nothing. */
export function ratioOf(tallies: readonly Tally[]): number {
  const { hit, of } = sumOf(tallies);
  return of === 0 ? 0 : hit / of;
}

/** The score interval of Wilson (1927) for a share of `n` independent cases. */
export function wilson(share: number, n: number): { low: number; high: number } {
  const spread = (Z * Z) / n;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
