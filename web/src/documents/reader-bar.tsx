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
  matches: number;
  match: number;
  onMatch: (match: number) => void;
  onStep: Step;
  onGo: (part: Partial<Place>, options?: { replace?: boolean }) => void;
}

/** Stays in view above the text: what text this is and whether it is in force, and ways through it. */
export function ReaderBar(props: ReaderBarProps) {
  const { document, others, place, outline, onStep, onGo } = props;
  const strings = useStrings(documentStrings);
  return (
    <div className="reader-bar">
      <span className="reader-bar-title" lang="zh-CN">
        <StatusTag status={document.status} /> <b>{shortTitle(document)}</b>
      </span>
      {outline !== null && <OutlineDrawer key={place.blockId}>{outline}</OutlineDrawer>}
      <span className="reader-steps">
        <Button aria-keyshortcuts="ArrowLeft" onClick={() => onStep(-1)}>
          <span aria-hidden="true">←</span> <span className="step-word">{strings.previous}</span>
        </Button>
        <Button aria-keyshortcuts="ArrowRight" onClick={() => onStep(1)}>
          <span className="step-word">{strings.next}</span> <span aria-hidden="true">→</span>
        </Button>
      </span>
      <FindBox {...props} find={place.find} onFind={(find) => onGo({ find }, { replace: true })} />
      <select
        className="compare-choice"
        aria-label={strings.compareWith}
        value={place.withId ?? ''}
        onChange={(event) => onGo({ withId: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">
          {strings.compare}：{strings.compareNone}
        </option>
        {others.map((other) => (
          <option key={other.documentId} value={other.documentId} lang="zh-CN">
            {strings.compare}：{shortTitle(other)}
          </option>
        ))}
      </select>
    </div>
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
