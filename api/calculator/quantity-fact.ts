import { Exact, parseQuantity, type QuantityFact } from '../../corpus/index.ts';
import { isCounterOf } from './counters.ts';
import type { FactValue, Range } from './facts.ts';
import { readDenominators } from './denominators.ts';

export type ReadValue = { kind: 'ok'; value: FactValue } | { kind: 'error'; message: string };

type ReadRange =
  { kind: 'ok'; range: Range; currency: '元' | '美元' | null } | { kind: 'error'; message: string };

/** Far above any budget in any policy; what is larger is a slip or an attack. */
const largest = new Exact(10).pow(15);
const mostDecimals = 10;
/** More than there are of anything a policy counts. */
const largestCount = new Exact(10).pow(9);

/** Yuan for one US dollar, as the applicant gives it; nothing is converted without. */
export interface ExchangeRate {
  yuanPerDollar: Exact;
  date: string;
  source: string;
}

const error = (message: string): { kind: 'error'; message: string } => ({ kind: 'error', message });

const bounds: readonly [RegExp, (range: Range) => Range][] = [
  [/^(?:超过|高于|大于|多于|突破)(.+)$/u, ({ lo }) => ({ ...from(lo), loOpen: true })],
  [/^(?:至少|不低于|不少于|不小于)(.+)$/u, ({ lo }) => from(lo)],
  [/^(.+?)(?:及?以上)$/u, ({ lo }) => from(lo)],
  [/^(?:不足|低于|少于|小于|不满)(.+)$/u, ({ hi }) => ({ ...upToValue(hi), hiOpen: true })],
  [/^(?:不超过|不高于|至多|最多)(.+)$/u, ({ hi }) => upToValue(hi)],
  [/^(.+?)(?:及?以[下内])$/u, ({ hi }) => upToValue(hi)],
];
const from = (lo: Exact): Range => ({ lo, hi: new Exact(Infinity), loOpen: false, hiOpen: false });
const upToValue = (hi: Exact): Range => ({ lo: new Exact(0), hi, loOpen: false, hiOpen: false });

/** Reads `600万美元`, `超过1000万美元`, `10万至20万元`, `-50万美元` for a fact; anything that does not fit says why. */
export function readQuantity(fact: QuantityFact, written: string, rate: ExchangeRate | null): ReadValue {
  const text = written.trim();
  const read = readRange(fact, text, rate);
  if (read.kind === 'error') return read;
  const { lo } = read.range;
  if (lo.isNegative() && !lo.isZero() && !fact.signed) return error(`${fact.label}不能为负数`);
  return { kind: 'ok', value: { kind: 'quantity', range: read.range, currency: read.currency, text } };
}

function readRange(fact: QuantityFact, text: string, rate: ExchangeRate | null): ReadRange {
  const single = readSingle(fact, text, rate);
  if (single.kind === 'ok') return single;
  for (const [pattern, widen] of bounds) {
    const inner = pattern.exec(text)?.[1];
    const read = inner === undefined ? null : readSingle(fact, inner, rate);
    if (read?.kind === 'ok') return { ...read, range: widen(read.range) };
  }
  const [, low, high] = /^(.+?)(?:至|到|[—~～－-])(.+)$/u.exec(text) ?? [];
  if (low === undefined || high === undefined) return single;
  const top = readSingle(fact, high, rate);
  const bottom = readSingle(fact, withUnitOf(high, low), rate);
  if (top.kind === 'error' || bottom.kind === 'error') return single;
  if (top.currency !== bottom.currency) return error(mixedCurrencies(fact, text));
  if (bottom.range.lo.gt(top.range.hi)) return error(`${fact.label}“${text}”的下限高于上限`);
  return { ...top, range: { ...top.range, lo: bottom.range.lo } };
}

/** Yuan and dollars are never put into one figure: a sum or a range of both has no unit. */
export function mixedCurrencies({ label }: QuantityFact, text: string): string {
  return `${label}“${text}”混用了人民币和美元，请用同一种货币`;
}

const numeral = /^[-－负]?[\d０-９.．,零〇○一二三四五六七八九十百千万亿两点]+/u;

/**
 * 10万至20万元: the unit stands once, behind the upper number. A scale is not lent with it, because 10至20万元 may begin
 * at ten yuan or at 10万; there the lower number stays without a unit and is refused.
 */
