import type { CurvePoint } from './use-curve.ts';

/** Whether what a curve shows are ceilings of the text throughout: no amount along it is due as it stands. */
export function areCeilings(points: readonly Pick<CurvePoint, 'amount'>[]): boolean {
  const some = points.filter(({ amount }) => amount.max !== null && amount.max > 0);
  return some.length > 0 && some.every(({ amount }) => amount.kind === 'upTo');
}
