import type { Clause, Corpus } from '../corpus/index.ts';
import { createAddressBook, type FindAddress } from './address.ts';
import { createAmountIndex, type AmountIndex } from './amounts.ts';
import { createAnalyzer, createOccurs, includesSorted, type UnderstoodQuery } from './analyze.ts';
import { clausesOf, tokenizerFor, type IndexContent } from './content.ts';
import type { Embedder } from './embed.ts';
import { createForms } from './forms.ts';
import { fuse, SHARES, type Signals } from './fuse.ts';
import { highlight } from './highlight.ts';
import { addScores, raiseScores, rowsOf } from './keyword.ts';
import { createNaming } from './naming.ts';
import { createRepair } from './repair.ts';
import type {
  AddressMatch,
  SearchHit,
  SearchIndex,
  SearchMode,
  SearchOptions,
  SearchResult,
  SentenceHit,
} from './search-index.ts';
import { squeeze, type Squeezed } from './squeeze.ts';
import { dot, vectorAt, type VectorIndex } from './vectors.ts';

export interface SearchParts {
  corpus: Corpus;
  content: IndexContent;
  vectors: VectorIndex;
  embedder: Embedder;
  version: string;
}

/** Weights of what is not a word or a meaning; the fused score reaches 1. */
export const BOOSTS = { innerWord: 0.4, namedDocument: 0.3, amount: 0.5, sentence: 0.5, address: 2 };

interface Ranked {
  row: number;
  score: number;
}

export function createSearchIndex(parts: SearchParts): SearchIndex {
  return new ClauseIndex(parts);
}

class ClauseIndex implements SearchIndex {
  readonly corpus: Corpus;
  readonly version: string;
  readonly byAddress: FindAddress;
  readonly #content: IndexContent;
  readonly #vectors: VectorIndex;
  readonly #embedder: Embedder;
  readonly #clauses: Clause[];
  readonly #rows: Map<string, number>;
  readonly #amounts: AmountIndex;
  readonly #understand: (query: string) => UnderstoodQuery;
  readonly #squeezed = new Map<number, Squeezed>();

