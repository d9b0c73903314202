import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { DocumentMetadataView, DocumentView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { sourceStrings } from '../source/strings.ts';
import { useEscape } from '../source/use-escape.ts';
import { useFocusReturn } from '../source/use-focus-return.ts';
import { useMedia } from '../source/use-media.ts';
import { CompareBeside } from './compare-beside.tsx';
import { Compare } from './compare.tsx';
import { Facts } from './document-facts.tsx';
import { DocumentText } from './document-text.tsx';
import { findInText } from './find-in-text.ts';
import { Outline } from './outline.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { referencesOf } from './references.ts';
import { NumberPanel } from './number-panel.tsx';
import { documentStrings } from './strings.ts';
import type { PrintedNumber } from './text-parts.ts';
import { useClauseKeys } from './use-clause-keys.ts';
import { useNumbers } from './use-numbers.ts';
import { usePlace } from './use-place.ts';

interface ReaderProps {
  document: DocumentView;
  library: readonly DocumentMetadataView[];
}

/** A document to read: contents, text with what its numbers and references mean, and another text beside it. */
export function Reader({ document, library }: ReaderProps) {
  const strings = useStrings(documentStrings);
  const { place, go, hrefTo } = usePlace();
  const isWide = useMedia('(min-width: 1100px)');
  const { numbers, failed } = useNumbers(document.documentId);
  const [number, setNumber] = useState<PrintedNumber | null>(null);
  const closeNumber = useCallback(() => setNumber(null), []);
  const [match, setMatch] = useState(0);
  const references = useMemo(() => referencesOf(document, library), [document, library]);
  const matches = useMemo(() => findInText(document, place.find), [document, place.find]);
  const step = useClauseKeys(document, place.blockId, (blockId) => go({ blockId }, { replace: true }));
  const chosen = document.blocks.find(({ blockId }) => blockId === place.blockId);
  useEffect(() => setMatch(0), [place.find]);
  useFocusReturn(number);
  useEscape(isWide && number !== null, closeNumber);
  useChosenInView(chosen?.blockId ?? null);

  const others = library.filter(({ documentId }) => documentId !== document.documentId);
  const other = others.find(({ documentId }) => documentId === place.withId) ?? null;
  const clause = document.clauses.find(({ clauseId }) => clauseId === place.blockId) ?? null;
  const compare =
    other === null || isWide ? null : <Compare key={other.documentId} clause={clause} other={other} />;
  const beside =
    other === null || !isWide ? null : (
      <CompareBeside
        key={other.documentId}
        clause={clause}
        documentId={document.documentId}
        other={other}
        library={library}
        number={number}
        onNumber={setNumber}
      />
    );
  const hasOutline = isWide && beside === null;
  const numberPanel =
    number === null ? null : <NumberPanel number={number} isWide={isWide} onClose={closeNumber} />;
  return (
    <article className="reader">
      <header className="reader-head">
        <Link href="/documents">{strings.all}</Link>
        <h1 lang="zh-CN">{document.title}</h1>
        <StatusBanner status={document.status} />
        {!isWide && (
          <details className="reader-facts">
            <summary>{strings.details}</summary>
            <Facts document={document} />
          </details>
        )}
      </header>
      <ReaderBar
        document={document}
        others={others}
        place={place}
        isWide={isWide}
        outline={hasOutline ? null : <Outline document={document} blockId={place.blockId} hrefTo={hrefTo} />}
        matches={matches.length}
        match={match}
        onMatch={setMatch}
        onStep={step}
        onGo={go}
      />
      <div className={`reader-columns${beside === null ? '' : ' reader-columns-compare'}`}>
        {hasOutline && (
          <div className="reader-outline">
            <Outline document={document} blockId={place.blockId} hrefTo={hrefTo} />
          </div>
        )}
        <div className="reader-main">
          {place.blockId !== null && chosen === undefined && (
            <p role="alert" className="reader-note">
              {strings.noClause(place.blockId)}
            </p>
          )}
          {clause === null && compare}
          {failed ? <p className="reader-note">{strings.numbersFailed}</p> : <Legend />}
          <DocumentText
            document={document}
            marks={{ numbers, references, matches, match }}
            place={place}
            hrefTo={hrefTo}
            number={number}
            onNumber={setNumber}
            below={compare}
          />
        </div>
        {/* Never empty: the text would run on differently when something is shown here. */}
        {isWide && (
          <aside className="reader-aside" aria-label={strings.beside}>
            {numberPanel}
            {beside ?? (numberPanel === null && <About document={document} />)}
          </aside>
        )}
      </div>
      {!isWide && numberPanel}
    </article>
  );
}

function StatusBanner({ status }: Pick<DocumentMetadataView, 'status'>) {
  const { warning } = useStrings(sourceStrings);
  return (
    <p className={`status-banner status-banner-${status}`} role="note">
      <StatusTag status={status} /> {status !== 'inForce' && warning[status]}
    </p>
  );
}

function About({ document }: { document: DocumentView }) {
  const strings = useStrings(documentStrings);
  return (
    <section className="panel" aria-labelledby="about-document">
      <h2 id="about-document">{strings.details}</h2>
      <Facts document={document} />
    </section>
  );
}

function Legend() {
  const strings = useStrings(documentStrings);
  return (
    <p className="legend">
      {strings.legend} <span className="number number-award">{strings.legendAward}</span>{' '}
      <span className="number number-other">{strings.legendOther}</span>
    </p>
  );
}

/** What is chosen comes into view, and is where reading goes on. */
function useChosenInView(blockId: string | null): void {
  useEffect(() => {
    if (blockId === null) return;
    const block = document.getElementById(blockId);
    block?.scrollIntoView({ block: 'start' });
    block?.focus({ preventScroll: true });
  }, [blockId]);
}
