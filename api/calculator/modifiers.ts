import type { AwardBody, Cap, Exact, Uplift } from '../../corpus/index.ts';
import { decideCondition } from './conditions.ts';
import { evaluate, numberOf } from './evaluate.ts';
import { labelOf } from './facts.ts';
import { formatInterval, formatNumber } from './format.ts';
import {
  capped,
  exactly,
  type Interval,
  less,
  multiply,
  nothing,
  nothingMissing,
  one,
  union,
  zero,
} from './interval.ts';
import { paidBefore, paidThisYear, paymentRecords } from './records.ts';
import { notePresumption, type Scope } from './scope.ts';
import { note } from './note.ts';
import { describeLimit, describeRequirement } from './wording.ts';

/** Uplift → caps → top-up → years. The order is law, not the order of keys in a file. */
export function applyModifiers(
  amount: Interval,
  body: Pick<AwardBody, 'uplift' | 'caps'>,
  scope: Scope,
): Interval {
  const lifted = applyUplift(amount, body.uplift, scope);
  const limited = body.caps.reduce((result, cap) => applyCap(result, cap, scope), lifted);
  return applyYears(applyTopUp(limited, scope), scope);
}

function applyUplift(amount: Interval, rows: readonly Uplift[], scope: Scope): Interval {
  if (rows.length === 0) return amount;
  const decided = rows.map((row) => ({ row, truth: decideCondition(row.if, scope) }));
  const sure = decided.flatMap(({ row, truth }) => (truth.value === true ? [row] : []));
  const open = decided.flatMap(({ row, truth }) => (truth.value === null ? [{ row, truth }] : []));
  const most = combine([...sure, ...open.map(({ row }) => row)], scope);
  // An open uplift below a certain one changes nothing, so nobody need be asked about it.
  const matters = !most.eq(combine(sure, scope));
  const missing = matters
    ? open.reduce((all, { truth }) => union(all, truth.missing), nothingMissing)
    : nothingMissing;
  const least = combine(
    sure.filter(({ may }) => !may),
    scope,
  );
  const result = multiply(amount, { lo: least, hi: most, missing, refining: nothingMissing });
  if (sure.length > 0) {
    const by = liftText(sure, scope);
    note(scope, 'uplift', () => ({ reason: reasonsOf(sure, scope), by }), result, [by]);
  }
  return result;
}

function reasonsOf(rows: readonly Uplift[], { vocabulary }: Scope): string {
  return rows.map(({ if: condition }) => describeRequirement(condition, vocabulary)).join('、');
}

/** The factor by which the amount grows. */
function combine(rows: readonly Uplift[], { settings }: Scope): Exact {
  const shares = rows.map(({ by }) => by.value);
  switch (settings.upliftCombine) {
    case 'max':
      return one.plus(shares.reduce((most, share) => (share.gt(most) ? share : most), zero));
    case 'sum':
      return shares.reduce((sum, share) => sum.plus(share), one);
    case 'product':
      return shares.reduce((product, share) => product.times(one.plus(share)), one);
  }
}

function liftText(rows: readonly Uplift[], { settings }: Scope): string {
  const highest = rows.reduce((best, row) => (row.by.value.gt(best.by.value) ? row : best));
  return settings.upliftCombine === 'max' ? highest.by.text : rows.map(({ by }) => by.text).join('、');
}

function applyCap(amount: Interval, { at, soft, yearly }: Cap, scope: Scope): Interval {
  const limit = evaluate(at, { ...scope, steps: null });
  const used = yearly ? paidThisYear(scope) : nothing;
  const result = capped(amount, less(limit, used));
  if (soft) scope.found.softCap = true;
  if (scope.steps === null) return result;
  const by =
    at.op === 'literal' ? [at.literal.text] : at.op === 'fact' ? [labelOf(scope.vocabulary, at.fact)] : [];
  const op = used.hi.isZero() ? capOp(amount, limit) : 'yearlyCap';
  const words = describeLimit(at, limit, scope);
  note(
    scope,
    op,
    () => ({ amount: formatInterval(amount), limit: words, used: formatInterval(used) }),
    result,
    by,
  );
  return result;
}

function capOp(amount: Interval, limit: Interval): 'cap' | 'notCapped' | 'capUnknown' {
  if (limit.missing.length > 0) return 'capUnknown';
  return amount.hi.gt(limit.lo) ? 'cap' : 'notCapped';
}

function applyTopUp(amount: Interval, scope: Scope): Interval {
  if (scope.settings.promotion === 'full' || scope.award.topUp === null) return amount;
  if (!scope.facts.has(paymentRecords.before)) notePresumption(scope, paymentRecords.before);
  const paid = paidBefore(scope);
  if (paid.hi.isZero()) return amount;
  const result = less(amount, paid);
  note(scope, 'topUp', () => ({ paid: formatInterval(paid) }), result, scope.award.topUp);
  return result;
}

/** A sum per year is multiplied only for someone who asks for several years, and never beyond those printed. */
function applyYears(amount: Interval, scope: Scope): Interval {
  const { years } = scope.award;
  if (years === null || !scope.facts.has(years.asked)) return amount;
  const asked = numberOf(years.asked, scope);
  const limit = exactly(years.at.value);
  const number = asked.hi.lt(limit.lo) ? asked : limit;
  const result = multiply(amount, number);
  scope.found.manyYears = true;
  note(scope, 'years', () => ({ number: formatNumber(number.hi) }), result, [years.at.text]);
  return result;
}
