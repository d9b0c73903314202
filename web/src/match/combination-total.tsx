import { Alert } from 'antd';
import type { Amount } from '../../../api/contract.ts';
import { standingOf } from '../award/amount-text.ts';
import { awardStrings } from '../award/strings.ts';
import { useStrings } from '../i18n/index.ts';
import { doubtsOf, type Sum } from './combination.ts';
import { matchStrings } from './strings.ts';
import { useSumNotes } from './use-sum-notes.ts';

/** The sum with how it is to be taken: what is a ceiling in it, and that it is of no single year. */
export function CombinationTotal({ total, sum }: { total: Amount; sum: Sum }) {
  const strings = useStrings(matchStrings);
  const { period } = useStrings(awardStrings);
  const notes = useSumNotes(sum);
  const isDoubtful = sum.doubtful.length > 0;
  return (
    <div
      className={`amount amount-large amount-${standingOf(total, true)}${isDoubtful ? ' is-doubtful' : ''}`}
    >
      <span className="amount-label">{strings.total}</span>
      <span className="amount-line">
        <strong lang="zh-CN">{total.text}</strong>
        {total.period !== null && <span className="amount-period">{period[total.period]}</span>}
      </span>
      {notes.map((note) => (
        <span key={note} className="amount-note">
          {note}
        </span>
      ))}
    </div>
  );
}

/** Stands before the sum: part of it rests on what nobody can claim by. */
export function DoubtWarning({ sum: { doubtful } }: { sum: Sum }) {
  const strings = useStrings(matchStrings);
  const { urgent, notices } = useStrings(awardStrings);
  if (doubtful.length === 0) return null;
  const codes = [...new Set(doubtful.flatMap(doubtsOf))];
  return (
    <section role="group" className="urgent" aria-label={notices}>
      <Alert
        type="warning"
        showIcon
        role="note"
        title={strings.doubtful(codes.map((code) => urgent[code]))}
        description={doubtful.map((part) => (
          <span key={part.awardId} className="urgent-message">
            <span lang="zh-CN">
              {part.title}（{part.amount.text}）
            </span>
            ：{strings.doubtsOf(doubtsOf(part))}
          </span>
        ))}
      />
    </section>
  );
}
