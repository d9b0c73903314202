import { useCallback, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Citation, ClauseView, DocumentView } from '../../../api/contract.ts';
import { readClause, readDocument } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { documentHref } from './document-href.ts';
import { StatusTag } from './status-tag.tsx';
import { useRequest } from './use-request.ts';
import { layoutStrings } from '../strings.ts';
import { sourceStrings } from './strings.ts';

/** The document of a citation, with its clause set off and the quoted words marked and in view. */
export function SourcePanel({ citation }: { citation: Citation }) {
  const strings = useStrings(sourceStrings);
  const { loading } = useStrings(layoutStrings);
  const { documentId, clauseId } = citation;
  const load = useCallback(
    (signal: AbortSignal) =>
      Promise.all([readDocument(documentId, { signal }), readClause(clauseId, { signal })]),
    [documentId, clauseId],
  );
  const [source, retry] = useRequest(load);
  switch (source.kind) {
    case 'loading':
      return <p role="status">{loading}</p>;
    case 'failed':
      return <RequestFailure title={strings.openFailed} error={source.error} onRetry={retry} />;
    case 'open': {
      const [document, clause] = source.value;
      return <SourceText citation={citation} document={document} clause={clause} />;
    }
  }
}

function SourceText(props: { citation: Citation; document: DocumentView; clause: ClauseView }) {
  const { citation, document, clause } = props;
  const strings = useStrings(sourceStrings);
  const quote = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Scrolls the panel alone; scrollIntoView would move the page as well.
    if (quote.current !== null && frame.current !== null) {
      frame.current.scrollTop = quote.current.offsetTop - frame.current.offsetTop - 80;
    }
  }, [citation]);
  const { text } = document;
  // A clause may begin after a quoted heading, and a quoted title is a clause of its own.
  const start = Math.min(clause.start, citation.start);
  const end = Math.max(clause.end, citation.end);
  return (
    <>
      <p className="source-head" lang="zh-CN">
        <b>{document.title}</b>
        <StatusTag status={document.status} />
        <span>{citation.locator}</span>
      </p>
      {/* Focusable, so that it can be scrolled by keyboard. */}
      <div
        className="source-text"
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={document.title}
        lang="zh-CN"
      >
        {text.slice(0, start)}
        <span className="source-clause">
          {text.slice(start, citation.start)}
          <mark ref={quote}>{text.slice(citation.start, citation.end)}</mark>
          {text.slice(citation.end, end)}
        </span>
        {text.slice(end)}
      </div>
      <Link href={documentHref(document.documentId, { clause: clause.clauseId })}>{strings.readWhole}</Link>
    </>
  );
}
