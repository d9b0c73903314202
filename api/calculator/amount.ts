import type { Amount, Exact, Period } from '../../corpus/index.ts';
import { formatInterval, settle } from './format.ts';
import type { Decision } from './decide.ts';
import type { Interval } from './interval.ts';

/** An interval as it is answered; its kind follows from its bounds. Fractions of a 分 do not exist. */
export function toAmount(interval: Interval, period: Period | null): Amount {
  const { lo, hi } = interval;
  const min = inYuan(lo);
  const text = formatInterval(interval);
  if (!hi.isFinite()) {
    const kind = lo.isZero() ? 'none' : 'range';
    return { kind, min: kind === 'none' ? null : min, max: null, currency: 'CNY', period, text };
  }
  const kind = lo.eq(hi) ? 'fixed' : lo.isZero() ? 'upTo' : 'range';
  return { kind, min, max: inYuan(hi), currency: 'CNY', period, text };
}

function inYuan(value: Exact): number {
  return settle(value).toDecimalPlaces(2, 1).toNumber();
}

function periodOf({ award, manyYears }: Decision): Period | null {
  return manyYears ? null : award.period;
}

/** The amount of a decision in the contract's form. */
export function amountOf(decision: Decision): Amount {
  const { outcome, amount } = decision;
  if (outcome === 'amountNotStated') return noAmount('条文未列明金额');
  if (outcome === 'needsFacts' && decision.award.amount === null) return noAmount('条文未列明金额');
  const stated = toAmount(amount, outcome === 'ineligible' ? null : periodOf(decision));
  return outcome === 'needsFacts' ? { ...stated, text: `待补充信息（${stated.text}）` } : stated;
}

function noAmount(text: string): Amount {
  return { kind: 'none', min: null, max: null, currency: 'CNY', period: null, text };
}
