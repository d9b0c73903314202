import { Decimal } from 'decimal.js';

/**
 * Exact arithmetic for money. Forty digits hold any product a rule can form from inputs below 10^15, so nothing is
 * rounded inside a chain; only a division (months of a year, rent per square metre) can end in a repeating decimal.
 */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
export type Exact = Decimal;

export type AmountKind = 'fixed' | 'upTo' | 'range' | 'none';

/** How often the sum is paid: once, per year, per item (a patent, a project) or per event (an exhibition). */
export type Period = 'once' | 'perYear' | 'perItem' | 'perEvent';

/** A sum as it is shown, in yuan. `fixed`: min = max; `upTo`: min 0; null where nothing is stated or known. */
export interface Amount {
  kind: AmountKind;
  min: number | null;
  max: number | null;
  currency: 'CNY';
  period: Period | null;
  /** 50万元, 最高50万元 …: the words to print; never 可获得 for a ceiling. */
  text: string;
}

/** What a number counts, as powers of the base units: 元, 美元, 平方米, 年, 个 (件, 家, 名 …). */
export interface Dimension {
  yuan: number;
  dollar: number;
  area: number;
  year: number;
}

export type DimensionName =
  'yuan' | 'dollar' | 'money' | 'percent' | 'yearlyRate' | 'area' | 'rent' | 'years' | 'count';

const base: Dimension = { yuan: 0, dollar: 0, area: 0, year: 0 };

/** A quantity fact or literal is of one of these; a count, like a percentage, has no dimension. */
export const dimensions: Readonly<Record<DimensionName, Dimension>> = {
  yuan: { ...base, yuan: 1 },
  dollar: { ...base, dollar: 1 },
  /** 人民币 or 美元, whichever is given: a threshold then names both. */
  money: { ...base, yuan: 1 },
  percent: base,
  /** Interest: percent of the principal for one year. */
  yearlyRate: { ...base, year: -1 },
  area: { ...base, area: 1 },
  /** Yuan for one square metre. */
  rent: { ...base, yuan: 1, area: -1 },
  years: { ...base, year: 1 },
  count: base,
};
