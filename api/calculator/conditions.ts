import type { Comparison, Condition, Literal } from '../../corpus/index.ts';
import type { FactValue, Range } from './facts.ts';
import { nothingMissing, union } from './interval.ts';
import { lookUp, type Scope } from './scope.ts';

/** Three-valued: null is open for want of `missing`. */
export type Truth =
  { value: true } | { value: false; failed: Condition } | { value: null; missing: readonly string[] };

const holds: Truth = { value: true };
const fails = (failed: Condition): Truth => ({ value: false, failed });
const open = (...missing: string[]): Truth => ({ value: null, missing });

/** Decides a condition as far as the facts allow (Kleene logic): what is missing is never taken for 否. */
export function decideCondition(condition: Condition, scope: Scope): Truth {
  switch (condition.op) {
    case 'is': {
      const fact = lookUp(scope, condition.fact);
      if (fact?.kind !== 'boolean') return open(condition.fact);
      return fact.value ? holds : fails(condition);
    }
    case 'in':
      return isIn(condition, lookUp(scope, condition.fact));
    case 'atLeast':
    case 'moreThan':
    case 'atMost':
    case 'lessThan':
      return compare(condition, lookUp(scope, condition.fact));
    case 'all':
      return all(condition.of, scope);
    case 'any':
      return any(condition, scope);
    case 'not':
      return negate(decideCondition(condition.of, scope), condition);
    case 'some':
      return some(condition, scope);
  }
}

function isIn(condition: Extract<Condition, { op: 'in' }>, fact: FactValue | undefined): Truth {
  if (fact?.kind === 'enum') return condition.values.includes(fact.value) ? holds : fails(condition);
  if (fact?.kind === 'set') {
    return fact.values.some((value) => condition.values.includes(value)) ? holds : fails(condition);
  }
  return open(condition.fact);
}

function compare(condition: Extract<Condition, { op: Comparison }>, fact: FactValue | undefined): Truth {
  if (fact?.kind !== 'quantity') return open(condition.fact);
  const threshold = thresholdFor(condition.to, fact.currency);
  if (threshold === undefined) return open(condition.fact);
  const outcome = compareRange(condition.op, fact.range, threshold);
  return outcome === null ? open(condition.fact) : outcome ? holds : fails(condition);
}

/** Of 1亿元人民币或1000万美元 the one in the currency of the fact; there is no exchange rate in a clause. */
function thresholdFor(to: readonly Literal[], currency: '元' | '美元' | null): Literal | undefined {
  return to.length === 1 || currency === null ? to[0] : to.find(({ unit }) => unit === currency);
}

/** Whether a number known as a range satisfies a comparison; null where part of the range does. */
export function compareRange(op: Comparison, range: Range, { value }: Literal): boolean | null {
  switch (op) {
    case 'atLeast':
      return above(range, value, false);
    case 'moreThan':
      return above(range, value, true);
    case 'lessThan':
      return not(above(range, value, false));
    case 'atMost':
      return not(above(range, value, true));
  }
}

const not = (truth: boolean | null): boolean | null => (truth === null ? null : !truth);

function above(
  { lo, hi, loOpen, hiOpen }: Range,
  value: Literal['value'],
  strictly: boolean,
): boolean | null {
  const whole = lo.gt(value) || (lo.eq(value) && (!strictly || loOpen));
  if (whole) return true;
  const never = hi.lt(value) || (hi.eq(value) && (strictly || hiOpen));
  return never ? false : null;
}

function all(of: readonly Condition[], scope: Scope): Truth {
  let missing = nothingMissing;
  for (const one of of) {
    const truth = decideCondition(one, scope);
    if (truth.value === false) return truth;
    if (truth.value === null) missing = union(missing, truth.missing);
  }
  return missing.length === 0 ? holds : { value: null, missing };
}

function any(condition: Condition & { op: 'all' | 'any' }, scope: Scope): Truth {
  let missing = nothingMissing;
  for (const one of condition.of) {
    const truth = decideCondition(one, scope);
    if (truth.value === true) return truth;
    if (truth.value === null) missing = union(missing, truth.missing);
  }
  return missing.length === 0 ? fails(condition) : { value: null, missing };
}

function negate(truth: Truth, condition: Condition): Truth {
  if (truth.value === null) return truth;
  return truth.value ? fails(condition) : holds;
}

function some(condition: Extract<Condition, { op: 'some' }>, scope: Scope): Truth {
  const list = lookUp(scope, condition.list);
  if (list?.kind !== 'list') return open(condition.list);
  let missing = nothingMissing;
  for (const item of list.items) {
    const truth = decideCondition(condition.where, { ...scope, item });
    if (truth.value === true) return truth;
    if (truth.value === null) missing = union(missing, truth.missing);
  }
  return missing.length === 0 ? fails(condition) : { value: null, missing };
}
