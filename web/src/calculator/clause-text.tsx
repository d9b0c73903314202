import { useCallback, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { AwardDetail } from '../../../api/contract-calculator.ts';
import type { Citation, ClauseView } from '../../../api/contract.ts';
import { readClause, type CallOptions } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';
import { useLiveRequest } from '../use-live-request.ts';
import type { Result } from './calculation-result.tsx';
import { cutAtQuotes } from './cut-at-quotes.ts';
import type { Marking } from './step-list.tsx';
import { calculatorStrings } from './strings.ts';

interface ClauseTextProps extends Marking {
  award: AwardDetail;
  result: Result;
}

/** The clauses a result rests on, with the words of each step marked by its number. */
export function ClauseText({ award, result, marker, onMark }: ClauseTextProps) {
  const strings = useStrings(calculatorStrings);
  const { loading } = useStrings(layoutStrings);
  const citations = result.citations.length === 0 ? award.citations : result.citations;
  const ids = [...new Set(citations.map(({ clauseId }) => clauseId))].join('\n');
  const load = useCallback(
    (options: CallOptions) => Promise.all(ids.split('\n').map((id) => readClause(id, options))),
    [ids],
  );
  const { value: clauses, error, retry } = useLiveRequest(load);
  return (
    <section className="panel" aria-label={strings.clause}>
      <h2>{strings.clause}</h2>
      {clauses === null && error === null && <p role="status">{loading}</p>}
      {clauses === null && error !== null && (
        <RequestFailure title={strings.clauseFailed} error={error} onRetry={retry} />
      )}
      {clauses?.map((clause) => (
        <Clause
          key={clause.clauseId}
          clause={clause}
          citations={citations.filter(({ clauseId }) => clauseId === clause.clauseId)}
          marker={marker}
          onMark={onMark}
        />
      ))}
    </section>
  );
}

function Clause(props: Marking & { clause: ClauseView; citations: readonly Citation[] }) {
  const { clause, citations, marker, onMark } = props;
  const strings = useStrings(calculatorStrings);
  const marked = useRef<HTMLElement>(null);
  useEffect(() => {
    if (marker !== null) marked.current?.scrollIntoView({ block: 'nearest' });
  }, [marker]);
  return (
    <div className="clause" lang="zh-CN">
      <p className="clause-head">
        <b>{clause.locator}</b>{' '}
        <Link
          href={`/documents/${encodeURIComponent(clause.documentId)}#${encodeURIComponent(clause.clauseId)}`}
        >
          {strings.openDocument}
        </Link>
      </p>
      <p className="clause-text">
        {cutAtQuotes(clause, citations).map(({ text, start, markers, ending }) => {
          if (markers.length === 0) return <span key={start}>{text}</span>;
          const isMarked = marker !== null && markers.includes(marker);
          return (
            <mark
              key={start}
              ref={isMarked ? marked : undefined}
              className={isMarked ? 'is-marked' : undefined}
            >
              {text}
              {ending.map((number) => (
                <QuoteNumber key={number} number={number} isMarked={number === marker} onMark={onMark} />
              ))}
            </mark>
          );
        })}
      </p>
    </div>
  );
}

function QuoteNumber(props: { number: number; isMarked: boolean; onMark: Marking['onMark'] }) {
  const { number, isMarked, onMark } = props;
  return (
    <sup>
      <button
        type="button"
        className="quote-number"
        aria-pressed={isMarked}
        onClick={() => onMark(isMarked ? null : number)}
      >
        {number}
      </button>
    </sup>
  );
}
