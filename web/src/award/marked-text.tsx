import { Fragment } from 'react';
import type { Citation } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { awardStrings } from './strings.ts';

export type OpenCitation = (citation: Citation) => void;

interface MarkedTextProps {
  text: string;
  citations: readonly Citation[];
  onOpen: OpenCitation;
}

/** Text whose markers, [1], open what they cite. A number in brackets that is no marker stays text. */
export function MarkedText({ text, citations, onOpen }: MarkedTextProps) {
  let at = 0;
  return text.split(/(\[\d{1,3}\])/u).map((part) => {
    const start = at;
    at += part.length;
    const citation = /^\[\d+\]$/u.test(part)
      ? citations.find(({ marker }) => marker === Number(part.slice(1, -1)))
      : undefined;
    return citation === undefined ? (
      <Fragment key={start}>{part}</Fragment>
    ) : (
      <Marker key={start} citation={citation} onOpen={onOpen} />
    );
  });
}

export function Marker({ citation, onOpen }: { citation: Citation; onOpen: OpenCitation }) {
  const strings = useStrings(awardStrings);
  return (
    <button
      type="button"
      className="marker"
      aria-label={strings.openCitation(citation.marker)}
      onClick={() => onOpen(citation)}
    >
      {citation.marker}
    </button>
  );
}
