import type { AwardRule, Expression, FactVocabulary } from '../../corpus/index.ts';
import { findFact, labelOf } from './facts.ts';
import { describeRequirement } from './condition-wording.ts';

/** A rule in Chinese sentences, for people who check it against its clause: who, how much, uplifts and limits. */
export function describeRule(award: AwardRule, vocabulary: FactVocabulary): string[] {
  const describe = (expression: Expression): string => describeExpression(expression, vocabulary);
  const { when, amount, uplift, caps, years, topUp, unstated } = award;
  return [
    ...(when === null ? [] : [`条件：${describeRequirement(when, vocabulary)}`]),
    amount === null ? `金额：条文未列明${external(unstated?.refersTo)}` : `金额：${describe(amount)}`,
    ...uplift.map(
      ({ if: condition, by, may }) =>
        `${may ? '可' : ''}上浮${by.text}：${describeRequirement(condition, vocabulary)}`,
    ),
    ...caps.map(
      ({ at, soft, yearly }) => `${soft ? '原则上' : ''}${yearly ? '年度累计' : ''}以${describe(at)}为限`,
    ),
    ...(years === null ? [] : [`连续${years.at.text}`]),
    ...(topUp === null ? [] : [`同一奖项晋升：${topUp.quote}`]),
  ];
}

const external = (refersTo: string | null | undefined): string => (refersTo ? `，按${refersTo}执行` : '');

/** A part of an amount in words. */
export function describeExpression(expression: Expression, vocabulary: FactVocabulary): string {
  const describe = (part: Expression): string => describeExpression(part, vocabulary);
  const label = (id: string): string => labelOf(vocabulary, id);
  switch (expression.op) {
    case 'literal':
      return expression.literal.text;
    case 'fact':
      return label(expression.fact);
    case 'sum':
      return expression.of.map(describe).join('＋');
    case 'product':
      return expression.of.map(describe).join('×');
    case 'min':
      return `（${expression.of.map(describe).join('与')}中较小者）`;
    case 'max':
      return `（${expression.of.map(describe).join('与')}中较大者）`;
    case 'upTo':
      return `最高 ${describe(expression.of)}`;
    case 'rate':
      return `${describe(expression.of)}×${rateText(expression)}`;
    case 'cap':
      return `${describe(expression.of)}，${expression.yearly ? '年度累计' : ''}不超过${describe(expression.at)}`;
    case 'bands':
      return expression.rows
        .map(
          ({ from, to, give }) =>
            `${label(expression.by)}${from.text}${to === null ? '及以上' : `至${to.text}`}：${describe(give)}`,
        )
        .join('；');
    case 'milestones':
      return expression.rows
        .map(({ over, give }) => `${label(expression.by)}首次突破${over.text}：${describe(give)}`)
        .join('；');
    case 'table':
      return expression.rows.map(({ is, give }) => `${is.join('、')}：${describe(give)}`).join('；');
    case 'per':
      return `每${unitOf(expression.count, vocabulary)}${label(expression.count)} ${describe(expression.give)}`;
    case 'each':
      return describeEach(expression, vocabulary);
    case 'choose':
      return expression.cases
        .map(
          (one) =>
            `${one.if === null ? '其他' : describeRequirement(one.if, vocabulary)}：${describe(one.give)}`,
        )
        .join('；');
    case 'staged':
      return `${describe(expression.total)}（分阶段，各阶段金额未列）`;
  }
}

function rateText({ from, to }: Extract<Expression, { op: 'rate' }>): string {
  return from === to ? from.text : `（${from.text}至${to.text}）`;
}

function describeEach(
  { list, where, give, distinct }: Extract<Expression, { op: 'each' }>,
  vocabulary: FactVocabulary,
): string {
  const what = `每${unitOf(list, vocabulary)}${labelOf(vocabulary, list)}`;
  const which = where === null ? '' : `（${describeRequirement(where, vocabulary)}）`;
  const once = distinct === null ? '' : `；${labelOf(vocabulary, distinct.field)}相同的只计一次`;
  return `${what}${which} ${describeExpression(give, vocabulary)}${once}`;
}

function unitOf(id: string, vocabulary: FactVocabulary): string {
  const fact = findFact(vocabulary, id);
  return fact?.kind === 'list' || fact?.kind === 'quantity' ? fact.unit : '项';
}