function withUnitOf(high: string, low: string): string {
  const unit = high.replace(numeral, '');
  const bare = low.replace(numeral, '') === '' && unit !== high;
  const lent = /[百千万亿]/u.test(low) || !/[百千万亿]/u.test(high);
  return bare && lent ? `${low}${unit}` : low;
}

function readSingle(fact: QuantityFact, text: string, rate: ExchangeRate | null): ReadRange {
  const negative = /^[-－负](.+)$/u.exec(text)?.[1];
  const plain = plainUnit(fact, negative ?? text);
  if (plain.kind === 'error') return plain;
  const parsed = parseQuantity(plain.text);
  if (parsed.kind === 'error') return error(`${fact.label}：${parsed.message}`);
  const size = new Exact(parsed.value);
  if (size.gt(largest) || size.decimalPlaces() > mostDecimals)
    return error(`${fact.label}的数值“${text}”超出可计算的范围`);
  const converted = convert(fact, size, parsed.unit, rate);
  if (typeof converted === 'string') return error(converted);
  const value = negative === undefined ? converted : converted.negated();
  const currency = currencyOf(fact, parsed.unit);
  return { kind: 'ok', range: { lo: value, hi: value, loOpen: false, hiOpen: false }, currency };
}

/** 1200元/平方米/年 without what it is per, which must be what the fact is per; 半年 has no number in it. */
function plainUnit(
  fact: QuantityFact,
  text: string,
): { kind: 'ok'; text: string } | { kind: 'error'; message: string } {
  if (fact.dimension === 'years' && text === '半年') return { kind: 'ok', text: '6个月' };
  if (fact.dimension !== 'rent') return { kind: 'ok', text };
  const { plain, per } = readDenominators(text);
  const own = readDenominators(fact.unit).per;
  const strange = per.some((one) => !own.includes(one)) || (per.length > 0 && !per.includes('平方米'));
  return strange
    ? error(`${fact.label}应以${fact.unit}计，不能用“元/${per.join('/')}”`)
    : { kind: 'ok', text: plain };
}

function currencyOf({ dimension }: QuantityFact, unit: string): '元' | '美元' | null {
  if (dimension === 'dollar') return '美元';
  if (dimension === 'money') return unit === '美元' ? '美元' : '元';
  return dimension === 'yuan' || dimension === 'rent' ? '元' : null;
}

/** The number in the fact's base unit, or why the unit does not fit. */
function convert(fact: QuantityFact, value: Exact, unit: string, rate: ExchangeRate | null): Exact | string {
  switch (fact.dimension) {
    case 'yuan':
      if (unit === '元') return value;
      return unit === '美元' && rate !== null ? value.times(rate.yuanPerDollar) : wrongUnit(fact, unit);
    case 'dollar':
      if (unit === '美元') return value;
      return unit === '元' && rate !== null ? value.div(rate.yuanPerDollar) : wrongUnit(fact, unit);
    case 'money':
      return unit === '元' || unit === '美元' ? value : wrongUnit(fact, unit);
    case 'rent':
      return unit === '元' ? value : wrongUnit(fact, unit);
    case 'percent':
    case 'yearlyRate':
      return unit === '%' ? value.div(100) : wrongUnit(fact, unit);
    case 'area':
      return unit === '平方米' ? value : wrongUnit(fact, unit);
    case 'years':
      return inYears(value, unit) ?? wrongUnit(fact, unit);
    case 'count':
      return unit === '' || isCounterOf(fact.unit, unit) ? wholeNumber(fact, value) : wrongUnit(fact, unit);
  }
}

function wrongUnit({ label, unit: wanted, dimension }: QuantityFact, unit: string): string {
  const wrong = `${label}应以${wanted}计${unit === '' ? '，请写明单位' : `，不能用“${unit}”`}`;
  const convertible = (dimension === 'yuan' && unit === '美元') || (dimension === 'dollar' && unit === '元');
  return convertible ? `${wrong}；如需换算请给出 exchange_rate` : wrong;
}

const monthsOf: ReadonlyMap<string, number> = new Map([
  ['年', 12],
  ['周年', 12],
  ['季度', 3],
  ['个季度', 3],
  ['个月', 1],
]);

function inYears(value: Exact, unit: string): Exact | undefined {
  const months = monthsOf.get(unit);
  return months === undefined ? undefined : value.times(months).div(12);
}

function wholeNumber(fact: QuantityFact, value: Exact): Exact | string {
  if (value.gt(largestCount)) return `${fact.label}的数值超出可计算的范围`;
  return value.isInteger() ? value : `${fact.label}应为整数`;
}
