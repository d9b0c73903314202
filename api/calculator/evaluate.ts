import type { Expression } from '../../corpus/index.ts';
import { evaluateBands, evaluateMilestones } from './bands.ts';
import { decideCondition } from './conditions.ts';
import { findFact, labelOf } from './facts.ts';
import { formatInterval, formatNumber } from './format.ts';
import {
  add,
  capped,
  either,
  exactly,
  type Interval,
  isExact,
  larger,
  less,
  multiply,
  nothing,
  nothingMissing,
  smaller,
  union,
  unknown,
  upTo,
} from './interval.ts';
import { evaluateEach } from './lists.ts';
import { describeRequirement, textsOf } from './condition-wording.ts';
import { lookUp, noteNothing, type Scope } from './scope.ts';
import { note } from './note.ts';
import { paidThisYear } from './records.ts';
import { evaluateTable } from './table.ts';
import { describeLimit, describeOperand, describeResult, describeZero, literalsOf } from './wording.ts';

/** Calculates an expression as far as the facts allow. Pure but for the steps and remarks it leaves in the scope. */
export function evaluate(expression: Expression, scope: Scope): Interval {
  switch (expression.op) {
    case 'literal':
      return exactly(expression.literal.value);
    case 'fact':
      return numberOf(expression.fact, scope);
    case 'sum':
      return fold(expression, add, scope);
    case 'product':
      return fold(expression, multiply, scope);
    case 'min':
      return fold(expression, smaller, scope);
    case 'max':
      return fold(expression, larger, scope);
    case 'upTo':
      return ceiling(expression, scope);
    case 'rate':
      return rate(expression, scope);
    case 'cap':
      return cap(expression, scope);
    case 'bands':
      return evaluateBands(expression, scope, evaluate);
    case 'milestones':
      return evaluateMilestones(expression, scope, evaluate);
    case 'table':
      return evaluateTable(expression, scope, evaluate);
    case 'per':
      return per(expression, scope);
    case 'each':
      return evaluateEach(expression, scope, evaluate);
    case 'choose':
      return choose(expression.cases, scope);
    case 'staged':
      return staged(expression, scope);
  }
}

/** A fact as a number; a bounded statement (超过1000万元) is a range that the exact figure would narrow. */
export function numberOf(id: string, scope: Scope): Interval {
  const fact = lookUp(scope, id);
  if (fact?.kind !== 'quantity') return unknown(id);
  const { lo, hi } = fact.range;
  if (lo.eq(hi)) return exactly(lo);
  return { lo, hi, missing: [id], refining: nothingMissing };
}

type Operands = Extract<Expression, { op: 'sum' | 'product' | 'min' | 'max' }>;

const signs = { sum: '＋', product: '×', min: '与', max: '与' } as const;

function fold(expression: Operands, combine: (a: Interval, b: Interval) => Interval, scope: Scope): Interval {
  const [first, ...others] = expression.of.map((part) => evaluate(part, scope));
  const result = others.reduce(combine, first ?? nothing);
  const sign = signs[expression.op];
  note(
    scope,
    expression.op,
    () => ({ parts: expression.of.map((part) => describeOperand(part, scope)).join(sign) }),
    scope.steps === null ? undefined : describeResult(expression, result, scope.vocabulary),
    scope.steps === null ? [] : literalsOf(expression),
  );
  return result;
}

function ceiling({ of }: Extract<Expression, { op: 'upTo' }>, scope: Scope): Interval {
  const amount = evaluate(of, scope);
  const result = upTo(amount);
  note(scope, 'upTo', () => ({ amount: formatInterval(amount) }), result);
  return result;
}

function rate({ of, from, to }: Extract<Expression, { op: 'rate' }>, scope: Scope): Interval {
  const base = evaluate(of, scope);
  const share: Interval = { ...exactly(from.value), hi: to.value };
  const result = multiply(base, share);
  const op = from === to ? 'rate' : 'rateRange';
  // 全额 stands for the 100% that is not printed.
  const words = from.derived?.from ?? from.text;
  note(
    scope,
    op,
    () => ({
      base: baseText(of, base, scope),
      by: from.text,
      to: to.text,
      ...(isExact(base) ? { baseAmount: formatInterval(base) } : {}),
    }),
    result,
    [words],
  );
  if (base.hi.isZero()) noteNothing(scope, () => `${describeZero(of, scope)}，没有可计算的基数`);
  return result;
}

