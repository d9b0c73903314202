import type { QuantityFact } from '../../corpus/index.ts';
import { isCounterOf } from '../calculator/index.ts';
import type { Figure } from './figures.ts';

/** The unit in which a fact takes a figure; a `?` before it where the text names no currency. */
export interface Fit {
  unit: string;
  /** 人民币 for a fact in dollars, or the other way round. */
  mismatch: boolean;
}

const fits = (unit: string): Fit => ({ unit, mismatch: false });

/** Whether a figure's unit can be the fact's, and in which unit the fact takes it. */
export function fitOf(fact: QuantityFact, { unit }: Figure, left: string, right: string): Fit | null {
  switch (fact.dimension) {
    case 'yuan':
      // 月租金2万 and 一天3块 are no year's rent.
      if (PER_SHORTER.test(left) && /年/u.test(fact.label)) return null;
      return isPerArea(left, right) ? null : moneyFit(unit, '元');
    case 'dollar':
      return moneyFit(unit, '美元');
    case 'money':
      return unit === '元' || unit === '美元' ? fits(unit) : unit === '' ? fits('元') : null;
    case 'rent':
      return unit === '元' || unit === '' ? rentFit(fact, left, right) : null;
    case 'percent':
    case 'yearlyRate':
      // 20%和50%两个上浮 are rates of the policy.
      return unit === '%' && !/上浮/u.test(left + right) ? fits('%') : null;
    case 'area':
      return unit === '平方米' ? fits(unit) : null;
    case 'years':
      return unit === '年' || unit === '个月' || unit === '季度' || unit === '个季度' ? fits(unit) : null;
    case 'count':
      return unit !== '' && isCounterOf(fact.unit, unit) ? fits(unit) : null;
  }
}

function moneyFit(unit: string, own: '元' | '美元'): Fit | null {
  if (unit === own || unit === '') return { unit: unit === '' ? `?${own}` : own, mismatch: false };
  return unit === '元' || unit === '美元' ? { unit, mismatch: true } : null;
}

const PER_SHORTER = /月租|每个?月|一个月|按月|日租|每[天日]|一天|按天/u;
const PER_AREA =
  /每(?:个)?(?:平方米|平方|平米|平|㎡)|[/／](?:平方米|平方|平米|平|㎡)|一平(?:方|米)?|㎡每|平(?:方米|方|米)?(?:每|一个?)(?:月|年)/u;
const isPerArea = (left: string, right: string): boolean =>
  PER_AREA.test(left) || PER_AREA.test(right.slice(0, 10));
const PER: readonly [string, RegExp][] = [
  ['天', /每天|每日|[/／][天日]|一天|日租/u],
  ['月', /每个?月|[/／]个?月|月租|一个?月|按月/u],
  ['年', /每年|[/／]年|年租|一年|全年|按年/u],
];

/** A rent is taken only with the period that its own unit has: 元/平方米/月. */
function rentFit(fact: QuantityFact, left: string, right: string): Fit | null {
  if (!isPerArea(left, right)) return null;
  const said = PER.find(([, pattern]) => pattern.test(left) || pattern.test(right.slice(0, 8)))?.[0];
  return said !== undefined && fact.unit.endsWith(said) ? { unit: fact.unit, mismatch: false } : null;
}
