import { partialText, standingOf } from '../award/amount-text.ts';
import { awardStrings } from '../award/strings.ts';
import { verdictOf } from '../award/verdict.ts';
import { useStrings } from '../i18n/index.ts';
import type { Result } from './calculation-result.tsx';
import { calculatorStrings } from './strings.ts';

interface ResultBarProps {
  /** Undefined until there is one. */
  result: Result | undefined;
  isPending: boolean;
  isFormer: boolean;
  onShow: () => void;
}

/** The result in one line at the foot of a narrow window, where the result itself is below the form; leads to it. */
export function ResultBar({ result, isPending, isFormer, onShow }: ResultBarProps) {
  const strings = useStrings(calculatorStrings);
  const { label, text } = useOneLine(result);
  const remark = result === undefined ? strings.failed : strings.beforeChange;
  return (
    <button type="button" className={isFormer ? 'result-bar is-former' : 'result-bar'} onClick={onShow}>
      <span>{isPending ? strings.calculating : isFormer || result === undefined ? remark : label}</span>
      <strong lang="zh-CN">{text}</strong>
      <span aria-hidden="true">↓</span>
    </button>
  );
}

/** How the result is to be taken, and its figure where it has one. */
function useOneLine(result: Result | undefined): { label: string; text: string } {
  const strings = useStrings(calculatorStrings);
  const words = useStrings(awardStrings);
  if (result === undefined) return { label: '', text: '' };
  const { outcome, amount } = result;
  switch (outcome) {
    case 'amountNotStated':
      return { label: strings.notStated, text: '' };
    case 'ineligible':
      return { label: words.outcome[verdictOf(result, result.notices) ?? outcome], text: '' };
    case 'calculated':
      return { label: words.standing[standingOf(amount, true)], text: amount.text };
    case 'needsFacts':
      return { label: words.standing.open, text: partialText(amount) ?? '' };
  }
}
