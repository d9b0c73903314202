import { Exact } from '../../corpus/index.ts';

/**
 * An amount as far as it is known: anything from `lo` to `hi`. What widened it is kept beside it, so that the kind of an
 * amount (fixed, up to, range) follows from the interval and its causes and is never declared.
 */
export interface Interval {
  lo: Exact;
  /** Infinity where nothing bounds it. */
  hi: Exact;
  /** Facts that would narrow it and without which it is not decided. */
  missing: readonly string[];
  /** Facts that could only lower a ceiling that stands without them. */
  refining: readonly string[];
}

export const zero = new Exact(0);
export const one = new Exact(1);
export const infinity = new Exact(Infinity);
export const nothingMissing: readonly string[] = [];

export function exactly(value: Exact): Interval {
  return { lo: value, hi: value, missing: nothingMissing, refining: nothingMissing };
}

export const nothing: Interval = exactly(zero);

/** A number of which only the fact to ask for is known. */
export function unknown(factId: string): Interval {
  return { lo: zero, hi: infinity, missing: [factId], refining: nothingMissing };
}

export function isExact({ lo, hi }: Interval): boolean {
  return lo === hi || lo.eq(hi);
}

/** Facts of both, each once. */
export function union(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const added = b.filter((id) => !a.includes(id));
  return added.length === 0 ? a : [...a, ...added];
}

/** An interval that came down to one value needs no more facts, whichever it passed by on the way. */
function interval(lo: Exact, hi: Exact, a: Interval, b: Interval): Interval {
  if (lo === hi || lo.eq(hi)) return exactly(lo);
  return { lo, hi, missing: union(a.missing, b.missing), refining: union(a.refining, b.refining) };
}

/** Most amounts are known: what is the same number is computed once. */
const isOnePoint = (a: Interval, b: Interval): boolean => a.lo === a.hi && b.lo === b.hi;

export function add(a: Interval, b: Interval): Interval {
  const lo = a.lo.plus(b.lo);
  return interval(lo, isOnePoint(a, b) ? lo : a.hi.plus(b.hi), a, b);
}

/** Product of two intervals without negative numbers; nothing times anything is nothing. */
export function multiply(a: Interval, b: Interval): Interval {
  const lo = times(a.lo, b.lo);
  return interval(lo, isOnePoint(a, b) ? lo : times(a.hi, b.hi), a, b);
}

function times(a: Exact, b: Exact): Exact {
  return a.isZero() || b.isZero() ? zero : a.times(b);
}

export function smaller(a: Interval, b: Interval): Interval {
  return interval(lesser(a.lo, b.lo), lesser(a.hi, b.hi), a, b);
}

export function larger(a: Interval, b: Interval): Interval {
  return interval(greater(a.lo, b.lo), greater(a.hi, b.hi), a, b);
}

const lesser = (a: Exact, b: Exact): Exact => (a.lt(b) ? a : b);
const greater = (a: Exact, b: Exact): Exact => (a.gt(b) ? a : b);

/** Either of the two, as the missing facts decide; where both are the same, those facts decide nothing. */
export function either(a: Interval, b: Interval, missing: readonly string[]): Interval {
  if (a.lo.eq(b.lo) && a.hi.eq(b.hi) && a.missing.length === 0 && b.missing.length === 0) return a;
  const hull = interval(lesser(a.lo, b.lo), greater(a.hi, b.hi), a, b);
  return isExact(hull) ? hull : { ...hull, missing: union(hull.missing, missing) };
}

/** 最高, 以内: from nothing to the amount. */
export function upTo({ hi, missing, refining }: Interval): Interval {
  return hi.isZero() ? nothing : { lo: zero, hi, missing, refining };
}

/**
 * The amount, but not above the limit. A limit that is not known leaves a ceiling (最高30万元) as it stands: it can only
 * lower it. It leaves a fixed sum open.
 */
export function capped(amount: Interval, limit: Interval): Interval {
  if (!amount.lo.isZero() || limit.missing.length === 0) return smaller(amount, limit);
  const hi = lesser(amount.hi, limit.hi);
  if (hi.isZero()) return nothing;
  const refining = union(amount.refining, union(limit.missing, limit.refining));
  return { lo: zero, hi, missing: amount.missing, refining };
}

/** What is left of an amount after a payment; after one of unknown size, anything down to nothing. */
export function less(amount: Interval, paid: Interval): Interval {
  const hi = amount.hi.isFinite() ? greater(amount.hi.minus(paid.lo), zero) : amount.hi;
  const lo = paid.hi.isFinite() ? greater(amount.lo.minus(paid.hi), zero) : zero;
  return interval(lo, hi, amount, paid);
}
