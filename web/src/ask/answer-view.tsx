import type { Answer } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { AmountView } from '../award/amount-view.tsx';
import { unshownLines } from './answer-lines.ts';
import { assumptionsOf } from '../award/assumptions.ts';
import { AwardCard } from '../award/award-card.tsx';
import { MarkedText, type OpenCitation } from '../award/marked-text.tsx';
import { Premises, UrgentNotices } from '../award/notices-view.tsx';
import { VerdictView } from '../award/verdict-view.tsx';
import { commonVerdict } from '../award/verdict.ts';
import { askStrings } from './strings.ts';

interface AnswerViewProps {
  answer: Answer;
  onOpen: OpenCitation;
  /** What the reader can do about the facts: between the result and its sources. */
  children: React.ReactNode;
}

/** An answer that the library bears out: warnings, amount, awards, sources, premises. */
export function AnswerView({ answer, onOpen, children }: AnswerViewProps) {
  const { awards, citations, notices, text } = answer;
  const hasHeadline = headlineOf(answer) !== null || commonVerdict(awards, notices) !== null;
  const lines = awards.length === 0 ? [text] : unshownLines(answer);
  return (
    <>
      <Headline answer={answer} onOpen={onOpen} />
      <UrgentNotices notices={notices} />
      {lines.length > 0 && (
        <div className="answer-text" lang="zh-CN">
          <MarkedText text={lines.join('\n')} citations={citations} onOpen={onOpen} />
        </div>
      )}
      {awards.map((award) => (
        <AwardCard
          key={award.awardId}
          award={award}
          citations={citations}
          showAmount={awards.length > 1 || !hasHeadline}
          notices={notices}
          underTotal={answer.total?.kind === award.amount.kind && award.outcome === 'calculated'}
          onOpen={onOpen}
        />
      ))}
      {children}
      <Assumptions notices={notices} />
      <Sources answer={answer} onOpen={onOpen} />
      <Premises notices={notices} />
    </>
  );
}

/** What the answer comes to: an amount, or that nothing is to be had and why. */
function Headline({ answer, onOpen }: Pick<AnswerViewProps, 'answer' | 'onOpen'>) {
  const { awards, citations, notices } = answer;
  const verdict = commonVerdict(awards, notices);
  if (verdict !== null) {
    const because = awards.length === 1 ? awards[0]?.because : undefined;
    const reason = because && <MarkedText text={because} citations={citations} onOpen={onOpen} />;
    return <VerdictView verdict={verdict} reason={reason} />;
  }
  const headline = headlineOf(answer);
  return headline && <AmountView amount={headline.amount} final={headline.final} large />;
}

/** The one amount the question asks for: the sum, or what is known of the only award that is still open. */
function headlineOf({ total, awards, status }: Answer) {
  if (total !== null) return { amount: total, final: status === 'calculated' };
  const [only, ...others] = awards;
  return only?.outcome === 'needsFacts' && others.length === 0 ? { amount: only.amount, final: false } : null;
}

/** What is taken for granted of the asker decides the amount as much as what was told; why is among the premises. */
function Assumptions({ notices }: Pick<Answer, 'notices'>) {
  const strings = useStrings(askStrings);
  const premises = assumptionsOf(notices);
  if (premises.length === 0) return null;
  return (
    <p className="assumed">
      {strings.assumed}
      <span lang="zh-CN">{premises.join('；')}</span>
    </p>
  );
}

function Sources({ answer: { citations }, onOpen }: Pick<AnswerViewProps, 'answer' | 'onOpen'>) {
  const strings = useStrings(askStrings);
  if (citations.length === 0) return null;
  return (
    <section role="group" className="sources" aria-label={strings.citations}>
      <h3>{strings.citations}</h3>
      <ol lang="zh-CN">
        {citations.map((citation) => (
          <li key={citation.marker}>
            <button type="button" onClick={() => onOpen(citation)}>
              <span className="source-number">{citation.marker}</span>
              <span>
                <b>
                  《{citation.documentTitle}》{citation.locator}
                </b>
                <q>{citation.quote}</q>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
