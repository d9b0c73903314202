import { Exact } from '../../corpus/index.ts';
import type { Decision } from './decide.ts';
import type { Share } from './lists.ts';
import type { Split } from './split.ts';
import { type Claim, type Limit, mostConflicting } from './stack.ts';

/** A claim with the award it comes from and the thing of a list it is for. */
export interface AwardClaim extends Claim {
  decision: Decision;
  /** Null for the whole award, or for all that no other award is for. */
  share: Share | null;
}

export type AwardClaims = { kind: 'ok'; claims: AwardClaim[] } | { kind: 'tooMany' };

/**
 * What each award can claim: one amount, or one for each thing of a list that another award is for too. 同一项目 is the
 * show or the loan, not all shows of a year.
 * @param shared Groups in which all of these awards are, because they are for one and the same thing.
 */
export function claimsOf(due: readonly Decision[], shared: readonly string[] = []): AwardClaims {
  if (shared.length > 0) return { kind: 'ok', claims: due.map((decision) => wholeOf(decision, shared)) };
  const counted = new Set(due.flatMap(({ split }) => (split?.limit ? [split.list] : [])));
  const claims = due.map((decision) => {
    const rivals = due.filter((other) => other !== decision && isRival(decision, other));
    const { split } = decision;
    if (split === null || rivals.length === 0) return [wholeOf(decision)];
    return partsOf(decision, split, rivals, counted.has(split.list));
  });
  return claims.every((parts) => parts !== null)
    ? { kind: 'ok', claims: claims.flat() }
    : { kind: 'tooMany' };
}

function isRival({ award }: Decision, other: Decision): boolean {
  return award.groups.some((group) => other.award.groups.includes(group));
}

function wholeOf(decision: Decision, shared: readonly string[] = []): AwardClaim {
  const { award, amount } = decision;
  const { id } = award;
  const groups = [...award.groups, ...shared];
  return { id, lo: amount.lo, hi: amount.hi, groups, subject: null, limit: null, decision, share: null };
}

/** Null where more things are alike than can be weighed one by one. */
function partsOf(
  decision: Decision,
  split: Split,
  rivals: readonly Decision[],
  oneByOne: boolean,
): AwardClaim[] | null {
  const { id } = decision.award;
  const limit: Limit | null = split.limit === null ? null : { id, lo: split.limit.lo, hi: split.limit.hi };
  const worth = split.shares.filter(({ amount }) => amount.hi.gt(0));
  const contested = worth.filter((share) => rivals.some((rival) => isFor(rival, split.list, share)));
  if (oneByOne && contested.some(({ count }) => count.gt(mostConflicting))) return null;
  const parts = contested.flatMap((share) => (oneByOne ? unitsOf(share) : [share]));
  const base = { groups: decision.award.groups, limit, decision };
  const claims = parts.map((share): AwardClaim => {
    const { list } = split;
    return { ...base, ...sumOf([share]), id: `${id} ${share.key}`, subject: { list, key: share.key }, share };
  });
  // What nobody else is for is always taken together, so it is one claim.
  const free = worth.filter((share) => !contested.includes(share));
  if (free.length === 0) return claims;
  const subject = { list: split.list, key: id };
  return [...claims, { ...base, ...sumOf(free), id, subject, share: null }];
}

/** Whether an award is for the same thing; one that cannot be taken apart is for all of them. */
function isFor({ split }: Decision, list: string, { key }: Share): boolean {
  if (split === null || split.list !== list) return true;
  return split.shares.some((share) => share.key === key && share.amount.hi.gt(0));
}

/** Two shows alike can be claimed under different awards. */
function unitsOf(share: Share): Share[] {
  if (share.count.eq(1)) return [share];
  const single = new Exact(1);
  return Array.from({ length: share.count.toNumber() }, (_, at) => ({
    ...share,
    key: `${share.key}/${at + 1}`,
    count: single,
  }));
}

function sumOf(shares: readonly Share[]): { lo: Exact; hi: Exact } {
  return shares.reduce(
    ({ lo, hi }, { count, amount }) => ({
      lo: lo.plus(amount.lo.times(count)),
      hi: hi.plus(amount.hi.times(count)),
    }),
    { lo: new Exact(0), hi: new Exact(0) },
  );
}
