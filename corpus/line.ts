import type { Span } from './served-text.ts';

/** A line that holds something, trimmed; blank lines are left out. */
export interface Line extends Span {
  text: string;
  /** 1-based, as an editor counts. */
  number: number;
}

/** Also the separators that other systems write: a lone CR, form feed, vertical tab, U+2028/2029. */
const LINE_BREAK = /[\n\r\f\v\u2028\u2029]/;

/** Splits a text into its non-blank lines; spans exclude surrounding white space (U+3000 too). */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const [index, raw] of text.split(LINE_BREAK).entries()) {
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const start = offset + raw.length - raw.trimStart().length;
      lines.push({ start, end: start + trimmed.length, text: trimmed, number: index + 1 });
    }
    offset += raw.length + 1;
  }
  return lines;
}
