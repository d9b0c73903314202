import type { Amount, RuleSet } from '../../corpus/index.ts';
import { amountOf } from './amount.ts';
import type { AwardResult } from './award-result.ts';
import { quantityOf, scaleOf } from './award-scale.ts';
import { decide } from './decide.ts';
import { findFact, type FactValue, type Facts, findListItems } from './facts.ts';
import { one } from './interval.ts';

/** What an award comes to at one value of the quantity it chiefly depends on. */
export interface CurvePoint {
  value: number;
  outcome: AwardResult['outcome'];
  amount: Amount;
}

export type Curve =
  { kind: 'ok'; points: CurvePoint[] } | { kind: 'invalid'; field: string; message: string };

export interface CurveOptions {
  awardId: string;
  /** In the unit of the scale. */
  values: readonly number[];
  readings: readonly string[];
}

/**
 * Decides an award at many values of its scale, all else being as it is: what was derived from the given facts stays too,
 * so that an increment can be varied though this year and last year are known.
 */
export function curveOf(
  rules: RuleSet,
  { values: known }: Facts,
  asOf: string,
  { awardId, values, readings }: CurveOptions,
): Curve {
  const award = rules.awards.find(({ id }) => id === awardId);
  const scale = award === undefined ? null : scaleOf(award, rules.vocabulary);
  const fact = scale === null ? undefined : findFact(rules.vocabulary, scale.factId);
  if (award === undefined || scale === null || fact?.kind !== 'quantity') {
    return { kind: 'invalid', field: 'awardId', message: `“${awardId}”的金额不随某个数量变化` };
  }
  const others = new Map([...known].filter(([id]) => !scale.replaces.includes(id)));
  const points: CurvePoint[] = [];
  for (const [index, value] of values.entries()) {
    const quantity = quantityOf(fact, value, rules.vocabulary);
    if (quantity === null) {
      return {
        kind: 'invalid',
        field: `values[${index}]`,
        message: `${fact.label}不能是${value}${fact.unit}`,
      };
    }
    const facts = withQuantity(others, scale.factId, quantity);
    const decision = decide(rules, award, facts, asOf, { readings, steps: null });
    points.push({ value, outcome: decision.outcome, amount: amountOf(decision) });
  }
  return { kind: 'ok', points };
}

/** A field of a list varies for its first thing, which is made where there is none. */
function withQuantity(
  facts: ReadonlyMap<string, FactValue>,
  factId: string,
  value: FactValue,
): ReadonlyMap<string, FactValue> {
  const [listId = factId] = factId.split('.');
  if (listId === factId) return new Map(facts).set(factId, value);
  const [first = { fields: new Map(), count: one }, ...others] = findListItems(facts, listId);
  const varied = { ...first, fields: new Map(first.fields).set(factId, value) };
  return new Map(facts).set(listId, { kind: 'list', items: [varied, ...others] });
}
