import { findListItems } from './facts.ts';
import { formatInterval } from './format.ts';
import { add, either, exactly, type Interval, less, multiply, nothing } from './interval.ts';
import { nameOf, type Share } from './lists.ts';
import { note } from './note.ts';
import { paymentRecords, type Payment, paymentsBefore } from './records.ts';
import { noteNothing, notePresumption, type Scope } from './scope.ts';
import { eachOf, itemShares } from './split.ts';

/** Beyond this many ways in which payments may belong to things only bounds are given. */
const mostAssignments = 2048;

/** 晋升到高等次时补足差额: what is due, less what was paid before for the same thing. */
export function applyTopUp(amount: Interval, scope: Scope): Interval {
  const { topUp } = scope.award;
  if (scope.settings.promotion === 'full' || topUp === null) return amount;
  if (!scope.facts.has(paymentRecords.before)) notePresumption(scope, paymentRecords.before);
  const payments = paymentsBefore(scope).filter(({ amount: paid }) => paid.hi.gt(0));
  if (payments.length === 0) return amount;
  const { result, paid } = paysEachThing(scope) ? lessEach(payments, scope) : lessAll(amount, payments);
  if (paid.hi.isZero()) return amount;
  const words = (): string => formatInterval(paid);
  if (result.hi.isZero()) noteNothing(scope, () => `同一奖项此前已获${words()}，补差为零`, topUp);
  note(scope, 'topUp', () => ({ paid: words() }), result, topUp);
  return result;
}

interface ToppedUp {
  result: Interval;
  /** What was counted as paid before. */
  paid: Interval;
}

function lessAll(amount: Interval, payments: readonly Payment[]): ToppedUp {
  const paid = sum(payments.map(({ amount: one }) => one));
  return { result: less(amount, paid), paid };
}

/** An award without a sum over things, and one that pays a firm only once, is one thing. */
function paysEachThing({ award, settings }: Scope): boolean {
  const plain = award.uplift.length === 0 && award.caps.length === 0;
  return plain && eachOf(award.amount) !== null && settings.perItem === 'each';
}

/** One thing that payments may be for. */
interface Unit {
  name: string | undefined;
  amount: Interval;
}

/** A payment with the things it may have been for, by their place. */
interface Placed {
  amount: Interval;
  places: readonly number[];
}

/** A payment counts against the thing it was for and never against another; where that is open, so is the amount. */
function lessEach(payments: readonly Payment[], scope: Scope): ToppedUp {
  const { units, others } = unitsOf(itemShares(scope.award, scope), payments.length);
  const placed = payments
    .map((payment): Placed => ({ amount: payment.amount, places: placesOf(payment, units, scope) }))
    .filter(({ places }) => places.length > 0);
  const paid = sum(placed.map(({ amount }) => amount));
  const ways = placed.reduce((product, { places }) => product * places.length, 1);
  const missing = openNames(payments, units, placed, scope);
  const rest = ways > mostAssignments ? boundsOf(units, placed, missing) : everyWay(units, placed, missing);
  return { result: add(rest, others), paid };
}

/** Of several things alike no more can have been paid for than there are payments. */
function unitsOf(shares: readonly Share[], payments: number): { units: Unit[]; others: Interval } {
  const known = shares.map((share) => ({
    ...share,
    paid: share.count.lt(payments) ? share.count.toNumber() : payments,
  }));
  return {
    units: known.flatMap(({ name, amount, paid }) => Array.from({ length: paid }, () => ({ name, amount }))),
    others: sum(known.map(({ amount, count, paid }) => multiply(exactly(count.minus(paid)), amount))),
  };
}

/** Names decide; what has none may be for any thing without one, as a payment without one may be for any. */
function placesOf({ subject }: Payment, units: readonly Unit[], scope: Scope): number[] {
  const all = units.map((_, at) => at);
  const field = eachOf(scope.award.amount)?.distinct?.field;
  if (subject === undefined || field === undefined) return all;
  const list = findListItems(scope.facts, field.split('.')[0] ?? '');
  const isListed = list.some((item) => nameOf(item, field) === subject);
  return all.filter((at) => units[at]?.name === (isListed ? subject : undefined));
}

/** Names that would settle what the payments were for. */
function openNames(
  payments: readonly Payment[],
  units: readonly Unit[],
  placed: readonly Placed[],
  { award }: Scope,
): string[] {
  if (placed.every(({ places }) => places.length === 1)) return [];
  const field = eachOf(award.amount)?.distinct?.field;
  const isNamed = payments.every(({ subject }) => subject !== undefined);
  return [
    ...(isNamed && field !== undefined ? [] : [`${paymentRecords.before}.subject`]),
    ...(field !== undefined && units.some(({ name }) => name === undefined) ? [field] : []),
  ];
}

function everyWay(units: readonly Unit[], placed: readonly Placed[], missing: readonly string[]): Interval {
  return assignments(units.length, placed)
    .map((paid) => sum(units.map(({ amount }, at) => less(amount, paid[at] ?? nothing))))
    .reduce((all, one) => either(all, one, missing));
}

/** What may have been paid for each thing, in every way the payments can belong to them. */
function assignments(size: number, placed: readonly Placed[]): (readonly Interval[])[] {
  const none: readonly Interval[] = Array.from({ length: size }, () => nothing);
  return placed.reduce<(readonly Interval[])[]>(
    (ways, { amount, places }) =>
      ways.flatMap((paid) =>
        places.map((place) => paid.map((before, at) => (at === place ? add(before, amount) : before))),
      ),
    [none],
  );
}

/** At most nothing was paid for any of them; at least all of it counts. */
function boundsOf(units: readonly Unit[], placed: readonly Placed[], missing: readonly string[]): Interval {
  const full = sum(units.map(({ amount }) => amount));
  return either(full, less(full, sum(placed.map(({ amount }) => amount))), missing);
}

function sum(amounts: readonly Interval[]): Interval {
  return amounts.reduce(add, nothing);
}
