import type { Clause, Corpus, Lexicon } from '../corpus/index.ts';
import { createAddressBook, type FindAddress } from './address.ts';
import { createAmountIndex } from './amounts.ts';
import { createAnalyzer, createOccurs, includesSorted, type UnderstoodQuery } from './analyze.ts';
import { clausesOf, tokenizerFor, type IndexContent } from './content.ts';
import type { Embedder, EmbedKind } from './embed.ts';
import { createForms } from './forms.ts';
import { highlight } from './highlight.ts';
import { rowsOf } from './keyword.ts';
import { createNaming } from './naming.ts';
import type { LeftOut } from './pipeline-part.ts';
import { createFindPlaces } from './places.ts';
import { createRank, type QueryVectors, type Rank, type Ranked } from './rank.ts';
import { createRepair, type FindRepairs } from './repair.ts';
import { scaleOf } from './scale.ts';
import type {
  AddressMatch,
  AnalyzedQuery,
  SearchHit,
  SearchIndex,
  SearchOptions,
  SearchResult,
  SentenceHit,
} from './search-index.ts';
import { squeeze, type Squeezed } from './squeeze.ts';
import { startStopwatch } from './stopwatch.ts';
import { dot, vectorAt, type VectorIndex } from './vectors.ts';

export interface SearchParts {
  corpus: Corpus;
  content: IndexContent;
  vectors: VectorIndex;
  embedder: Embedder;
  version: string;
  without: LeftOut;
}

/** More than any fused score. */
const ADDRESS_BOOST = 2;
const NO_VECTORS: QueryVectors = { whole: null, parts: [] };
const NO_LEXICON: Lexicon = { words: [], synonyms: [], expansions: [] };
const repairNothing: FindRepairs = () => ({ characters: new Map(), repairs: [] });

export function createSearchIndex(parts: SearchParts): SearchIndex {
  return new ClauseIndex(parts);
}

class ClauseIndex implements SearchIndex {
  readonly corpus: Corpus;
  readonly version: string;
  readonly byAddress: FindAddress;
  readonly #content: IndexContent;
  readonly #embedder: Embedder;
  readonly #queryKind: EmbedKind;
  readonly #clauses: Clause[];
  readonly #rows: Map<string, number>;
  readonly #rank: Rank;
  readonly #understand: (query: string) => UnderstoodQuery;
  readonly #understandAsTyped: (query: string) => UnderstoodQuery;
  readonly #squeezed = new Map<number, Squeezed>();

  constructor({ corpus, content, vectors, embedder, version, without }: SearchParts) {
    this.corpus = corpus;
    this.version = version;
    this.#content = content;
    this.#embedder = embedder;
    this.#clauses = clausesOf(corpus);
    const scale = scaleOf(this.#clauses.length);
    this.#queryKind = scale.prefixesQuery && !without.has('queryPrefix') ? 'query' : 'passage';
    this.#rows = new Map(this.#clauses.map((clause, row) => [clause.clauseId, row]));
    this.#rank = createRank({
      clauses: this.#clauses,
      content,
      vectors,
      amounts: createAmountIndex(this.#clauses),
      scale,
      without,
    });
    const tokenizer = tokenizerFor(corpus);
    const findNamings = createNaming(corpus.documents);
    const { words, bigrams } = content;
    const squeezedClause = (row: number): string => this.#squeezedClause(row).text;
    const occurs = createOccurs(bigrams, tokenizer, squeezedClause);
    const analyzerParts = {
      tokenizer,
      words,
      forms: createForms(without.has('synonyms') ? NO_LEXICON : corpus.lexicon),
      findNamings,
      findPlaces: createFindPlaces(corpus.documents, corpus.lexicon),
      findRepairs: createRepair({ tokenizer, words, bigrams, squeezedClause, occurs }),
      occurs,
      without,
    };
    this.#understand = createAnalyzer(analyzerParts);
    this.#understandAsTyped = createAnalyzer({ ...analyzerParts, findRepairs: repairNothing });
    this.byAddress = createAddressBook({
      documents: corpus.documents,
      findNamings,
      words: (text) => tokenizer.words(text).map((span) => span.text),
    });
  }

  analyze(query: string): AnalyzedQuery {
    return published(this.#understand(query));
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
    const { k = 10, mode = 'hybrid', documentIds, repair = true, accepts: isWanted } = options;
    const lap = startStopwatch(options.onStage);
    const understood = repair ? this.#understand(query) : this.#understandAsTyped(query);
    const address = this.byAddress(query);
    lap('understand');
    const vectors = mode === 'keyword' ? NO_VECTORS : await this.#embedQuery(understood);
    lap('embed');
    const accepts = (clause: Clause): boolean =>
      (documentIds?.includes(clause.documentId) ?? true) && (isWanted?.(clause) ?? true);
    const ranked = this.#addressedFirst(this.#rank(understood, vectors, { mode, accepts, lap }), address);
    const hits = ranked.slice(0, k).map((each) => this.#hit(each, understood, vectors.whole));
    lap('present');
    return { query: published(understood), address, vector: vectors.whole, hits };
  }

  async #embedQuery(query: UnderstoodQuery): Promise<QueryVectors> {
    const texts = [query.text, ...query.parts.map((part) => part.text)];
    const [whole = null, ...parts] = await this.#embedder.embed(texts, this.#queryKind);
    return { whole, parts };
  }

  /** One clause asked for by its address beats any number of words; among those of a chapter the words decide. */
  #addressedFirst(ranked: Ranked[], address: AddressMatch | null): Ranked[] {
    if (address?.kind !== 'found') return ranked;
    const asked = new Set(address.clauses.map((clause) => this.#rows.get(clause.clauseId)));
    const first = ranked.filter(({ row }) => asked.has(row));
    const rest = ranked.filter(({ row }) => !asked.has(row));
    return [...first.map((each) => ({ ...each, score: each.score + ADDRESS_BOOST })), ...rest];
  }

  #hit(ranked: Ranked, query: UnderstoodQuery, vector: Float32Array | null): SearchHit {
    const { row, score } = ranked;
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
      scores: { keyword: ranked.keyword, vector: ranked.vector },
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

/** What callers may know of a query; the rest is how it is ranked. */
function published({ text, terms, repairs, documentIds }: UnderstoodQuery): AnalyzedQuery {
  return {
    text,
    terms: terms.map(({ text: word, weight, known, forms }) => ({ text: word, weight, known, forms })),
    repairs,
    documentIds,
  };
}
