import type { Clause, Corpus } from '../corpus/index.ts';
import { countTerms, createKeywordBuilder, type Field, type KeywordIndex } from './keyword.ts';
import { NOTHING_LEFT_OUT, type LeftOut } from './pipeline-part.ts';
import { squeeze } from './squeeze.ts';
import { createTokenizer, type Tokenizer } from './tokenize.ts';
import type { VectorTable } from './vectors.ts';

/** Where the passages lie: three numbers each, ordered by clause. */
export interface PassageTable {
  /** Row of the clause, start and end in the served document text, one after the other. */
  places: Uint32Array;
  /** `kinds[p]` is 0 for a chunk, 1 for a sentence. */
  kinds: Uint8Array;
  /** Passages of clause `c` are `firsts[c]` up to `firsts[c + 1]`. */
  firsts: Uint32Array;
}

/** Everything that is stored. Row `c` is the clause `clausesOf(corpus)[c]`. */
export interface IndexContent {
  words: KeywordIndex;
  bigrams: KeywordIndex;
  passages: PassageTable;
  vectors: VectorTable;
}

/** Weights of a clause's own words, the titles above it and its document's names. */
const FIELD_WEIGHTS = { body: 1, headings: 0.4, document: 0.2 };
/** Clauses between two turns of the event loop. */
const TURN = 64;

export function clausesOf(corpus: Corpus): Clause[] {
  return corpus.documents.flatMap((document) => document.clauses);
}

/** The tokenizer that a corpus asks for: its lexicon's words stay whole. */
export function tokenizerFor({ lexicon }: Pick<Corpus, 'lexicon'>): Tokenizer {
  const phrases = [
    ...lexicon.synonyms.flat(),
    ...lexicon.expansions.flatMap(({ said, means }) => [...said, ...means]),
  ];
  return createTokenizer({
    words: lexicon.words.map((word) => squeeze(word).text),
    phrases: phrases.map((phrase) => squeeze(phrase).text),
  });
}

/**
 * Keyword indexes over words and over character pairs.
 *
 * @param onProgress told how many clauses are done, between two turns of the event loop
 */
export async function buildKeywords(
  corpus: Corpus,
  tokenizer: Tokenizer,
  onProgress: (done: number) => void = () => undefined,
  without: LeftOut = NOTHING_LEFT_OUT,
): Promise<{ words: KeywordIndex; bigrams: KeywordIndex }> {
  const words = createKeywordBuilder();
  const bigrams = createKeywordBuilder();
  let done = 0;
  for (const document of corpus.documents) {
    const names = without.has('headings') ? '' : [document.title, ...document.aliases].join('\n');
    const named = fieldsOf(FIELD_WEIGHTS.document, names, tokenizer);
    for (const clause of document.clauses) {
      const fields = [...clauseFields(clause, tokenizer, without), named];
      words.add(fields.map((field) => field.words));
      bigrams.add(fields.map((field) => field.bigrams));
      if ((done += 1) % TURN !== 0) continue;
      onProgress(done);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  onProgress(done);
  return { words: words.build(), bigrams: bigrams.build() };
}

/** One field of a clause for each of the two indexes. */
interface FieldPair {
  words: Field;
  bigrams: Field;
}

function clauseFields(clause: Clause, tokenizer: Tokenizer, without: LeftOut): FieldPair[] {
  const headings = without.has('headings') ? '' : [...clause.headings, clause.heading].join('\n');
  return [
    fieldsOf(FIELD_WEIGHTS.body, clause.text, tokenizer),
    fieldsOf(FIELD_WEIGHTS.headings, headings, tokenizer),
  ];
}

function fieldsOf(weight: number, text: string, tokenizer: Tokenizer): FieldPair {
  const squeezed = squeeze(text).text;
  const words = tokenizer.terms(squeezed).map((span) => span.text);
  return { words: toField(weight, words), bigrams: toField(weight, tokenizer.bigrams(squeezed)) };
}

function toField(weight: number, terms: readonly string[]): Field {
  return { weight, counts: countTerms(terms), length: terms.length };
}
