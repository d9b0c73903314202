import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { DocumentView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { citationText } from '../source/citation-text.ts';
import { CopyButton } from '../source/copy-button.tsx';
import { sourceStrings } from '../source/strings.ts';
import { MarkedText, type TextMarks } from './marked-text.tsx';
import { documentStrings } from './strings.ts';
import type { PrintedNumber } from './text-parts.ts';
import type { Place } from './use-place.ts';

interface DocumentTextProps {
  document: DocumentView;
  marks: TextMarks;
  place: Place;
  hrefTo: (part: Partial<Place>) => string;
  /** The number that is looked at. */
  number: PrintedNumber | null;
  onNumber: (number: PrintedNumber) => void;
  /** Of the document, to tell its clauses from those of another one that is shown as well. */
  name?: string;
  /** Stands below the chosen clause. */
  below: ReactNode;
}
type Block = DocumentView['blocks'][number];

/** The text as it was received, block by block, every character of it. */
export function DocumentText(props: DocumentTextProps) {
  const { document, marks, place } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // A link may name both a clause and words: it is the clause that is opened.
    const isOpening = isFirst.current && place.blockId !== null;
    isFirst.current = false;
    if (isOpening) return;
    frame.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' });
    // oxlint-disable-next-line react/exhaustive-deps -- choosing a clause is no reason to go back to the words.
  }, [marks.match, marks.matches]);
  return (
    <div className={`document-text document-text-${document.status}`} ref={frame} lang="zh-CN">
      {document.blocks.map((block) => (
        <BlockView key={block.blockId} {...props} block={block} />
      ))}
    </div>
  );
}

function BlockView(props: DocumentTextProps & { block: Block }) {
  const { block, place, name } = props;
  const strings = useStrings(documentStrings);
  const words = <BlockWords {...props} />;
  const { blockId, kind, locator } = block;
  const isChosen = blockId === place.blockId;
  const target = {
    id: blockId,
    tabIndex: -1,
    className: `block block-${kind}${isChosen ? ' block-chosen' : ''}`,
  };
  switch (kind) {
    case 'heading': {
      const Heading = locator.includes('（') ? 'h3' : 'h2';
      return <Heading {...target}>{words}</Heading>;
    }
    case 'noise':
      return (
        <details {...target}>
          <summary>{strings.noise}</summary>
          <pre>{words}</pre>
        </details>
      );
    case 'clause':
      return (
        <section
          {...target}
          aria-label={name === undefined ? strings.clause(locator) : `${name} ${strings.clause(locator)}`}
        >
          <ClauseFrame {...props} isChosen={isChosen}>
            {words}
          </ClauseFrame>
        </section>
      );
    default:
      return <p {...target}>{words}</p>;
  }
}

/** The clause's address, to choose it by, and what can be done with the chosen one. */
function ClauseFrame(props: DocumentTextProps & { block: Block; isChosen: boolean; children: ReactNode }) {
  const { document, block, hrefTo, isChosen, children, below } = props;
  const source = useStrings(sourceStrings);
  const clause = document.clauses.find(({ clauseId }) => clauseId === block.blockId);
  return (
    <>
      <Link
        className="block-address"
        href={hrefTo({ blockId: block.blockId })}
        aria-current={isChosen ? 'location' : undefined}
      >
        {block.locator}
      </Link>
      <div className="block-text">{children}</div>
      {isChosen && clause !== undefined && (
        <div className="block-tools">
          <CopyButton text={citationText(clause, document.status)} label={source.copyCitation} />
          <CopyButton text={clause.text} label={source.copyText} />
          {below}
        </div>
      )}
    </>
  );
}

/** The words of a block, a clause's caption set off. */
function BlockWords({ document, block, marks, number, onNumber }: DocumentTextProps & { block: Block }) {
  const { start, end } = block;
  const caption = captionEnd(document, block);
  const rest = { text: document.text, marks, chosen: number, onNumber };
  return (
    <>
      {caption > start && (
        <b>
          <MarkedText {...rest} start={start} end={caption} />
        </b>
      )}
      <MarkedText {...rest} start={caption} end={end} />
    </>
  );
}

/** Where the caption of a clause ends: it stands right behind the number, or nowhere. */
function captionEnd({ clauses }: DocumentView, { blockId, start }: Block): number {
  const clause = clauses.find(({ clauseId }) => clauseId === blockId);
  if (clause === undefined || clause.heading === '') return start;
  const at = clause.text.indexOf(clause.heading);
  return at < 0 || at > longestNumber ? start : start + at + clause.heading.length;
}

/** Characters of 第一百零一条 with the blanks behind it. */
const longestNumber = 10;
