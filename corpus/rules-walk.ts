import type { AwardBody, AwardNote, Condition, Expression, Literal, Reading } from './award-rule.ts';

/** Where a walk passes: every literal, and every fact with what the rule does to it. */
export interface Visitor {
  literal?: (literal: Literal) => void;
  /** `list` is the list whose items are being looked at, or null. */
  condition?: (condition: Condition, list: string | null) => void;
  expression?: (expression: Expression, list: string | null) => void;
}

/** Visits all parts of an award, without its other readings. */
export function walkBody(body: Partial<AwardBody>, visitor: Visitor): void {
  if (body.when) walkCondition(body.when, visitor, null);
  if (body.amount) walkExpression(body.amount, visitor, null);
  for (const { if: condition, by } of body.uplift ?? []) {
    walkCondition(condition, visitor, null);
    visitor.literal?.(by);
  }
  for (const { at } of body.caps ?? []) walkExpression(at, visitor, null);
}

/** Visits the parts that other readings put in place of the award's own. */
export function walkReadings(readings: readonly Reading[], visitor: Visitor): void {
  for (const { replace } of readings) walkBody(replace, visitor);
}

/** Visits the cases in which remarks are shown. */
export function walkNotes(notes: readonly AwardNote[], visitor: Visitor): void {
  for (const { when } of notes) if (when !== null) walkCondition(when, visitor, null);
}

export function walkCondition(condition: Condition, visitor: Visitor, list: string | null): void {
  visitor.condition?.(condition, list);
  switch (condition.op) {
    case 'is':
    case 'in':
      return;
    case 'atLeast':
    case 'moreThan':
    case 'atMost':
    case 'lessThan':
      for (const literal of condition.to) visitor.literal?.(literal);
      return;
    case 'all':
    case 'any':
      for (const one of condition.of) walkCondition(one, visitor, list);
      return;
    case 'not':
      walkCondition(condition.of, visitor, list);
      return;
    case 'some':
      walkCondition(condition.where, visitor, condition.list);
  }
}

function walkExpression(expression: Expression, visitor: Visitor, list: string | null): void {
  visitor.expression?.(expression, list);
  for (const literal of literalsAt(expression)) visitor.literal?.(literal);
  for (const condition of conditionsAt(expression)) {
    walkCondition(condition, visitor, expression.op === 'each' ? expression.list : list);
  }
  for (const part of partsOf(expression)) {
    walkExpression(part, visitor, expression.op === 'each' ? expression.list : list);
  }
}

function literalsAt(expression: Expression): Literal[] {
  switch (expression.op) {
    case 'literal':
      return [expression.literal];
    case 'rate':
      return expression.from === expression.to ? [expression.from] : [expression.from, expression.to];
    case 'bands':
      return expression.rows.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
    case 'milestones':
      return expression.rows.map(({ over }) => over);
    default:
      return [];
  }
}

function conditionsAt(expression: Expression): Condition[] {
  if (expression.op === 'each') return expression.where === null ? [] : [expression.where];
  if (expression.op === 'choose') return expression.cases.flatMap((one) => (one.if === null ? [] : [one.if]));
  return [];
}

/** The expressions an expression is formed from, in order. */
function partsOf(expression: Expression): Expression[] {
  switch (expression.op) {
    case 'literal':
    case 'fact':
      return [];
    case 'sum':
    case 'product':
    case 'min':
    case 'max':
      return expression.of;
    case 'upTo':
    case 'rate':
      return [expression.of];
    case 'cap':
      return [expression.of, expression.at];
    case 'bands':
    case 'milestones':
    case 'table':
      return expression.rows.map(({ give }) => give);
    case 'per':
    case 'each':
      return [expression.give];
    case 'choose':
      return expression.cases.map((one) => one.give);
    case 'staged':
      return [expression.total];
  }
}
