import type { AwardBody, Expression } from '../../corpus/index.ts';
import { evaluate } from './evaluate.ts';
import { capped, type Interval, less, nothing, upTo } from './interval.ts';
import { type Share, sharesOf } from './lists.ts';
import { paidThisYear } from './records.ts';
import type { Scope } from './scope.ts';

/** An award taken apart into the things it is for, so that each can be weighed against other awards for it. */
export interface Split {
  items: string;
  /** The list with what tells its items apart: parts are compared only where both are the same. */
  list: string;
  /** Each as if the award had no limit. */
  shares: readonly Share[];
  /** What all of them together cannot exceed; null where no limit is printed for them together. */
  limit: Interval | null;
}

type Each = Extract<Expression, { op: 'each' }>;
type Body = Pick<AwardBody, 'amount' | 'uplift' | 'caps'>;

/**
 * The things an award is for one by one; null where it is not formed as their sum under a common limit, or where what one
 * of them brings is not known.
 */
export function splitOf(body: Body, scope: Scope): Split | null {
  const each = eachOf(body.amount);
  if (each === null || !isSumUnderLimit(body, scope)) return null;
  const quiet: Scope = { ...scope, steps: null };
  const shares = itemShares(body, quiet);
  if (shares.some(({ amount }) => amount.missing.length > 0 || !amount.hi.isFinite())) return null;
  const list = each.distinct === null ? each.list : each.distinct.field;
  return { items: each.list, list, shares, limit: limitOf(body, quiet) };
}

/** What each thing of a list brings before uplifts and limits; empty for an award that is not for such things. */
export function itemShares({ amount }: Pick<Body, 'amount'>, scope: Scope): Share[] {
  const each = eachOf(amount);
  if (each === null) return [];
  const shares = sharesOf(each, { ...scope, steps: null }, evaluate);
  return amount?.op === 'upTo' ? shares.map((share) => ({ ...share, amount: upTo(share.amount) })) : shares;
}

/** The list an amount is the sum over, if it is one. */
export function eachOf(amount: Expression | null): Each | null {
  if (amount?.op === 'upTo') return eachOf(amount.of);
  return amount?.op === 'each' ? amount : null;
}

/** A limit that depends on the things themselves is none they share. */
function isSumUnderLimit({ uplift, caps }: Body, { award, settings }: Scope): boolean {
  const topUp = award.topUp !== null && settings.promotion === 'topUp';
  const common = caps.every(({ at }) => at.op === 'literal' || at.op === 'fact');
  return uplift.length === 0 && common && !topUp && award.years === null && settings.perItem === 'each';
}

function limitOf({ caps }: Body, scope: Scope): Interval | null {
  return caps.reduce<Interval | null>((least, { at, yearly }) => {
    const limit = less(evaluate(at, scope), yearly ? paidThisYear(scope) : nothing);
    return least === null ? limit : capped(least, limit);
  }, null);
}
