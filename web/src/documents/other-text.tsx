import { useEffect, useMemo, useRef } from 'react';
import type { DocumentMetadataView, DocumentView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { documentHref } from '../source/document-href.ts';
import { shortTitle } from '../source/documents.ts';
import { DocumentText } from './document-text.tsx';
import { referencesOf } from './references.ts';
import { documentStrings } from './strings.ts';
import type { PrintedNumber } from './text-parts.ts';
import { tellingWords, type NearHit } from './use-nearest.ts';
import { useNumbers } from './use-numbers.ts';

interface OtherTextProps {
  document: DocumentView;
  library: readonly DocumentMetadataView[];
  /** The clause to show; from the beginning where there is none. */
  near: NearHit | null;
  /** The document beside which this stands. */
  withId: string;
  number: PrintedNumber | null;
  onNumber: (number: PrintedNumber) => void;
}

/** A whole document that scrolls by itself. A number of a clause leads there, the documents changing places. */
export function OtherText({ document, library, near, withId, number, onNumber }: OtherTextProps) {
  const strings = useStrings(documentStrings);
  const frame = useRef<HTMLDivElement>(null);
  const { numbers } = useNumbers(document.documentId);
  const references = useMemo(() => referencesOf(document, library), [document, library]);
  const matches = useMemo(() => (near === null ? [] : tellingWords(near)), [near]);
  const blockId = near?.clause.clauseId ?? null;
  useEffect(() => {
    if (frame.current === null) return;
    const block = blockId === null ? null : window.document.getElementById(blockId);
    const topOf = (element: HTMLElement) => element.getBoundingClientRect().top;
    // Scrolls this column alone; scrollIntoView would move the other as well.
    frame.current.scrollTop =
      block === null ? 0 : frame.current.scrollTop + topOf(block) - topOf(frame.current) - margin;
  }, [blockId]);
  return (
    // Focusable, so that it can be scrolled by keyboard.
    <div
      className="other-text"
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label={strings.wholeText(shortTitle(document))}
      lang="zh-CN"
    >
      <DocumentText
        document={document}
        name={shortTitle(document)}
        marks={{ numbers, references, matches, match: -1 }}
        place={{ blockId, withId, find: '' }}
        hrefTo={(part) =>
          documentHref(document.documentId, {
            ...(typeof part.blockId === 'string' ? { clause: part.blockId } : {}),
            with: withId,
          })
        }
        number={number}
        onNumber={onNumber}
        below={null}
      />
    </div>
  );
}

/** Pixels between the top of the column and the clause. */
const margin = 12;
