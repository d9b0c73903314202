import { findQuantities, type Quantity } from '../corpus/index.ts';
import type { Form, Forms } from './forms.ts';
import { frequency, inverseFrequency, rowsOf, type KeywordIndex } from './keyword.ts';
import type { FindNamings, Naming } from './naming.ts';
import { normalize } from './normalize.ts';
import type { Span } from './phrases.ts';
import type { FindRepairs } from './repair.ts';
import type { AnalyzedQuery, QueryTerm } from './search-index.ts';
import { squeeze } from './squeeze.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { Tokenizer } from './tokenize.ts';

/** A term with the words that are searched for it, as the keyword index needs them. */
export interface SearchTerm extends QueryTerm {
  weighted: Form[];
}

/** All that the index makes of a query before it ranks. */
export interface UnderstoodQuery extends AnalyzedQuery {
  terms: SearchTerm[];
  /** Words inside the terms; they find 高新技术企业 where the query says 国家高新技术企业. */
  innerWords: string[];
  bigrams: string[];
  namings: Naming[];
  quantities: Quantity[];
}

export interface AnalyzerParts {
  tokenizer: Tokenizer;
  words: KeywordIndex;
  forms: Forms;
  findNamings: FindNamings;
  findRepairs: FindRepairs;
  /** Whether a string stands in the library, also across the words that it was cut into. */
  occurs: (text: string) => boolean;
}

export function createAnalyzer(parts: AnalyzerParts): (query: string) => UnderstoodQuery {
  return (query) => {
    const { text, squeezed, repairs, words, terms: allWords } = read(normalize(query).trim(), parts);
    const namings = parts.findNamings(squeezed);
    const asked = words.filter((span) => !STOP_WORDS.has(span.text));
    const beyondNames = asked.filter((span) => !isInside(span, namings));
    const spans = beyondNames.length > 0 ? beyondNames : asked;
    return {
      text,
      repairs,
      terms: distinctTexts(spans).map((word) => toTerm(word, parts)),
      innerWords: innerWords(allWords, spans),
      bigrams: [...new Set(spansOfBigrams(squeezed, words).flatMap((run) => parts.tokenizer.bigrams(run)))],
      namings,
      documentIds: [...new Set(namings.flatMap((naming) => naming.documentIds))],
      quantities: findQuantities(text),
    };
  };
}

interface Reading {
  text: string;
  squeezed: string;
  words: Span[];
  terms: Span[];
  repairs: QueryRepair[];
}

type QueryRepair = AnalyzedQuery['repairs'][number];

/** Cuts normalized text into words, mistyped characters put right. */
function read(text: string, { tokenizer, findRepairs }: AnalyzerParts): Reading {
  const squeezed = squeeze(text);
  const cut = tokenizer.cut(squeezed.text);
  const { characters, repairs } = findRepairs(squeezed.text, cut.words);
  if (repairs.length === 0) return { text, squeezed: squeezed.text, repairs, ...cut };
  const repaired = text.split('');
  for (const [at, character] of characters) repaired[squeezed.offsets[at] ?? 0] = character;
  const again = repaired.join('');
  const resqueezed = squeeze(again).text;
  return { text: again, squeezed: resqueezed, repairs, ...tokenizer.cut(resqueezed) };
}

function isInside(span: Span, namings: readonly Naming[]): boolean {
  return namings.some((naming) => span.start >= naming.start && span.end <= naming.end);
}

function distinctTexts(spans: readonly Span[]): string[] {
  return [...new Set(spans.map((span) => span.text))];
}

function toTerm(text: string, { words, forms, occurs }: AnalyzerParts): SearchTerm {
  const weighted = forms.of(text);
  const found = weighted.map((form) => frequency(words, form.text)).filter((count) => count > 0);
  const literal = frequency(words, text);
  return {
    text,
    weight: inverseFrequency(words.size, literal > 0 ? literal : Math.max(0, ...found)),
    known: found.length > 0 || occurs(text),
    forms: weighted.map((form) => form.text),
    weighted,
  };
}

function innerWords(all: readonly Span[], spans: readonly Span[]): string[] {
  const outer = new Set(spans.map((span) => span.text));
  const inside = all.filter(
    (inner) =>
      !outer.has(inner.text) &&
      !STOP_WORDS.has(inner.text) &&
      spans.some((span) => inner.start >= span.start && inner.end <= span.end),
  );
  return distinctTexts(inside);
}

/** Stretches between stop words: 补贴|吗 makes no pair. */
function spansOfBigrams(text: string, words: readonly Span[]): string[] {
  const runs: string[] = [];
  let from = 0;
  for (const word of words) {
    if (!STOP_WORDS.has(word.text)) continue;
    runs.push(text.slice(from, word.start));
    from = word.end;
  }
  runs.push(text.slice(from));
  return runs;
}

/** Looks a string up by its character pairs and then in the clauses that have them all. */
export function createOccurs(
  bigrams: KeywordIndex,
  tokenizer: Tokenizer,
  squeezedClause: (row: number) => string,
): (text: string) => boolean {
  return (text) => {
    const lists = tokenizer.bigrams(text).map((pair) => rowsOf(bigrams, pair));
    const [shortest, ...rest] = lists.sort((a, b) => a.length - b.length);
    if (shortest === undefined) return false;
    return shortest.some(
      (row) => rest.every((rows) => includesSorted(rows, row)) && squeezedClause(row).includes(text),
    );
  };
}

/** Binary search. */
export function includesSorted(rows: Uint32Array, row: number): boolean {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}
