import type { Exact, Expression } from '../../corpus/index.ts';
import { decideCondition } from './conditions.ts';
import type { FactValue, Item } from './facts.ts';
import { labelOf } from './facts.ts';
import { formatNumber } from './format.ts';
import {
  add,
  either,
  exactly,
  type Interval,
  larger,
  multiply,
  nothing,
  one,
  unknown,
  zero,
} from './interval.ts';
import { type Evaluate, lookUp, noteNothing, notePresumption, type Scope } from './scope.ts';
import { note } from './note.ts';
import { describeGiven } from './condition-wording.ts';

type Each = Extract<Expression, { op: 'each' }>;
/** One thing of a list and what it brings: a show, a loan, a patent. */
export interface Share {
  /** Tells it from the other things of its list: its name, or its place where it has none. */
  key: string;
  name: string | undefined;
  /** Place of its first item in the list, from 0. */
  at: number;
  /** How many of them are alike; what has a name is one. */
  count: Exact;
  /** For one of them. */
  amount: Interval;
}

/** Every item that qualifies, each by itself; those that are one and the same thing once. */
export function evaluateEach(expression: Each, scope: Scope, evaluate: Evaluate): Interval {
  const list = lookUp(scope, expression.list);
  if (list?.kind !== 'list') return unknown(expression.list);
  if (list.items.length === 0) {
    noteNothing(scope, () => `没有${labelOf(scope.vocabulary, expression.list)}`);
    return nothing;
  }
  const shares = sharesOf(expression, scope, evaluate);
  presumeDistinct(expression, shares, scope);
  if (scope.settings.perItem === 'once') {
    const best = shares.map(({ amount }) => amount).reduce(larger, nothing);
    note(scope, 'oneItem', () => ({}), best);
    return best;
  }
  const total = shares.map(({ count, amount }) => multiply(exactly(count), amount)).reduce(add, nothing);
  const number = shares.reduce((sum, { count }) => sum.plus(count), zero);
  if (number.gt(1)) {
    note(
      scope,
      'items',
      () => ({
        number: formatNumber(number),
        items: `${formatNumber(number)}项`,
        list: labelOf(scope.vocabulary, expression.list),
      }),
      total,
    );
  }
  return total;
}

/** The things of a list that qualify, each once; empty where the list is not known. */
export function sharesOf(expression: Each, scope: Scope, evaluate: Evaluate): Share[] {
  const list = lookUp(scope, expression.list);
  if (list?.kind !== 'list') return [];
  const shares = list.items.flatMap((item, at) => shareOf(expression, item, at, scope, evaluate));
  const { distinct } = expression;
  if (distinct === null) return shares.map(({ share }) => share);
  const subjects = new Map<string, Dated[]>();
  for (const dated of shares) {
    const { key } = dated.share;
    subjects.set(key, [...(subjects.get(key) ?? []), dated]);
  }
  return [...subjects.values()].flatMap((same) => onePerSubject(same, distinct, scope));
}

/** A share with the item it comes from, whose date may decide. */
interface Dated {
  share: Share;
  item: Item;
}

function shareOf(expression: Each, item: Item, at: number, scope: Scope, evaluate: Evaluate): Dated[] {
  const inside: Scope = { ...scope, item };
  const truth =
    expression.where === null ? ({ value: true } as const) : decideCondition(expression.where, inside);
  if (truth.value === false) {
    const { failed } = truth;
    const label = labelOf(scope.vocabulary, expression.list);
    noteNothing(scope, () => `您填写的${label}都不符合条件（${describeGiven(failed, inside)}）`);
    note(scope, 'skipped', () => ({
      list: label,
      number: String(at + 1),
      why: describeGiven(failed, inside),
    }));
    return [];
  }
  const given = evaluate(expression.give, truth.value === null ? { ...inside, steps: null } : inside);
  const amount = truth.value === null ? either(given, nothing, truth.missing) : given;
  const { distinct } = expression;
  const name = distinct === null ? undefined : nameOf(item, distinct.field);
  const key = name === undefined ? `#${at}` : `=${name}`;
  return [{ share: { key, name, at, count: item.count, amount }, item }];
}

/** The name an applicant gives a thing; the same name is the same thing. */
export function nameOf(item: Item, field: string): string | undefined {
  return textOf(item.fields.get(field));
}

/** 同一专利只资助一次, in however many countries and however often it is counted. */
function onePerSubject(
  same: readonly Dated[],
  distinct: NonNullable<Each['distinct']>,
  scope: Scope,
): Share[] {
  const [first] = same;
  if (first === undefined) return [];
  const { name } = first.share;
  const number = same.reduce((sum, { share }) => sum.plus(share.count), zero);
  if (name === undefined || number.eq(1)) return same.map(({ share }) => share);
  const amount = scope.settings.sameSubject === 'highest' ? highest(same) : earliest(same, distinct.date);
  const words = formatNumber(number);
  note(scope, 'duplicate', () => ({ subject: name, number: words, items: `${words}项` }), amount);
  return [{ ...first.share, count: one, amount }];
}

/** Several things of which not all are named are taken for different ones, and the result says so. */
function presumeDistinct({ distinct }: Each, shares: readonly Share[], scope: Scope): void {
  if (distinct === null || shares.length < 2) return;
  if (shares.some(({ name }) => name === undefined)) notePresumption(scope, distinct.field);
}

function highest(same: readonly Dated[]): Interval {
  return same.map(({ share }) => share.amount).reduce(larger, nothing);
}

/** Without dates any of them may have been the first: the range is what the text allows, no fact is asked for it. */
function earliest(same: readonly Dated[], dateField: string | null): Interval {
  const dated = same.map(({ item, share: { amount } }) => ({
    date: dateField === null ? undefined : textOf(item.fields.get(dateField)),
    amount,
  }));
  if (dated.some(({ date }) => date === undefined)) {
    return dated.map(({ amount }) => amount).reduce((all, other) => either(all, other, []));
  }
  const [first] = [...dated].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  return first?.amount ?? nothing;
}

function textOf(value: FactValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.value : undefined;
}
