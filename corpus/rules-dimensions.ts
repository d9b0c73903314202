import { dimensions, type Dimension } from './amount.ts';
import type { AwardRule, Condition, Expression, Literal } from './award-rule.ts';
import type { Fact, FactVocabulary } from './fact.ts';
import { walkBody, walkNotes, walkReadings } from './rules-walk.ts';

const none: Dimension = { yuan: 0, dollar: 0, area: 0, year: 0 };
const literalDimensions: ReadonlyMap<string, Dimension> = new Map([
  ['元', dimensions.yuan],
  ['美元', dimensions.dollar],
  ['平方米', dimensions.area],
  ['年', dimensions.years],
]);

const dimensionOf = ({ unit }: Literal): Dimension => literalDimensions.get(unit) ?? none;
const same = (a: Dimension, b: Dimension): boolean =>
  a.yuan === b.yuan && a.dollar === b.dollar && a.area === b.area && a.year === b.year;
const times = (a: Dimension, b: Dimension): Dimension => ({
  yuan: a.yuan + b.yuan,
  dollar: a.dollar + b.dollar,
  area: a.area + b.area,
  year: a.year + b.year,
});
const describe = ({ yuan, dollar, area, year }: Dimension): string =>
  [...power('元', yuan), ...power('美元', dollar), ...power('平方米', area), ...power('年', year)].join(
    '·',
  ) || '无量纲';
const power = (unit: string, exponent: number): string[] =>
  exponent === 0 ? [] : [exponent === 1 ? unit : `${unit}^${exponent}`];

/** Looks a fact up by `id` or `list.field`. */
export function factOf({ facts, fields }: FactVocabulary, id: string): Fact | undefined {
  return facts.get(id) ?? fields.get(id);
}

/** Sums of unlike units, thresholds in the wrong currency, and amounts that do not come out in yuan. */
export function dimensionMistakes(award: AwardRule, vocabulary: FactVocabulary): string[] {
  const mistakes: string[] = [];
  const measure = (expression: Expression): Dimension => measureExpression(expression, vocabulary, mistakes);
  const inYuan = (expression: Expression, what: string): void => {
    const dimension = measure(expression);
    if (!same(dimension, dimensions.yuan)) mistakes.push(`${what}算出的是${describe(dimension)}，不是元`);
  };
  for (const body of [award, ...award.readings.map(({ replace }) => replace)]) {
    if (body.amount) inYuan(body.amount, '金额');
    for (const { at } of body.caps ?? []) inYuan(at, '限额');
    for (const { by } of body.uplift ?? []) {
      if (by.unit !== '%') mistakes.push(`上浮幅度“${by.text}”应为百分比`);
    }
  }
  const condition = (one: Condition): void => void mistakes.push(...thresholdMistakes(one, vocabulary));
  walkBody(award, { condition });
  walkReadings(award.readings, { condition });
  walkNotes(award.notes, { condition });
  return mistakes;
}

/** Thresholds in another unit than the fact they are compared with. */
export function thresholdMistakes(condition: Condition, vocabulary: FactVocabulary): string[] {
  if (!('to' in condition)) return [];
  return condition.to.flatMap((literal) => compareMistake(condition.fact, literal, vocabulary));
}

function compareMistake(factId: string, literal: Literal, vocabulary: FactVocabulary): string[] {
  const fact = factOf(vocabulary, factId);
  if (fact?.kind !== 'quantity') return [];
  const found = dimensionOf(literal);
  const fits =
    fact.dimension === 'money'
      ? same(found, dimensions.yuan) || same(found, dimensions.dollar)
      : same(found, dimensions[fact.dimension]);
  return fits ? [] : [`“${fact.label}”与“${literal.text}”量纲不同`];
}

function measureExpression(
  expression: Expression,
  vocabulary: FactVocabulary,
  mistakes: string[],
): Dimension {
  const measure = (part: Expression): Dimension => measureExpression(part, vocabulary, mistakes);
  const alike = (parts: readonly Expression[]): Dimension => {
    const [first, ...others] = parts.map(measure);
    for (const other of others) {
      if (first && !same(first, other)) mistakes.push(`${describe(first)}与${describe(other)}不能相加或比较`);
    }
    return first ?? none;
  };
  switch (expression.op) {
    case 'literal':
      return dimensionOf(expression.literal);
    case 'fact': {
      const fact = factOf(vocabulary, expression.fact);
      return fact?.kind === 'quantity' ? dimensions[fact.dimension] : none;
    }
    case 'product':
      return expression.of.map(measure).reduce(times, none);
    case 'sum':
    case 'min':
    case 'max':
      return alike(expression.of);
    case 'cap':
      return alike([expression.of, expression.at]);
    case 'upTo':
    case 'rate':
      return measure(expression.of);
    case 'bands':
    case 'milestones':
      mistakes.push(...rowMistakes(expression, vocabulary));
      return alike(expression.rows.map(({ give }) => give));
    case 'table':
      return alike(expression.rows.map(({ give }) => give));
    case 'per':
    case 'each':
      return measure(expression.give);
    case 'choose':
      return alike(expression.cases.map((one) => one.give));
    case 'staged':
      return measure(expression.total);
  }
}

function rowMistakes(
  expression: Extract<Expression, { op: 'bands' | 'milestones' }>,
  vocabulary: FactVocabulary,
): string[] {
  const bounds =
    expression.op === 'bands'
      ? expression.rows.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
      : expression.rows.map(({ over }) => over);
  return bounds.flatMap((literal) => compareMistake(expression.by, literal, vocabulary));
}
