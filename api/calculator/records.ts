import { type FactValue, findListItems, type Item } from './facts.ts';
import { add, exactly, type Interval, multiply, nothing, unknown } from './interval.ts';
import { notePresumption, type Scope } from './scope.ts';

/** The two lists of payments an applicant has had; every award looks at them, so they belong to the engine. */
export const paymentRecords = { before: 'paid_before', thisYear: 'paid_this_year' } as const;

/** A payment of this award, and the thing it was for where that is said. */
export interface Payment {
  subject: string | undefined;
  amount: Interval;
}

/** What was paid for this award's lower steps, at any time. */
export function paymentsBefore(scope: Scope): Payment[] {
  return paymentsOf(paymentRecords.before, scope);
}

/** What this award paid earlier in the same year. */
export function paidThisYear(scope: Scope): Interval {
  const { thisYear } = paymentRecords;
  if (!scope.facts.has(thisYear)) notePresumption(scope, thisYear);
  return paymentsOf(thisYear, scope)
    .map(({ amount }) => amount)
    .reduce(add, nothing);
}

function paymentsOf(list: string, { facts, award }: Scope): Payment[] {
  return findListItems(facts, list)
    .filter(({ fields }) => isFor(award.id, fields.get(`${list}.award`)))
    .map((item) => {
      const subject = item.fields.get(`${list}.subject`);
      return {
        subject: subject?.kind === 'text' ? subject.value : undefined,
        amount: amountOf(item, `${list}.amount`),
      };
    });
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
