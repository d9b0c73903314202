import { Fragment } from 'react';
import type { ClauseView } from '../../../api/contract.ts';
import { cutAt, type Range } from './ranges.ts';

interface HighlightedProps {
  clause: Pick<ClauseView, 'text' | 'start'>;
  /** Offsets into the document, like `clause.start`. */
  ranges: readonly Range[];
  /** The stretch of the document to show; the whole clause where absent. */
  start?: number;
  end?: number;
}

/** Words of a clause, those in the ranges marked. */
export function Highlighted({ clause, ranges, start, end }: HighlightedProps) {
  const from = start ?? clause.start;
  const to = end ?? clause.start + clause.text.length;
  return cutAt(from, to, ranges).map((piece) => {
    const words = clause.text.slice(piece.start - clause.start, piece.end - clause.start);
    return piece.isMarked ? (
      <mark key={piece.start}>{words}</mark>
    ) : (
      <Fragment key={piece.start}>{words}</Fragment>
    );
  });
}
