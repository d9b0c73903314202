import type { Exact } from '../../corpus/index.ts';
import type { FactValue } from './facts.ts';
import { zero } from './interval.ts';
import type { Scope } from './scope.ts';

/** The two lists of payments an applicant has had; every award looks at them, so they belong to the engine. */
export const paymentRecords = { before: 'paid_before', thisYear: 'paid_this_year' } as const;

/** What was paid for this award's lower steps, at any time. */
export function paidBefore(scope: Scope): Exact {
  return paid(paymentRecords.before, scope);
}

/** What this award paid earlier in the same year. */
export function paidThisYear(scope: Scope): Exact {
  return paid(paymentRecords.thisYear, scope);
}

function paid(list: string, { facts, award }: Scope): Exact {
  const records = facts.get(list);
  if (records?.kind !== 'list') return zero;
  return records.items.reduce((sum, { fields }) => {
    const to = fields.get(`${list}.award`);
    const same = to?.kind === 'text' && to.value === award.id;
    return same ? sum.plus(amountOf(fields.get(`${list}.amount`))) : sum;
  }, zero);
}

function amountOf(value: FactValue | undefined): Exact {
  return value?.kind === 'quantity' ? value.range.lo : zero;
}
