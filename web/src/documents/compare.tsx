import { useCallback } from 'react';
import { Link } from 'wouter';
import type { ClauseView, DocumentMetadataView, SearchResponse } from '../../../api/contract.ts';
import { search } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { documentHref } from '../source/document-href.ts';
import { shortTitle } from '../source/documents.ts';
import { Highlighted } from '../source/highlighted.tsx';
import type { Range } from '../source/ranges.ts';
import { ScoreBars } from '../source/score-bars.tsx';
import { StatusTag } from '../source/status-tag.tsx';
import { useRequest } from '../source/use-request.ts';
import { documentStrings } from './strings.ts';

/** How many clauses of the other text are shown, and how much of a clause is looked for. */
const shownClauses = 3;
const askedCharacters = 400;

interface CompareProps {
  clause: ClauseView | null;
  other: DocumentMetadataView;
}

/** The clauses of another text that are nearest to the chosen one. */
export function Compare({ clause, other }: CompareProps) {
  const strings = useStrings(documentStrings);
  return (
    <section className="panel" aria-label={strings.compare(shortTitle(other))}>
      <div className="panel-bar">
        <h2 lang="zh-CN">
          <Link href={documentHref(other.documentId)}>{shortTitle(other)}</Link>
        </h2>
        <StatusTag status={other.status} />
      </div>
      {clause === null ? (
        <p>{strings.compareHint}</p>
      ) : (
        <Nearest key={clause.clauseId} clause={clause} other={other} />
      )}
    </section>
  );
}

function Nearest({ clause, other: { documentId } }: CompareProps & { clause: ClauseView }) {
  const strings = useStrings(documentStrings);
  const load = useCallback(
    (signal: AbortSignal) =>
      search({ q: subjectOf(clause), k: shownClauses, documentId: [documentId], repair: 'off' }, { signal }),
    [clause, documentId],
  );
  const [requested, retry] = useRequest(load);
  switch (requested.kind) {
    case 'loading':
      return <p role="status">{strings.loading}</p>;
    case 'failed':
      return <RequestFailure title={strings.compareFailed} error={requested.error} onRetry={retry} />;
    case 'open':
      return <NearestList clause={clause} hits={requested.value.hits} />;
  }
}

/** Without its number, which would be taken for the address of a clause of the other text. */
function subjectOf({ text, heading }: ClauseView): string {
  const at = text.indexOf(heading);
  return text.slice(Math.max(0, at), Math.max(0, at) + askedCharacters);
}

/** Two policies always share words like 企业 and 支持. */
const isTelling = ([start, end]: Range): boolean => end - start >= 3;

function NearestList({ clause, hits }: { clause: ClauseView; hits: SearchResponse['hits'] }) {
  const strings = useStrings(documentStrings);
  const bestKeyword = Math.max(...hits.map(({ scores }) => scores.keyword), 0);
  if (hits.length === 0) return <p>{strings.compareEmpty}</p>;
  return (
    <>
      <p className="compare-for">{strings.compareFor(clause.locator)}</p>
      <ol className="nearest" lang="zh-CN">
        {hits.map(({ clause: near, scores, highlights }) => (
          <li key={near.clauseId}>
            <Link href={documentHref(near.documentId, { clause: near.clauseId, with: clause.documentId })}>
              <b>{near.locator}</b> {near.heading}
            </Link>
            <p>
              <Highlighted clause={near} ranges={highlights.filter(isTelling)} />
            </p>
            <ScoreBars scores={scores} bestKeyword={bestKeyword} />
          </li>
        ))}
      </ol>
    </>
  );
}
