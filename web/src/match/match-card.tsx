import { Link, useSearchParams } from 'wouter';
import type { Citation } from '../../../api/contract.ts';
import { partialText } from '../award/amount-text.ts';
import { AmountView } from '../award/amount-view.tsx';
import { Readings, Steps } from '../award/award-card.tsx';
import { Marker } from '../award/marked-text.tsx';
import { Premises } from '../award/notices-view.tsx';
import { StatusTag } from '../source/status-tag.tsx';
import { useStrings } from '../i18n/index.ts';
import { doubtsOf } from './combination.ts';
import { type MatchResult, type PolicyDocument, type Verdict } from './match-report.ts';
import { matchStrings } from './strings.ts';

interface MatchCardProps {
  award: MatchResult;
  verdict: Verdict;
  documents: readonly PolicyDocument[];
  onOpen: (citation: Citation) => void;
}

/** One award: the amount, or what is missing, or the words of the condition that fails; always its document and status. */
export function MatchCard({ award, verdict, documents, onOpen }: MatchCardProps) {
  return (
    <article
      className={doubtsOf(award).length > 0 ? 'match-card is-doubtful' : 'match-card'}
      aria-label={award.title}
    >
      <h3 lang="zh-CN">{award.title}</h3>
      <Origin award={award} documents={documents} onOpen={onOpen} />
      <Verdictal {...{ award, verdict, onOpen }} />
      <CalculateLink award={award} />
    </article>
  );
}

function Verdictal({ award, verdict, onOpen }: Omit<MatchCardProps, 'documents'>) {
  const strings = useStrings(matchStrings);
  switch (verdict) {
    case 'eligible':
      return (
        <>
          {award.outcome === 'amountNotStated' ? (
            <p className="not-stated">{strings.notStated}</p>
          ) : (
            <AmountView amount={award.amount} final large={false} />
          )}
          <Doubtful award={award} />
          <Steps award={award} citations={award.citations} onOpen={onOpen} />
          <Readings award={award} />
          <Premises notices={award.notices} />
        </>
      );
    case 'undecided':
      return <Open award={award} />;
    case 'ineligible':
      return <Because award={award} onOpen={onOpen} />;
  }
}

/** Why nothing can be claimed by the document, however certain the amount is. */
function Doubtful({ award }: Pick<MatchCardProps, 'award'>) {
  const strings = useStrings(matchStrings);
  const doubts = doubtsOf(award);
  return doubts.length === 0 ? null : <p className="doubt">{strings.doubtsOf(doubts)}</p>;
}

function Open({ award }: Pick<MatchCardProps, 'award'>) {
  const strings = useStrings(matchStrings);
  const { amount, missingFacts } = award;
  const partial = partialText(amount);
  return (
    <>
      {partial !== null && (
        <p className="partial" lang="zh-CN">
          {strings.upTo(partial)}
        </p>
      )}
      <Doubtful award={award} />
      <p>
        {strings.needs}
        <span lang="zh-CN">{missingFacts.map(({ label }) => label).join('、')}</span>
      </p>
    </>
  );
}

/** The condition that fails, and the words of the text that state it. */
function Because({ award, onOpen }: Pick<MatchCardProps, 'award' | 'onOpen'>) {
  const citation = award.citations.find(({ marker }) => marker === award.becauseMarker);
  return (
    <div lang="zh-CN">
      <p>
        {award.because}
        {citation !== undefined && <Marker citation={citation} onOpen={onOpen} />}
      </p>
      {citation !== undefined && <q className="because-quote">{citation.quote}</q>}
    </div>
  );
}

function Origin({ award, documents, onOpen }: Pick<MatchCardProps, 'award' | 'documents' | 'onOpen'>) {
  const strings = useStrings(matchStrings);
  const document = documents.find(({ documentId }) => documentId === award.documentId);
  const [citation] = award.citations;
  return (
    <p className="origin">
      {document !== undefined && <StatusTag status={document.status} />}
      {citation !== undefined && (
        <button
          type="button"
          className="link"
          lang="zh-CN"
          title={strings.basis}
          onClick={() => onOpen(citation)}
        >
          《{citation.documentTitle}》{citation.locator}
        </button>
      )}
    </p>
  );
}

/** To the same award with the same facts. */
function CalculateLink({ award: { awardId, title } }: Pick<MatchCardProps, 'award'>) {
  const strings = useStrings(matchStrings);
  const [parameters] = useSearchParams();
  const kept = new URLSearchParams([...parameters].filter(([name]) => name !== 't'));
  return (
    <Link
      className="card-link"
      aria-label={strings.calculateOf(title)}
      href={`/calculator/${encodeURIComponent(awardId)}?${kept.toString()}`}
    >
      {strings.calculate}
    </Link>
  );
}
