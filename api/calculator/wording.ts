import type { Exact, Expression, FactVocabulary } from '../../corpus/index.ts';
import { findFact, labelOf } from './facts.ts';
import { formatFact, formatInterval, formatNumber } from './format.ts';
import type { Interval } from './interval.ts';
import { lookUp, type Scope } from './scope.ts';

/** A part of a calculation in words: 实际支付保费50万元, 40%, 使用面积300平方米×1200元. */
export function describeOperand(expression: Expression, scope: Scope): string {
  switch (expression.op) {
    case 'literal':
      return expression.literal.text;
    case 'fact':
      return describeFact(expression.fact, scope);
    case 'product':
      return expression.of.map((part) => describeOperand(part, scope)).join('×');
    case 'sum':
      return expression.of.map((part) => describeOperand(part, scope)).join('＋');
    case 'min':
      return describeExtreme(expression, scope, (a, b) => a.lt(b), '中较小者');
    case 'max':
      return describeExtreme(expression, scope, (a, b) => a.gt(b), '中较大者');
    case 'rate':
      return `${describeOperand(expression.of, scope)}×${expression.from.text}`;
    case 'upTo':
    case 'cap':
      return describeOperand(expression.of, scope);
    case 'each':
      return `${labelOf(scope.vocabulary, expression.list)}${ofItems(expression.give, scope)}合计`;
    case 'per':
      return `${describeFact(expression.count, scope)}×${describeOperand(expression.give, scope)}`;
    case 'bands':
    case 'milestones':
    case 'table':
      return `按${labelOf(scope.vocabulary, expression.by)}确定的金额`;
    case 'choose':
      return '按情形确定的金额';
    case 'staged':
      return describeOperand(expression.total, scope);
  }
}

/** The numbers of the clause that a part repeats, by which its words are found. */
export function literalsOf(expression: Expression): string[] {
  switch (expression.op) {
    case 'literal':
      return [expression.literal.derived?.from ?? expression.literal.text];
    case 'sum':
    case 'product':
    case 'min':
    case 'max':
      return expression.of.flatMap(literalsOf);
    case 'rate':
      return [...literalsOf(expression.of), expression.from.text];
    case 'upTo':
    case 'cap':
      return literalsOf(expression.of);
    case 'per':
      return literalsOf(expression.give);
    case 'fact':
    case 'each':
    case 'bands':
    case 'milestones':
    case 'table':
    case 'choose':
      return [];
    case 'staged':
      return literalsOf(expression.total);
  }
}

/** The part that is taken, where both are known; otherwise both. */
function describeExtreme(
  { of }: { of: readonly Expression[] },
  scope: Scope,
  goesBefore: (a: Exact, b: Exact) => boolean,
  which: string,
): string {
  const sizes = of.map((part) => ({ part, size: sizeOf(part, scope) }));
  const known = sizes.flatMap(({ part, size }) => (size === null ? [] : [{ part, size }]));
  const [first, ...others] = known;
  if (first === undefined || known.length < of.length) {
    return `${of.map((part) => describeOperand(part, scope)).join('与')}${which}`;
  }
  const taken = others.reduce((best, one) => (goesBefore(one.size, best.size) ? one : best), first);
  return describeOperand(taken.part, scope);
}

/** A number that stands by itself, or null. */
function sizeOf(expression: Expression, scope: Scope): Exact | null {
  if (expression.op === 'literal') return expression.literal.value;
  const value = expression.op === 'fact' ? lookUp(scope, expression.fact) : undefined;
  return value?.kind === 'quantity' && value.range.lo.eq(value.range.hi) ? value.range.lo : null;
}

/** 的展位费, where the items are added up as they were given. */
function ofItems(give: Expression, { vocabulary }: Scope): string {
  return give.op === 'fact' ? `的${labelOf(vocabulary, give.fact)}` : '';
}

/** What a part came to, in its own unit: 300平方米 is no money. */
export function describeResult(expression: Expression, result: Interval, vocabulary: FactVocabulary): string {
  const unit = plainUnitOf(expression, vocabulary);
  if (unit === null) return formatInterval(result);
  const [lo, hi] = [formatNumber(result.lo), formatNumber(result.hi)];
  if (!result.hi.isFinite()) return '待定';
  return lo === hi ? `${lo}${unit}` : `${lo}至${hi}${unit}`;
}

/** The unit of an area, a number or a time; null where the part is money, as every product is that forms an amount. */
function plainUnitOf(expression: Expression, vocabulary: FactVocabulary): string | null {
  switch (expression.op) {
    case 'literal':
      return ['元', '美元', '%'].includes(expression.literal.unit) ? null : expression.literal.unit;
    case 'fact': {
      const fact = findFact(vocabulary, expression.fact);
      const plain = fact?.kind === 'quantity' && ['area', 'count', 'years'].includes(fact.dimension);
      return plain ? fact.unit : null;
    }
    case 'sum':
    case 'min':
    case 'max': {
      const [first] = expression.of;
      return first === undefined ? null : plainUnitOf(first, vocabulary);
    }
    default:
      return null;
  }
}

/** What makes a base nothing: of area × rent the area that is 0. */
export function describeZero(base: Expression, scope: Scope): string {
  return describeOperand(zeroPart(base, scope) ?? base, scope);
}

function zeroPart(expression: Expression, scope: Scope): Expression | undefined {
  if (expression.op === 'product' || expression.op === 'min') {
    return expression.of.map((part) => zeroPart(part, scope)).find((part) => part !== undefined);
  }
  if (expression.op !== 'fact') return undefined;
  const value = lookUp(scope, expression.fact);
  return value?.kind === 'quantity' && value.range.hi.isZero() ? expression : undefined;
}

/** A limit in words, with its figure where the words have none. */
export function describeLimit(at: Expression, limit: Interval, scope: Scope): string {
  const words = describeOperand(at, scope);
  if (at.op === 'literal' || at.op === 'fact') return words;
  return limit.missing.length > 0 ? `${words}（未提供）` : `${words}${formatInterval(limit)}`;
}

/** Label and value, or the label alone where the value is not known. */
export function describeFact(id: string, scope: Scope): string {
  const value = lookUp(scope, id);
  const label = labelOf(scope.vocabulary, id);
  if (value === undefined) return `${label}（未提供）`;
  const verb = value.kind === 'enum' || value.kind === 'set' ? '为' : '';
  const words = formatFact(findFact(scope.vocabulary, id), value);
  // Several amounts are one operand: what multiplies them multiplies their sum.
  return words.includes('＋') ? `${label}（${words}）` : `${label}${verb}${words}`;
}

/** A text in quotation marks; those inside it become single, as Chinese sets them. */
export function quoted(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
