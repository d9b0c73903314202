import { Link } from 'wouter';
import type { ClauseView, DocumentMetadataView } from '../../../api/contract.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { documentHref } from '../source/document-href.ts';
import { shortTitle } from '../source/documents.ts';
import { Highlighted } from '../source/highlighted.tsx';
import { ScoreBars } from '../source/score-bars.tsx';
import { StatusTag } from '../source/status-tag.tsx';
import { documentStrings } from './strings.ts';
import { bestKeyword, tellingWords, useNearest, type NearHit } from './use-nearest.ts';

interface CompareProps {
  clause: ClauseView | null;
  other: DocumentMetadataView;
}

/** The clauses of another text that are nearest to the chosen one, where there is no room for the text itself. */
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
  const [requested, retry] = useNearest(clause, documentId);
  switch (requested.kind) {
    case 'loading':
      return <p role="status">{strings.loading}</p>;
    case 'failed':
      return <RequestFailure title={strings.compareFailed} error={requested.error} onRetry={retry} />;
    case 'open':
      return <NearestList clause={clause} hits={requested.value} />;
  }
}

function NearestList({ clause, hits }: { clause: ClauseView; hits: readonly NearHit[] }) {
  const strings = useStrings(documentStrings);
  if (hits.length === 0) return <p>{strings.compareEmpty}</p>;
  return (
    <>
      <p className="compare-for">{strings.compareFor(clause.locator)}</p>
      <ol className="nearest" lang="zh-CN">
        {hits.map((hit) => (
          <li key={hit.clause.clauseId}>
            <Link
              href={documentHref(hit.clause.documentId, {
                clause: hit.clause.clauseId,
                with: clause.documentId,
              })}
            >
              <b>{hit.clause.locator}</b> {hit.clause.heading}
            </Link>
            <p>
              <Highlighted clause={hit.clause} ranges={tellingWords(hit)} />
            </p>
            <ScoreBars scores={hit.scores} bestKeyword={bestKeyword(hits)} />
          </li>
        ))}
      </ol>
    </>
  );
}
