import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import type { DocumentMetadataView, DocumentView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { shortTitle } from '../source/documents.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { FindBox } from './find-box.tsx';
import { documentStrings } from './strings.ts';
import type { Step } from './use-clause-keys.ts';
import type { Place } from './use-place.ts';

interface ReaderBarProps {
  document: DocumentView;
  others: readonly DocumentMetadataView[];
  place: Place;
  /** The contents where they have no place beside the text. */
  outline: ReactNode;
  /** Whether there is room for all of it in one line. */
  isWide: boolean;
  matches: number;
  match: number;
  onMatch: (match: number) => void;
  onStep: Step;
  onGo: (part: Partial<Place>, options?: { replace?: boolean }) => void;
}

/** Stays in view above the text: what text this is and whether it is in force, and ways through it. */
export function ReaderBar(props: ReaderBarProps) {
  const { document, place, outline, isWide, onStep, onGo } = props;
  const strings = useStrings(documentStrings);
  return (
    <>
      {!isWide && <CompareChoice {...props} />}
      <div className="reader-bar">
        <span className="reader-bar-title" lang="zh-CN">
          <StatusTag status={document.status} />
          <b>{shortTitle(document)}</b>
        </span>
        {outline !== null && <OutlineDrawer key={place.blockId}>{outline}</OutlineDrawer>}
        <span className="reader-steps">
          <Button aria-label={strings.previous} aria-keyshortcuts="ArrowLeft" onClick={() => onStep(-1)}>
            ←{isWide && ` ${strings.previous}`}
          </Button>
          <Button aria-label={strings.next} aria-keyshortcuts="ArrowRight" onClick={() => onStep(1)}>
            {isWide && `${strings.next} `}→
          </Button>
        </span>
        <FindBox {...props} find={place.find} onFind={(find) => onGo({ find }, { replace: true })} />
        {isWide && <CompareChoice {...props} />}
      </div>
    </>
  );
}

function CompareChoice({ others, place, onGo }: Pick<ReaderBarProps, 'others' | 'place' | 'onGo'>) {
  const strings = useStrings(documentStrings);
  return (
    <select
      className="control compare-choice"
      aria-label={strings.compareWith}
      value={place.withId ?? ''}
      onChange={(event) => onGo({ withId: event.target.value === '' ? null : event.target.value })}
    >
      <option value="">{strings.compare(strings.compareNone)}</option>
      {others.map((other) => (
        <option key={other.documentId} value={other.documentId} lang="zh-CN">
          {strings.compare(shortTitle(other))}
        </option>
      ))}
    </select>
  );
}

function OutlineDrawer({ children }: { children: ReactNode }) {
  const strings = useStrings(documentStrings);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{strings.outline}</Button>
      <Drawer
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={strings.outline}
        placement="left"
        size="85%"
      >
        {children}
      </Drawer>
    </>
  );
}
