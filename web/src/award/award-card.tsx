import type { AwardResult, Citation, Notice } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { AmountView } from './amount-view.tsx';
import { Marker, MarkedText, type OpenCitation } from './marked-text.tsx';
import { awardStrings } from './strings.ts';
import { verdictOf } from './verdict.ts';

interface AwardCardProps {
  award: AwardResult;
  citations: readonly Citation[];
  /** False where the headline of the answer shows this very amount, or why there is none. */
  showAmount: boolean;
  /** Those of the whole answer. */
  notices: readonly Notice[];
  /** The sum above says already how its parts are to be taken. */
  underTotal: boolean;
  onOpen: OpenCitation;
}

/** One award: outcome, amount, the reason where it is not due, the steps, and other readings of the text. */
export function AwardCard(props: AwardCardProps) {
  const { award, citations, showAmount, notices, underTotal, onOpen } = props;
  const strings = useStrings(awardStrings);
  const verdict = verdictOf(award, notices);
  const hasAmount = award.outcome === 'calculated' || award.outcome === 'needsFacts';
  const own = citations.filter(({ clauseId }) => clauseId === award.clauseId);
  return (
    <section role="group" className="award" aria-label={award.title}>
      <h3>
        <span lang="zh-CN">{award.title}</span>
        <span className={`tag tag-${award.outcome}`}>{strings.outcome[verdict ?? award.outcome]}</span>
        <span className="award-sources">
          {own.map((citation) => (
            <Marker key={citation.marker} citation={citation} onOpen={onOpen} />
          ))}
        </span>
      </h3>
      {showAmount && hasAmount && (
        <AmountView
          amount={award.amount}
          final={award.outcome === 'calculated'}
          large={false}
          explained={!underTotal}
        />
      )}
      {award.because !== undefined && (showAmount || verdict === null) && (
        <p lang="zh-CN">
          <MarkedText text={award.because} citations={citations} onOpen={onOpen} />
        </p>
      )}
      <Steps award={award} citations={citations} onOpen={onOpen} />
      <Readings award={award} />
    </section>
  );
}

export function Steps({ award, citations, onOpen }: Pick<AwardCardProps, 'award' | 'citations' | 'onOpen'>) {
  const strings = useStrings(awardStrings);
  if (award.steps.length === 0) return null;
  return (
    <details>
      <summary>{strings.steps(award.steps.length)}</summary>
      <ol className="steps" lang="zh-CN">
        {award.steps.map(({ text, marker }, index) => {
          const citation = citations.find((one) => one.marker === marker);
          return (
            <li key={`${index}${text}`}>
              {text}
              {citation !== undefined && <Marker citation={citation} onOpen={onOpen} />}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

export function Readings({ award: { readings } }: Pick<AwardCardProps, 'award'>) {
  const strings = useStrings(awardStrings);
  if (readings.length < 2) return null;
  return (
    <div className="readings">
      <h4>{strings.readings}</h4>
      <ul>
        {readings.map(({ id, text, amount, chosen }) => (
          <li key={id}>
            <span lang="zh-CN">{text}</span> <strong lang="zh-CN">{amount.text}</strong>
            {chosen && <span className="tag tag-calculated">{strings.chosenReading}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
