import { z } from 'zod';
import type { UsedFact } from '../../../api/contract.ts';

/** A stretch of a question, in UTF-16 offsets, end excluded. */
export const Span = z.object({ start: z.number(), end: z.number() });
export type Span = z.infer<typeof Span>;

/** What the reader took back: it is shown struck through and not sent. */
export interface TakenBack {
  /** In the question, in order and without overlaps. */
  hidden: Span[];
  /** Words of earlier questions. */
  hiddenEarlier: string[];
}

/** Takes back the words that a fact was read out of, so that it is forgotten. */
export function forget(question: string, { hidden, hiddenEarlier }: TakenBack, fact: UsedFact): TakenBack {
  const { start, end } = fact;
  const words = wordsOf(fact);
  if (start === undefined || end === undefined)
    return { hidden, hiddenEarlier: [...hiddenEarlier, ...words] };
  // Offsets are those of the question as it was sent.
  const sent = withoutSpans(question, hidden);
  const found = words.flatMap((word) => occurrence(sent, word, start, end));
  const spans = found.length > 0 ? found : [{ start, end }];
  const all = [...hidden, ...spans.map((span) => inFullQuestion(span, hidden))];
  return { hidden: merged(all), hiddenEarlier };
}

/** The words of a fact; several places of a text are joined by the server. */
export function wordsOf({ words }: Pick<UsedFact, 'words'>): string[] {
  return words.split('、').filter((word) => word !== '');
}

function occurrence(text: string, word: string, from: number, to: number): Span[] {
  const start = text.indexOf(word, from);
  return start < 0 || start + word.length > to ? [] : [{ start, end: start + word.length }];
}

/** From offsets without the hidden words to offsets with them. */
function inFullQuestion({ start, end }: Span, hidden: readonly Span[]): Span {
  const shift = (offset: number, isEnd: boolean) =>
    hidden.reduce(
      (at, gap) => (gap.start < at || (!isEnd && gap.start === at) ? at + gap.end - gap.start : at),
      offset,
    );
  return { start: shift(start, false), end: shift(end, true) };
}

/** In order, without overlaps. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

export function withoutSpans(text: string, spans: readonly Span[]): string {
  return spans.toReversed().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

export function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text);
}
