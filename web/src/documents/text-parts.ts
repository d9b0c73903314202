import type { DocumentNumbers } from '../../../api/contract.ts';
import type { Reference } from './references.ts';

export type PrintedNumber = DocumentNumbers['numbers'][number];

/** A stretch of text that is one thing to read or to choose. */
export type TextPart = { start: number; end: number } & (
  { kind: 'text' } | { kind: 'number'; number: PrintedNumber } | { kind: 'reference'; reference: Reference }
);

/** Cuts `start`..`end` at its numbers and references; where two meet, the first has the place. */
export function textParts(
  start: number,
  end: number,
  numbers: readonly PrintedNumber[],
  references: readonly Reference[],
): TextPart[] {
  const chosen: TextPart[] = [
    ...references.map((reference): TextPart => ({ ...placeOf(reference), kind: 'reference', reference })),
    ...numbers.map((number): TextPart => ({ ...placeOf(number), kind: 'number', number })),
  ]
    .filter((part) => start <= part.start && part.end <= end)
    .sort((a, b) => a.start - b.start);
  const parts: TextPart[] = [];
  let at = start;
  for (const part of chosen) {
    if (part.start < at) continue;
    if (part.start > at) parts.push({ kind: 'text', start: at, end: part.start });
    parts.push(part);
    at = part.end;
  }
  if (at < end) parts.push({ kind: 'text', start: at, end });
  return parts;
}

const placeOf = ({ start, end }: { start: number; end: number }) => ({ start, end });
