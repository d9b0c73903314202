import type { Amount } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { partialText, standingOf, type Standing } from './amount-text.ts';
import { awardStrings } from './strings.ts';

interface AmountViewProps {
  amount: Amount;
  /** Whether all facts are known. */
  final: boolean;
  large: boolean;
  /** False where the same explanation stands beside it already. */
  explained?: boolean;
}

/** An amount, large, with how it is to be taken: whatever is not due as it stands says so right beside the figure. */
export function AmountView({ amount, final, large, explained = true }: AmountViewProps) {
  const strings = useStrings(awardStrings);
  const standing = standingOf(amount, final);
  const notes: Partial<Record<Standing, string>> = {
    ceiling: strings.ceilingNote,
    range: strings.rangeNote,
    open: strings.openNote,
  };
  const partial = partialText(amount);
  const note = notes[standing];
  const text = standing === 'open' ? (partial ?? strings.openWithoutFigure) : amount.text;
  return (
    <div className={`amount amount-${standing}${large ? ' amount-large' : ''}`}>
      <span className="amount-label">{strings.standing[standing]}</span>
      <span className="amount-line">
        {standing === 'open' && partial !== null && (
          <span className="amount-known">{strings.knownSoFar}</span>
        )}
        <strong lang="zh-CN">{text}</strong>
        {amount.period !== null && (standing !== 'open' || partial !== null) && (
          <span className="amount-period">{strings.period[amount.period]}</span>
        )}
      </span>
      {explained && note !== undefined && <span className="amount-note">{note}</span>}
    </div>
  );
}
