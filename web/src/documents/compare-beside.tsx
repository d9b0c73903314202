import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { ClauseView, DocumentMetadataView } from '../../../api/contract.ts';
import { readDocument } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { documentHref } from '../source/document-href.ts';
import { shortTitle } from '../source/documents.ts';
import { ScoreBars } from '../source/score-bars.tsx';
import { StatusTag } from '../source/status-tag.tsx';
import { useRequest, valueOf } from '../source/use-request.ts';
import { OtherText } from './other-text.tsx';
import { documentStrings } from './strings.ts';
import type { PrintedNumber } from './text-parts.ts';
import { bestKeyword, useNearest, type NearHit } from './use-nearest.ts';

interface CompareBesideProps {
  /** The chosen clause of the document that is read. */
  clause: ClauseView | null;
  documentId: string;
  other: DocumentMetadataView;
  library: readonly DocumentMetadataView[];
  number: PrintedNumber | null;
  onNumber: (number: PrintedNumber) => void;
}

/** Another document in a column of its own, at the clauses that are nearest to the chosen one. */
export function CompareBeside(props: CompareBesideProps) {
  const { clause, documentId, other, ...rest } = props;
  const strings = useStrings(documentStrings);
  const [near, setNear] = useState<NearHit | null>(null);
  // What was near to the clause before is not near to this one.
  const [chosen, setChosen] = useState(clause);
  if (chosen !== clause) {
    setChosen(clause);
    setNear(null);
  }
  const load = useCallback(
    (signal: AbortSignal) => readDocument(other.documentId, { signal }),
    [other.documentId],
  );
  const [requested, retry] = useRequest(load);
  const document = valueOf(requested);
  const swapped = documentHref(other.documentId, {
    ...(near === null ? {} : { clause: near.clause.clauseId }),
    with: documentId,
  });
  return (
    <section className="panel compare-beside" aria-label={strings.compare(shortTitle(other))}>
      <div className="panel-bar">
        <h2 lang="zh-CN">{shortTitle(other)}</h2>
        <StatusTag status={other.status} />
        <Link href={swapped}>{strings.compareSwap}</Link>
      </div>
      {clause === null ? (
        <p className="compare-for">{strings.compareBesideHint}</p>
      ) : (
        <NearestChoice
          key={clause.clauseId}
          clause={clause}
          documentId={other.documentId}
          near={near}
          onNear={setNear}
        />
      )}
      {requested.kind === 'failed' && (
        <RequestFailure title={strings.documentFailed} error={requested.error} onRetry={retry} />
      )}
      {requested.kind === 'loading' && document === null && <p role="status">{strings.loading}</p>}
      {document !== null && <OtherText {...rest} document={document} near={near} withId={documentId} />}
    </section>
  );
}

interface NearestChoiceProps {
  clause: ClauseView;
  documentId: string;
  near: NearHit | null;
  onNear: (hit: NearHit) => void;
}

function NearestChoice({ clause, documentId, near, onNear }: NearestChoiceProps) {
  const strings = useStrings(documentStrings);
  const [requested, retry] = useNearest(clause, documentId);
  const hits = valueOf(requested) ?? [];
  const [nearest] = hits;
  useEffect(() => {
    if (nearest !== undefined) onNear(nearest);
  }, [nearest, onNear]);
  if (requested.kind === 'loading') return <p role="status">{strings.loading}</p>;
  if (requested.kind === 'failed')
    return <RequestFailure title={strings.compareFailed} error={requested.error} onRetry={retry} />;
  if (hits.length === 0) return <p>{strings.compareEmpty}</p>;
  return (
    <>
      <p className="compare-for">{strings.compareFor(clause.locator)}</p>
      <ol className="nearest nearest-choice" lang="zh-CN">
        {hits.map((hit) => (
          <li key={hit.clause.clauseId}>
            <button
              type="button"
              aria-pressed={hit.clause.clauseId === near?.clause.clauseId}
              onClick={() => onNear(hit)}
            >
              <b>{hit.clause.locator}</b> {hit.clause.heading}
            </button>
            <ScoreBars scores={hit.scores} bestKeyword={bestKeyword(hits)} />
          </li>
        ))}
      </ol>
    </>
  );
}
