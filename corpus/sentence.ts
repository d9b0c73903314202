import type { Span } from './served-text.ts';

/** A sentence with its place. */
export interface Sentence extends Span {
  text: string;
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
  ['〔', '〕'],
  ['【', '】'],
  ['[', ']'],
]);
const END = /[。；！？;!?]/;

/**
 * Splits running text into sentences at 。；！？ and line ends, but not inside quotation marks or
 * brackets. Spans are trimmed; `start`/`end` count from `offset`.
 */
export function splitSentences(text: string, offset = 0): Sentence[] {
  const protectedUntil = matchedBrackets(text);
  const sentences: Sentence[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const close = protectedUntil.get(i);
    if (close === undefined) {
      if (!END.test(text.charAt(i)) && text.charAt(i) !== '\n') continue;
    } else {
      i = close;
      if (!endsInside(text, close)) continue;
    }
    addTrimmed(sentences, text, start, i + 1, offset);
    start = i + 1;
  }
  addTrimmed(sentences, text, start, text.length, offset);
  return sentences;
}

/** “……。” closes the sentence that it quotes, unless the sentence goes on. */
function endsInside(text: string, close: number): boolean {
  return (
    /[。！？]/.test(text.charAt(close - 1)) &&
    /^[”’」』]/.test(text.charAt(close)) &&
    !/^[，、的]/.test(text.charAt(close + 1))
  );
}

/** Opening offset → offset of its closing mark. An unclosed mark protects nothing, nor one across lines. */
function matchedBrackets(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  let open: { index: number; close: string }[] = [];
  for (const [index, char] of codeUnits(text)) {
    if (char === '\n') open = [];
    const close = CLOSERS.get(char);
    if (close !== undefined) open.push({ index, close });
    const matched = open.findLastIndex((entry) => entry.close === char);
    if (matched < 0) continue;
    const entry = open[matched];
    if (entry !== undefined) pairs.set(entry.index, index);
    open = open.slice(0, matched);
  }
  return pairs;
}

function* codeUnits(text: string): Generator<[number, string]> {
  for (let i = 0; i < text.length; i += 1) yield [i, text.charAt(i)];
}

function addTrimmed(sentences: Sentence[], text: string, from: number, to: number, offset: number): void {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (trimmed === '' || /^[。；！？;!?]+$/.test(trimmed)) return;
  const start = from + raw.length - raw.trimStart().length;
  sentences.push({ text: trimmed, start: offset + start, end: offset + start + trimmed.length });
}
