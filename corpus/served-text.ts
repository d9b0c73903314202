/** A half-open stretch `[start, end)` of UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

/** A text as served, and what was taken out of the source to make it. */
export interface ServedText {
  text: string;
  /** Removed stretches as offsets into the SOURCE, in order. */
  removed: Span[];
}

/**
 * What Word-to-text conversion leaves behind and no reader of the policy ever saw: the byte order
 * mark, the CR of CRLF, and `[bookmark: …]` anchors. Nothing else may change, because citations
 * promise the words as received.
 */
const EXTRACTION_MARKS = /^\uFEFF|\r(?=\n)|\[bookmark:[^\]\r\n]*\]/g;

/** Source text → served text; `removed` lets every served offset be traced back. */
export function serveText(source: string): ServedText {
  const removed: Span[] = [];
  const text = source.replace(EXTRACTION_MARKS, (mark: string, start: number) => {
    removed.push({ start, end: start + mark.length });
    return '';
  });
  return { text, removed };
}

/** Offset in the served text → offset in the source. A removed mark belongs before what follows it. */
export function toSourceOffset(served: ServedText, offset: number): number {
  let source = offset;
  for (const { start, end } of served.removed) {
    if (start > source) break;
    source += end - start;
  }
  return source;
}
