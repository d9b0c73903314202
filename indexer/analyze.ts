import { findQuantities, type Quantity } from '../corpus/index.ts';
import type { Form, Forms } from './forms.ts';
import { frequency, inverseFrequency, rowsOf, type KeywordIndex } from './keyword.ts';
import type { FindNamings } from './naming.ts';
import { foldForms, normalize } from './normalize.ts';
import type { Span } from './phrases.ts';
import type { LeftOut } from './pipeline-part.ts';
import type { FindPlaces } from './places.ts';
import type { FindRepairs, Repaired } from './repair.ts';
import type { AnalyzedQuery, QueryTerm } from './search-index.ts';
import { squeeze } from './squeeze.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { Tokenizer } from './tokenize.ts';

/** A term with the words that are searched for it, as the keyword index needs them. */
export interface SearchTerm extends QueryTerm {
  weighted: Form[];
}

/** What is searched for a query or a part of it. */
export interface QueryPart {
  text: string;
  terms: SearchTerm[];
  bigrams: string[];
}

/** All that the index makes of a query before it ranks. */
export interface UnderstoodQuery extends AnalyzedQuery {
  terms: SearchTerm[];
  whole: QueryPart;
  /** Sentences and clauses of a query that has several; empty otherwise. */
  parts: QueryPart[];
  quantities: Quantity[];
  /** Documents that apply in the place that the query names. */
  placedIn: ReadonlySet<string>;
}

export interface AnalyzerParts {
  tokenizer: Tokenizer;
  words: KeywordIndex;
  forms: Forms;
  findNamings: FindNamings;
  findPlaces: FindPlaces;
  findRepairs: FindRepairs;
  /** Whether a string stands in the library, also across the words that it was cut into. */
  occurs: (text: string) => boolean;
  without: LeftOut;
}

/** Two clauses of a sentence are mostly one question; three are often several. */
const LEAST_PARTS = 3;
/** Each part costs an embedding. What is asked stands at the end of a long text. */
const MOST_PARTS = 8;
const NO_REPAIRS: Repaired = { characters: new Map(), repairs: [] };

export function createAnalyzer(all: AnalyzerParts): (query: string) => UnderstoodQuery {
  const parts = leavingOut(all);
  return (query) => {
    const reading = read(query, parts);
    const namings = parts.findNamings(reading.squeezed);
    const places = parts.findPlaces(reading.squeezed);
    const quantities = findQuantities(reading.squeezed);
    // A figure is looked up by its value: as words, 0.2亿元 would find every 亿元.
    const asked = reading.words.filter(
      (span) => !parts.stopWords.has(span.text) && !isInside(span, quantities),
    );
    // A query that is nothing but a name or a place is about that.
    const beyondNames = unlessEmpty(
      asked.filter((span) => !isInside(span, namings)),
      asked,
    );
    const spans = unlessEmpty(
      beyondNames.filter((span) => !isInside(span, places)),
      beyondNames,
    );
    return {
      text: reading.text,
      repairs: reading.repairs,
      terms: distinctTexts(beyondNames).map((word) => toTerm(word, parts)),
      whole: toPart(reading, { text: reading.text, start: 0, end: reading.squeezed.length }, spans, parts),
      parts: partsOf(reading, spans, parts),
      documentIds: [...new Set(namings.flatMap((naming) => naming.documentIds))],
      quantities,
      placedIn: new Set(places.flatMap((place) => place.documentIds)),
    };
  };
}

/** What the analyzer works with. */
interface Understanding extends AnalyzerParts {
  stopWords: ReadonlySet<string>;
  normalize: (text: string) => string;
}

function leavingOut(parts: AnalyzerParts): Understanding {
  const { without } = parts;
  return {
    ...parts,
    ...(without.has('namedDocuments') ? { findNamings: () => [] } : {}),
    ...(without.has('places') ? { findPlaces: () => [] } : {}),
    ...(without.has('repair') ? { findRepairs: () => NO_REPAIRS } : {}),
    stopWords: without.has('stopWords') ? new Set() : STOP_WORDS,
    normalize: without.has('traditional') ? foldForms : normalize,
  };
}

function unlessEmpty<T>(wanted: T[], otherwise: T[]): T[] {
  return wanted.length > 0 ? wanted : otherwise;
}

function toPart(reading: Reading, piece: Span, spans: readonly Span[], parts: Understanding): QueryPart {
  const own = spans.filter(({ start }) => start >= piece.start && start < piece.end);
  return {
    text: piece.text,
    terms: distinctTexts(own).map((word) => toTerm(word, parts)),
    bigrams: [...new Set(runsOf(own, reading.squeezed).flatMap((run) => parts.tokenizer.bigrams(run)))],
  };
}

/** Parts that say something the library knows; none where that leaves too few to be worth telling apart. */
function partsOf(reading: Reading, spans: readonly Span[], parts: Understanding): QueryPart[] {
  const pieces = splitAtStops(reading.squeezed);
  if (pieces.length < LEAST_PARTS || parts.without.has('facets')) return [];
  const said = pieces
    .map((piece) => toPart(reading, piece, spans, parts))
    .filter((part) => part.terms.some((term) => term.known));
  return said.length < LEAST_PARTS ? [] : said.slice(-MOST_PARTS);
}

/** The stretches between commas and full stops, each once: who pastes a text often repeats it. */
function splitAtStops(text: string): Span[] {
  const pieces = Array.from(text.matchAll(/[^,;。?!:\n]+/gu), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const seen = new Set<string>();
  return pieces.filter((piece) => !seen.has(piece.text) && seen.add(piece.text));
}

interface Reading {
  text: string;
  squeezed: string;
  words: Span[];
  repairs: QueryRepair[];
}

type QueryRepair = AnalyzedQuery['repairs'][number];

/** Normalizes a text and cuts it into words, mistyped characters put right. */
function read(query: string, { tokenizer, findRepairs, normalize: fold }: Understanding): Reading {
  const text = fold(query).trim();
  const squeezed = squeeze(text, fold);
  const words = tokenizer.words(squeezed.text);
  const { characters, repairs } = findRepairs(squeezed.text, words);
  if (repairs.length === 0) return { text, squeezed: squeezed.text, repairs, words };
  const repaired = text.split('');
  for (const [at, character] of characters) repaired[squeezed.offsets[at] ?? 0] = character;
  const again = repaired.join('');
  const resqueezed = squeeze(again, fold).text;
  return { text: again, squeezed: resqueezed, repairs, words: tokenizer.words(resqueezed) };
}

function isInside(inner: Span, spans: readonly Omit<Span, 'text'>[]): boolean {
  return spans.some((span) => inner.start >= span.start && inner.end <= span.end);
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

/** Words that stand next to each other, joined: their character pairs are looked for, 补贴|吗 makes none. */
function runsOf(spans: readonly Span[], text: string): string[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    if (last?.end === start) last.end = end;
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) => text.slice(start, end));
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
