import type { AwardBody, Cap, Exact, Uplift } from '../../corpus/index.ts';
import { decideCondition } from './conditions.ts';
import { capOp, evaluate, numberOf } from './evaluate.ts';
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
import { paidThisYear } from './records.ts';
import { noteNothing, type Scope } from './scope.ts';
import { note } from './note.ts';
import { applyTopUp } from './top-up.ts';
import { describeRequirement } from './condition-wording.ts';
import { describeLimit } from './wording.ts';

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
  if (result.hi.isZero()) noteNothing(scope, () => usedUp(at, limit, used, scope), capWords(at, scope));
  if (scope.steps === null) return result;
  const by = capWords(at, scope);
  const op = used.hi.isZero() ? capOp(amount, limit) : 'yearlyCap';
  const words = describeLimit(at, limit, scope);
  note(
    scope,
    op,
    () => ({
      amount: formatInterval(amount),
      limit: words,
      ...(at.op === 'literal' ? {} : { limitAmount: formatInterval(limit) }),
      used: formatInterval(used),
    }),
    result,
    by,
  );
  return result;
}

/** Texts by which the words of a limit are found. */
function capWords(at: Cap['at'], { vocabulary }: Scope): string[] {
  if (at.op === 'literal') return [at.literal.text];
  return at.op === 'fact' ? [labelOf(vocabulary, at.fact)] : [];
}

function usedUp(at: Cap['at'], limit: Interval, used: Interval, scope: Scope): string {
  return used.hi.gt(0)
    ? `本年度已获${formatInterval(used)}，年度限额已用完`
    : `以${describeLimit(at, limit, scope)}为限`;
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
  if (result.hi.isZero()) noteNothing(scope, () => `按${formatNumber(number.hi)}年计算`, [years.at.text]);
  const words = formatNumber(number.hi);
  note(scope, 'years', () => ({ number: words, years: `${words}年` }), result, [years.at.text]);
  return result;
}