/** A product has had its own step just before, so its result stands for it. */
function baseText(of: Expression, base: Interval, scope: Scope): string {
  return of.op === 'product' && isExact(base) ? formatInterval(base) : describeOperand(of, scope);
}

function cap({ of, at, yearly }: Extract<Expression, { op: 'cap' }>, scope: Scope): Interval {
  const before = evaluate(of, scope);
  const limit = evaluate(at, scope);
  const used = yearly ? paidThisYear(scope) : nothing;
  const result = capped(before, less(limit, used));
  const op = used.hi.gt(0) ? 'yearlyCap' : capOp(before, limit);
  const by = at.op === 'literal' ? [at.literal.text] : [];
  if (used.hi.gt(0) && result.hi.isZero())
    noteNothing(scope, () => `本年度已获${formatInterval(used)}，年度限额已用完`);
  // 不超过实际展位费, and the fee is 0.
  else if (limit.hi.isZero()) noteNothing(scope, () => describeZero(at, scope));
  note(
    scope,
    op,
    () => ({
      amount: formatInterval(before),
      limit: describeLimit(at, limit, scope),
      ...(at.op === 'literal' ? {} : { limitAmount: formatInterval(limit) }),
      used: formatInterval(used),
    }),
    result,
    by,
  );
  return result;
}

/** What a limit does to an amount, in a word. */
export function capOp(amount: Interval, limit: Interval): 'cap' | 'notCapped' | 'capUnknown' {
  if (limit.missing.length > 0) return 'capUnknown';
  return amount.hi.gt(limit.lo) ? 'cap' : 'notCapped';
}

function per({ count, give }: Extract<Expression, { op: 'per' }>, scope: Scope): Interval {
  const number = numberOf(count, scope);
  const single = evaluate(give, scope);
  const result = multiply(number, single);
  if (number.hi.isZero()) {
    noteNothing(scope, () => `${labelOf(scope.vocabulary, count)}为 0 ${unitOf(count, scope)}`);
  }
  if (number.missing.length === 0) {
    note(
      scope,
      'per',
      () => ({
        count: labelOf(scope.vocabulary, count),
        number: `${formatNumber(number.lo)}${unitOf(count, scope)}`,
        give: formatInterval(single),
      }),
      result,
    );
  }
  return result;
}

function unitOf(id: string, { vocabulary }: Scope): string {
  const fact = findFact(vocabulary, id);
  return fact?.kind === 'quantity' ? fact.unit : '';
}

function choose(cases: Extract<Expression, { op: 'choose' }>['cases'], scope: Scope): Interval {
  let result: Interval | null = null;
  let missing = nothingMissing;
  for (const one of cases) {
    const truth = one.if === null ? { value: true as const } : decideCondition(one.if, scope);
    if (truth.value === false) continue;
    if (truth.value === null) missing = union(missing, truth.missing);
    if (one.if !== null && truth.value === true) {
      const { if: condition } = one;
      note(
        scope,
        'condition',
        () => ({ requirement: describeRequirement(condition, scope.vocabulary) }),
        undefined,
        textsOf(condition, scope.vocabulary),
      );
    }
    // An open case leaves two amounts possible; steps of both would read as if both applied.
    const quiet = missing.length === 0 ? scope : { ...scope, steps: null };
    const amount = evaluate(one.give, quiet);
    result = result === null ? amount : either(result, amount, missing);
    if (truth.value === true) break;
  }
  return result ?? nothing;
}

function staged({ total, stage }: Extract<Expression, { op: 'staged' }>, scope: Scope): Interval {
  const amount = evaluate(total, scope);
  const asked = lookUp(scope, stage);
  if (asked?.kind === 'text' || asked?.kind === 'enum') scope.found.stage = asked.value;
  note(scope, 'staged', () => ({ amount: formatInterval(amount) }), amount);
  return amount;
}
