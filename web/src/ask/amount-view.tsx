import type { Amount } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { partialText, standingOf } from './amount-text.ts';
import { askStrings } from './strings.ts';

/** An amount, large, with how it is to be taken: a ceiling and an open amount say so right beside the figure. */
export function AmountView({ amount, final, large }: { amount: Amount; final: boolean; large: boolean }) {
  const strings = useStrings(askStrings);
  const standing = standingOf(amount, final);
  const partial = partialText(amount);
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
      {standing === 'ceiling' && <span className="amount-note">{strings.ceilingNote}</span>}
      {standing === 'open' && <span className="amount-note">{strings.openNote}</span>}
    </div>
  );
}
