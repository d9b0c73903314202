import { add_word, tokenize as jieba } from 'jieba-wasm';
import { createPhraseSet, longestFirst, type Span } from './phrases.ts';

/** Cuts squeezed text (see squeeze.ts) into words. One tokenizer serves build and query, so they cannot drift apart. */
export interface Tokenizer {
  /** Words that do not overlap, the longest known ones, in reading order. */
  words(text: string): Span[];
  /** Those words and the words inside them: 国家高新技术企业 also gives 高新技术企业, 高新技术, 企业. */
  terms(text: string): Span[];
  /** Whether the vocabulary holds the word; the general dictionary does not count. */
  isDomainWord(word: string): boolean;
  /** Neighbouring character pairs; Latin words and numbers stay whole. */
  bigrams(text: string): string[];
}

export interface Vocabulary {
  /** Words the general dictionary must not cut. */
  words: Iterable<string>;
  /** Anything else that is one term wherever it stands: synonyms, phrases people use. */
  phrases: Iterable<string>;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const HAN_ONLY = /^\p{Script=Han}+$/u;
/** A match this long does not arise by chance across a word boundary; a shorter one (技改 in 科技改革) does. */
const SAFE_LENGTH = 4;

/**
 * All words and phrases must be squeezed already. jieba keeps one dictionary for the process: words added here
 * stay for every tokenizer made later.
 */
export function createTokenizer(vocabulary: Vocabulary): Tokenizer {
  const words = [...vocabulary.words];
  for (const word of words) if (HAN_ONLY.test(word) && word.length >= 2) add_word(word);
  const phrases = createPhraseSet([...words, ...vocabulary.phrases]);
  const termsOf = (text: string): Span[] => {
    const pieces = segment(text);
    const atEdges = edges(pieces);
    const known = phrases.find(text).filter((span) => isWhole(span, atEdges));
    return distinct([...known, ...pieces]);
  };
  return {
    words: (text) => longestFirst(termsOf(text), text.length),
    terms: termsOf,
    isDomainWord: (word) => phrases.has(word),
    bigrams,
  };
}

/** jieba's words and the words inside them, without punctuation. */
function segment(text: string): Span[] {
  const offset = utf16Offsets(text);
  return jieba(text, 'search', false)
    .map(({ word, start, end }) => ({ text: word, start: offset(start), end: offset(end) }))
    .filter((span) => WORD_CHARACTER.test(span.text));
}

/** jieba counts code points. */
function utf16Offsets(text: string): (codePoint: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (codePoint) => codePoint;
  const offsets: number[] = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return (codePoint) => offsets[codePoint] ?? text.length;
}

function edges(pieces: readonly Span[]): { starts: Set<number>; ends: Set<number> } {
  return {
    starts: new Set(pieces.map((span) => span.start)),
    ends: new Set(pieces.map((span) => span.end)),
  };
}

function isWhole(span: Span, { starts, ends }: { starts: Set<number>; ends: Set<number> }): boolean {
  return span.text.length >= SAFE_LENGTH || (starts.has(span.start) && ends.has(span.end));
}

function distinct(spans: readonly Span[]): Span[] {
  const seen = new Set<number>();
  return spans.filter((span) => {
    const key = span.start * 0x10000 + span.end;
    return !seen.has(key) && seen.add(key);
  });
}

function bigrams(text: string): string[] {
  const found: string[] = [];
  for (const run of text.match(/\p{Script=Han}+|[a-z0-9.]+/gu) ?? []) {
    if (!HAN_ONLY.test(run)) found.push(run);
    else for (let index = 0; index + 1 < run.length; index += 1) found.push(run.slice(index, index + 2));
  }
  return found;
}
