import type { Comparison, Condition, FactVocabulary } from '../../corpus/index.ts';
import { type FactValue, findFact, labelOf } from './facts.ts';
import { formatFact, formatLiterals } from './format.ts';
import { lookUp, type Scope } from './scope.ts';
import { describeFact, quoted } from './wording.ts';

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
