import type { Comparison, Condition, Exact, Expression, FactVocabulary } from '../../corpus/index.ts';
import { type FactValue, findFact, labelOf } from './facts.ts';
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

/** 甲、乙或丙. */
function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join('、')}或${last}`;
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
      return `${labelOf(vocabulary, condition.fact)}${isSet(condition.fact, vocabulary) ? '包括' : '为'}${either(condition.values)}`;
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
      return `${labelOf(vocabulary, condition.list)}中至少有一${unitOf(condition.list, vocabulary)}属于${describe(condition.where)}`;
  }
}

function isSet(id: string, vocabulary: FactVocabulary): boolean {
  return findFact(vocabulary, id)?.kind === 'set';
}

function unitOf(list: string, vocabulary: FactVocabulary): string {
  const fact = findFact(vocabulary, list);
  return fact?.kind === 'list' ? fact.unit : '项';
}

/** Why a condition fails, as a sentence: what it demands and what was given instead. */
export function describeFailure(condition: Condition, scope: Scope): string {
  return `不符合${quoted(describeRequirement(condition, scope.vocabulary))}：${describeShortfall(condition, scope)}`;
}

/** What was given instead, where the demand has just been named. */
function describeShortfall(condition: Condition, scope: Scope): string {
  switch (condition.op) {
    case 'is':
    case 'in':
      return insteadOf(condition.fact, scope);
    case 'all':
    case 'any':
      return condition.of.map((one) => `${subjectOf(one, scope)}${describeShortfall(one, scope)}`).join('；');
    case 'some':
      return noneOf(condition.list, scope);
    default:
      return describeGiven(condition, scope);
  }
}

/** Of several demands each has to be named again; a number is given with its label anyway. */
function subjectOf(condition: Condition, { vocabulary }: Scope): string {
  return condition.op === 'is' || condition.op === 'in' ? labelOf(vocabulary, condition.fact) : '';
}

function insteadOf(id: string, scope: Scope): string {
  const given = scope.item?.fields.get(id) ?? scope.facts.get(id);
  const value = given ?? lookUp(scope, id);
  if (value === undefined) return '您没有填写';
  const words = quoted(shorten(value, scope, id));
  if (given === undefined) return `您没有填写，按${words}测算`;
  // A denial may follow from a wider one: no 高企, no 国高企.
  return value.kind === 'boolean' ? `按您填写的情况为${words}` : `您填写的是${words}`;
}

const mostNamed = 3;

/** A long list of answers by its first few. */
function shorten(value: FactValue, { vocabulary }: Scope, id: string): string {
  if (value.kind !== 'set' || value.values.length <= mostNamed) {
    return formatFact(findFact(vocabulary, id), value);
  }
  return `${value.values.slice(0, mostNamed).join('、')}等${value.values.length}项`;
}

function noneOf(list: string, scope: Scope): string {
  const value = lookUp(scope, list);
  if (value?.kind !== 'list' || value.items.length === 0) return '您填写的是“没有”';
  return `您填写的${value.items.length}${unitOf(list, scope.vocabulary)}都不符合`;
}

/** What was given, with its label: 年出口额420万美元; 国家高新技术企业：否. */
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
