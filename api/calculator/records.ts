import type { FactValue, Item } from './facts.ts';
import { add, exactly, type Interval, multiply, nothing, unknown } from './interval.ts';
import type { Scope } from './scope.ts';

/** The two lists of payments an applicant has had; every award looks at them, so they belong to the engine. */
export const paymentRecords = { before: 'paid_before', thisYear: 'paid_this_year' } as const;

/** What was paid for this award's lower steps, at any time. */
export function paidBefore(scope: Scope): Interval {
  return paid(paymentRecords.before, scope);
}

/** What this award paid earlier in the same year. */
export function paidThisYear(scope: Scope): Interval {
  return paid(paymentRecords.thisYear, scope);
}

function paid(list: string, { facts, award }: Scope): Interval {
  const records = facts.get(list);
  if (records?.kind !== 'list') return nothing;
  return records.items
    .filter(({ fields }) => isFor(award.id, fields.get(`${list}.award`)))
    .map((item) => amountOf(item, `${list}.amount`))
    .reduce(add, nothing);
}

function isFor(awardId: string, award: FactValue | undefined): boolean {
  return award?.kind === 'text' && award.value === awardId;
}

/** A payment without its amount may have been of any size. */
function amountOf({ fields, count }: Item, field: string): Interval {
  const amount = fields.get(field);
  if (amount?.kind !== 'quantity') return unknown(field);
  const { lo, hi } = amount.range;
  const missing = lo.eq(hi) ? [] : [field];
  return multiply(exactly(count), { lo, hi, missing, refining: [] });
}
