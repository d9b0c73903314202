import type { Comparison, Condition, Expression, FactVocabulary } from '../../corpus/index.ts';
import { findFact, labelOf } from './facts.ts';
import { formatFact, formatInterval, formatLiterals, formatNumber } from './format.ts';
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
      return `${expression.of.map((part) => describeOperand(part, scope)).join('与')}中较小者`;
    case 'max':
      return `${expression.of.map((part) => describeOperand(part, scope)).join('与')}中较大者`;
    case 'rate':
      return `${describeOperand(expression.of, scope)}×${expression.from.text}`;
    case 'upTo':
    case 'cap':
      return describeOperand(expression.of, scope);
    case 'each':
      return `各${labelOf(scope.vocabulary, expression.list)}合计`;
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

/** A limit in words, with its figure where the words have none. */
export function describeLimit(at: Expression, limit: Interval, scope: Scope): string {
  const words = describeOperand(at, scope);
  return at.op === 'literal' || at.op === 'fact' ? words : `${words}${formatInterval(limit)}`;
}

/** Label and value, or the label alone where the value is not known. */
export function describeFact(id: string, scope: Scope): string {
  const value = lookUp(scope, id);
  const label = labelOf(scope.vocabulary, id);
  return value === undefined
    ? `${label}（未提供）`
    : `${label}${formatFact(findFact(scope.vocabulary, id), value)}`;
}

const comparisons: Readonly<Record<Comparison, (threshold: string) => string>> = {
  atLeast: (threshold) => `达到${threshold}`,
  moreThan: (threshold) => `超过${threshold}`,
  atMost: (threshold) => `不超过${threshold}`,
  lessThan: (threshold) => `低于${threshold}`,
};

/** What a condition demands, in words. */
export function describeRequirement(condition: Condition, vocabulary: FactVocabulary): string {
  const describe = (one: Condition): string => describeRequirement(one, vocabulary);
  switch (condition.op) {
    case 'is':
      return labelOf(vocabulary, condition.fact);
    case 'in':
      return `${labelOf(vocabulary, condition.fact)}为${condition.values.join('、')}`;
    case 'atLeast':
    case 'moreThan':
    case 'atMost':
    case 'lessThan':
      return `${labelOf(vocabulary, condition.fact)}${comparisons[condition.op](formatLiterals(condition.to))}`;
    case 'all':
      return condition.of.map(describe).join('，且');
    case 'any':
      return condition.of.map(describe).join('，或');
    case 'not':
      return `不是“${describe(condition.of)}”`;
    case 'some':
      return `至少有一${unitOf(condition.list, vocabulary)}${labelOf(vocabulary, condition.list)}：${describe(condition.where)}`;
  }
}

function unitOf(list: string, vocabulary: FactVocabulary): string {
  const fact = findFact(vocabulary, list);
  return fact?.kind === 'list' ? fact.unit : '项';
}

/** What was given instead: 年出口额420万美元; 国家高新技术企业：否. */
export function describeGiven(condition: Condition, scope: Scope): string {
  switch (condition.op) {
    case 'is':
      return `${labelOf(scope.vocabulary, condition.fact)}：否`;
    case 'in':
    case 'atLeast':
    case 'moreThan':
    case 'atMost':
    case 'lessThan':
      return describeFact(condition.fact, scope);
    case 'all':
    case 'any':
      return condition.of.map((one) => describeGiven(one, scope)).join('；');
    case 'not':
      return describeGiven(condition.of, scope);
    case 'some':
      return describeFact(condition.list, scope);
  }
}

/** Texts by which the words of a clause that state a condition are found: its numbers, or the label of its fact. */
export function textsOf(condition: Condition, vocabulary: FactVocabulary): string[] {
  switch (condition.op) {
    case 'is':
      return [labelOf(vocabulary, condition.fact)];
    case 'in':
      return condition.values;
    case 'atLeast':
    case 'moreThan':
    case 'atMost':
    case 'lessThan':
      return condition.to.map(({ text }) => text);
    case 'all':
    case 'any':
      return condition.of.flatMap((one) => textsOf(one, vocabulary));
    case 'not':
      return textsOf(condition.of, vocabulary);
    case 'some':
      return textsOf(condition.where, vocabulary);
  }
}
