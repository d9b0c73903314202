import type { Expression } from '../../corpus/index.ts';
import { decideCondition } from './conditions.ts';
import type { FactValue, Item } from './facts.ts';
import { labelOf } from './facts.ts';
import { formatNumber } from './format.ts';
import { add, either, exactly, type Interval, larger, multiply, nothing, unknown } from './interval.ts';
import { type Evaluate, lookUp, noteNothing, type Scope } from './scope.ts';
import { note } from './note.ts';
import { describeGiven } from './wording.ts';

type Each = Extract<Expression, { op: 'each' }>;
interface Claim {
  item: Item;
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
  const claims = list.items.flatMap((item, at) => claimOf(expression, item, at, scope, evaluate));
  const once = expression.distinct === null ? claims : onePerSubject(claims, expression.distinct, scope);
  if (scope.settings.perItem === 'once') {
    const best = once.map(({ amount }) => amount).reduce(larger, nothing);
    note(scope, 'oneItem', () => ({}), best);
    return best;
  }
  const total = once.map(({ item, amount }) => multiply(exactly(item.count), amount)).reduce(add, nothing);
  if (once.length > 1 || once.some(({ item }) => item.count.gt(1))) {
    const number = once.reduce((sum, { item }) => sum.plus(item.count), exactly(nothing.lo).lo);
    note(
      scope,
      'items',
      () => ({ number: formatNumber(number), list: labelOf(scope.vocabulary, expression.list) }),
      total,
    );
  }
  return total;
}

function claimOf(expression: Each, item: Item, at: number, scope: Scope, evaluate: Evaluate): Claim[] {
  const inside: Scope = { ...scope, item };
  const truth =
    expression.where === null ? ({ value: true } as const) : decideCondition(expression.where, inside);
  if (truth.value === false) {
    const { failed } = truth;
    const label = labelOf(scope.vocabulary, expression.list);
    noteNothing(scope, () => `${label}不符合条件（${describeGiven(failed, inside)}）`);
    note(scope, 'skipped', () => ({
      list: label,
      number: String(at + 1),
      why: describeGiven(failed, inside),
    }));
    return [];
  }
  const amount = evaluate(expression.give, truth.value === null ? { ...inside, steps: null } : inside);
  return [{ item, amount: truth.value === null ? either(amount, nothing, truth.missing) : amount }];
}

function onePerSubject(
  claims: readonly Claim[],
  distinct: NonNullable<Each['distinct']>,
  scope: Scope,
): Claim[] {
  const subjects = new Map<string, Claim[]>();
  claims.forEach((claim, at) => {
    const key = textOf(claim.item.fields.get(distinct.field)) ?? `\0${at}`;
    subjects.set(key, [...(subjects.get(key) ?? []), claim]);
  });
  return [...subjects].flatMap(([subject, same]) => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    const amount = scope.settings.sameSubject === 'highest' ? highest(same) : earliest(same, distinct.date);
    note(scope, 'duplicate', () => ({ subject, number: String(same.length) }), amount);
    return [{ item: first.item, amount }];
  });
}

function highest(claims: readonly Claim[]): Interval {
  return claims.map(({ amount }) => amount).reduce(larger, nothing);
}

/** Without dates any of them may have been the first: the range is what the text allows, no fact is asked for it. */
function earliest(claims: readonly Claim[], dateField: string): Interval {
  const dated = claims.map(({ item, amount }) => ({ date: textOf(item.fields.get(dateField)), amount }));
  if (dated.some(({ date }) => date === undefined)) {
    return claims.map(({ amount }) => amount).reduce((all, one) => either(all, one, []));
  }
  const [first] = [...dated].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  return first?.amount ?? nothing;
}

function textOf(value: FactValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.value : undefined;
}
