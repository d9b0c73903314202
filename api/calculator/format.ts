import { Exact } from '../../corpus/index.ts';
import type { Fact, Literal } from '../../corpus/index.ts';
import type { FactValue } from './facts.ts';
import type { Interval } from './interval.ts';

const yi = new Exact(100_000_000);
const wan = new Exact(10_000);
/** Beyond this many decimals 万元 is harder to read than 元. */
const readableDecimals = 4;

/**
 * A value without the last digits of a repeating decimal: 99999.99…97 from a division is 100000. Ten decimals of a yuan
 * are far below anything a clause can mean and far above what forty digits of arithmetic lose.
 */
export function settle(value: Exact): Exact {
  return value.isFinite() ? value.toDecimalPlaces(10, Exact.ROUND_HALF_UP) : value;
}

/** 792000 → 79.2万元. Fractions of a yuan are dropped here and nowhere else. */
export function formatMoney(value: Exact, currency: '元' | '美元' = '元'): string {
  const whole = settle(value).toDecimalPlaces(currency === '元' ? 0 : 2, Exact.ROUND_DOWN);
  return `${scaled(whole)}${currency}`;
}

function scaled(value: Exact): string {
  const size = value.abs();
  for (const [unit, name] of [
    [yi, '亿'],
    [wan, '万'],
  ] as const) {
    if (size.lt(unit)) continue;
    const share = value.div(unit);
    if (share.decimalPlaces() <= readableDecimals) return `${share.toFixed()}${name}`;
  }
  return value.toFixed().replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
}

/** 0.4 → 40%. */
export function formatShare(value: Exact): string {
  return `${settle(value.times(100)).toFixed()}%`;
}

/** Plain number, for areas, counts and years. */
export function formatNumber(value: Exact): string {
  return settle(value).toDecimalPlaces(readableDecimals).toFixed();
}

/** What an amount is called that nothing bounds yet. */
export const openAmount = '金额待定';

/** An amount with the words its kind demands: a ceiling is never printed as a sum one gets. */
export function formatInterval({ lo, hi }: Interval): string {
  if (lo.eq(hi)) return formatMoney(lo);
  if (!hi.isFinite()) return lo.isZero() ? openAmount : `不少于${formatMoney(lo)}`;
  return lo.isZero() ? `最高${formatMoney(hi)}` : `${formatMoney(lo)}至${formatMoney(hi)}`;
}

/** The fact as the user gave it. */
export function formatFact(fact: Fact | undefined, value: FactValue): string {
  switch (value.kind) {
    case 'boolean':
      return value.value ? '是' : '否';
    case 'enum':
    case 'text':
      return value.value;
    case 'set':
      return value.values.length === 0 ? '无' : value.values.join('、');
    case 'quantity':
      return value.text;
    case 'list':
      return `${value.items.length}${fact?.kind === 'list' ? fact.unit : '项'}`;
  }
}

/** A literal as the clause writes it. */
export function formatLiterals(literals: readonly Literal[]): string {
  return literals.map(({ text }) => text).join('或');
}
