/** The piece of a sentence between two breaks. */
export interface Segment {
  start: number;
  end: number;
}

const BREAK = /[，,。；;？?！!\n（）()：:]/u;
/** 1,980,000 is one number. */
const DIGITS_AROUND = /\d,\d{3}/u;

/** Cuts a text at its commas, stops and brackets; a comma inside a number is none. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !isBreak(text, at)) continue;
    if (at > start) segments.push({ start, end: at });
    start = at + 1;
  }
  return segments;
}

function isBreak(text: string, at: number): boolean {
  return BREAK.test(text.charAt(at)) && !DIGITS_AROUND.test(text.slice(at - 1, at + 4));
}

/** The segment in which an offset lies. */
export function segmentAt(segments: readonly Segment[], offset: number): number {
  const found = segments.findIndex(({ start, end }) => offset >= start && offset < end);
  return found < 0 ? segments.length - 1 : found;
}