  constructor({ corpus, content, vectors, embedder, version }: SearchParts) {
    this.corpus = corpus;
    this.version = version;
    this.#content = content;
    this.#vectors = vectors;
    this.#embedder = embedder;
    this.#clauses = clausesOf(corpus);
    this.#rows = new Map(this.#clauses.map((clause, row) => [clause.clauseId, row]));
    this.#amounts = createAmountIndex(this.#clauses);
    const tokenizer = tokenizerFor(corpus);
    const findNamings = createNaming(corpus.documents);
    const { words, bigrams } = content;
    const squeezedClause = (row: number): string => this.#squeezedClause(row).text;
    const occurs = createOccurs(bigrams, tokenizer, squeezedClause);
    this.#understand = createAnalyzer({
      tokenizer,
      words,
      forms: createForms(corpus.lexicon),
      findNamings,
      findRepairs: createRepair({ tokenizer, words, bigrams, squeezedClause, occurs }),
      occurs,
    });
    this.byAddress = createAddressBook({
      documents: corpus.documents,
      findNamings,
      words: (text) => tokenizer.words(text).map((span) => span.text),
    });
  }

  analyze(query: string): UnderstoodQuery {
    return this.#understand(query);
  }

  clause(clauseId: string): Clause | undefined {
    const row = this.#rows.get(clauseId);
    return row === undefined ? undefined : this.#clauses[row];
  }

  async embed(texts: string[], kind: 'query' | 'passage'): Promise<Float32Array[]> {
    return this.#embedder.embed(texts, kind);
  }

  async close(): Promise<void> {
    await this.#embedder.close();
  }

  async search(query: string, options: SearchOptions = {}): Promise<SearchResult> {
    const { k = 10, mode = 'hybrid' } = options;
    const understood = this.analyze(query);
    const vector = mode === 'keyword' ? null : await this.#embedQuery(understood.text);
    const signals = this.#signals(understood, vector);
    const address = this.byAddress(query);
    const ranked = this.#rank(signals, understood, mode, options.documentIds);
    const rows = this.#addressedFirst(ranked, address).slice(0, k);
    return {
      query: understood,
      address,
      hits: rows.map(({ row, score }) => this.#hit(row, score, signals, understood, vector)),
    };
  }

  async #embedQuery(text: string): Promise<Float32Array | null> {
    const [vector] = await this.#embedder.embed([text], 'query');
    return vector ?? null;
  }

  #signals(query: UnderstoodQuery, vector: Float32Array | null): Signals {
    const { words, bigrams } = this.#content;
    const wordScores = new Float32Array(words.size);
    for (const term of query.terms) {
      const best = new Float32Array(words.size);
      for (const form of term.weighted) raiseScores(words, { term: form.text, weight: form.weight }, best);
      for (let row = 0; row < best.length; row += 1)
        wordScores[row] = (wordScores[row] ?? 0) + (best[row] ?? 0);
    }
    for (const term of query.innerWords) addScores(words, { term, weight: BOOSTS.innerWord }, wordScores);
    const bigramScores = new Float32Array(words.size);
    for (const term of query.bigrams) addScores(bigrams, { term, weight: 1 }, bigramScores);
    return { words: wordScores, bigrams: bigramScores, vectors: this.#vectorScores(vector) };
  }

  #vectorScores(vector: Float32Array | null): Float32Array {
    const { passages, words } = this.#content;
    const chunks = new Float32Array(words.size).fill(vector === null ? 0 : -1);
    if (vector === null) return chunks;
    const sentences = new Float32Array(words.size).fill(-1);
    for (const { row: passage, cosine } of this.#vectors.nearest(vector, 1000)) {
      const row = passages.places[passage * 3] ?? 0;
      const scores = passages.kinds[passage] === 0 ? chunks : sentences;
      scores[row] = Math.max(scores[row] ?? -1, cosine);
    }
    return chunks.map((chunk, row) => {
      const sentence = sentences[row] ?? -1;
      return sentence === -1 ? chunk : (1 - BOOSTS.sentence) * chunk + BOOSTS.sentence * sentence;
    });
  }

  #rank(
    signals: Signals,
    query: UnderstoodQuery,
    mode: SearchMode,
    documentIds: readonly string[] | undefined,
  ): Ranked[] {
    const scores = fuse(signals, SHARES[mode]);
    const named = new Set(query.documentIds);
    for (const quantity of query.quantities) {
      const { rows, weight } = this.#amounts.find(quantity);
      for (const row of rows)
        scores[row] = (scores[row] ?? 0) + (BOOSTS.amount * weight) / Math.log(this.#clauses.length + 1);
    }
    return this.#clauses
      .map((clause, row) => ({
        row,
        clause,
        score: (scores[row] ?? 0) + (named.has(clause.documentId) ? BOOSTS.namedDocument : 0),
      }))
      .filter(({ clause }) => documentIds === undefined || documentIds.includes(clause.documentId))
      .sort((a, b) => b.score - a.score || a.row - b.row);
  }

  /** One clause asked for by its address beats any number of words; among those of a chapter the words decide. */
  #addressedFirst(ranked: Ranked[], address: AddressMatch | null): Ranked[] {
    if (address?.kind !== 'found') return ranked;
    const asked = new Set(address.clauses.map((clause) => this.#rows.get(clause.clauseId)));
    const first = ranked
      .filter(({ row }) => asked.has(row))
      .map(({ row, score }) => ({ row, score: score + BOOSTS.address }));
    return [...first, ...ranked.filter(({ row }) => !asked.has(row))];
  }

  #hit(
    row: number,
    score: number,
    signals: Signals,
    query: UnderstoodQuery,
    vector: Float32Array | null,
  ): SearchHit {
    const clause = this.#clauses[row];
    if (clause === undefined) throw new Error(`no clause in row ${row}`);
    const found = query.terms.map((term) => term.forms.filter((form) => this.#stands(form, row)));
    const total = query.terms.reduce((sum, term) => sum + term.weight, 0);
    const covered = query.terms.reduce(
      (sum, term, index) => sum + (found[index]?.length ? term.weight : 0),
      0,
    );
    return {
      clause,
      score,
      scores: { keyword: signals.words[row] ?? 0, vector: signals.vectors[row] ?? 0 },
      coverage: total === 0 ? 0 : covered / total,
      highlights: highlight(clause, this.#squeezedClause(row), found.flat()),
      sentences: vector === null ? [] : this.#sentences(row, vector),
    };
  }

  #stands(form: string, row: number): boolean {
    return includesSorted(rowsOf(this.#content.words, form), row);
  }

  #sentences(row: number, vector: Float32Array): SentenceHit[] {
    const { passages, vectors } = this.#content;
    const hits: SentenceHit[] = [];
    for (let passage = passages.firsts[row] ?? 0; passage < (passages.firsts[row + 1] ?? 0); passage += 1) {
      if (passages.kinds[passage] === 0) continue;
      hits.push({
        start: passages.places[passage * 3 + 1] ?? 0,
        end: passages.places[passage * 3 + 2] ?? 0,
        vector: dot(vector, vectorAt(vectors, passage)),
      });
    }
    return hits.sort((a, b) => b.vector - a.vector);
  }

  #squeezedClause(row: number): Squeezed {
    const known = this.#squeezed.get(row);
    if (known !== undefined) return known;
    const made = squeeze(this.#clauses[row]?.text ?? '');
    this.#squeezed.set(row, made);
    return made;
  }
}
