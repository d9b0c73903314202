/** The bars of questions about amounts, on the labelled set and on the same questions in other words. */
import type { NumericSummary } from './numeric-score.ts';
import { figure, table } from './table.ts';

/** What a set of questions about amounts must reach. A wrong figure is never allowed. */
export interface AmountBars {
  right: number;
  asked: number;
  allDecidingCited: number;
}

/** The labelled questions themselves, and re-wordings of them (units, order, spoken). */
export const AMOUNT_BARS: Readonly<Record<'labelled' | 'reworded', AmountBars>> = {
  labelled: { right: 0.95, asked: 0.95, allDecidingCited: 0.98 },
  reworded: { right: 0.9, asked: 0.8, allDecidingCited: 0.95 },
};

export type AmountFigures = Pick<NumericSummary, 'right' | 'wrongFigures' | 'asked' | 'allDecidingCited'>;

export interface AmountVerdict {
  set: string;
  summary: AmountFigures;
  bars: AmountBars;
  passed: boolean;
}

const clears = (value: number | null, bar: number): boolean => value !== null && value >= bar;

/** A measure without a value fails: nothing was measured. */
export function judgeAmounts(set: string, summary: AmountFigures, bars: AmountBars): AmountVerdict {
  const passed =
    summary.wrongFigures === 0 &&
    clears(summary.right, bars.right) &&
    clears(summary.asked, bars.asked) &&
    clears(summary.allDecidingCited, bars.allDecidingCited);
  return { set, summary, bars, passed };
}

/** One row a set: measured, and the bar in brackets. */
export function amountTable(verdicts: readonly AmountVerdict[]): string {
  return table(
    ['金额题集', '正确', '错误金额', '问到关键', '全部引用', '结果'],
    verdicts.map(({ set, summary, bars, passed }) => [
      set,
      `${figure(summary.right)}（≥ ${figure(bars.right)}）`,
      `${summary.wrongFigures}（0）`,
      `${figure(summary.asked)}（≥ ${figure(bars.asked)}）`,
      `${figure(summary.allDecidingCited)}（≥ ${figure(bars.allDecidingCited)}）`,
      passed ? '通过' : '未达到',
    ]),
  );
}
