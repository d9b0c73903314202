import type { Clause, Corpus } from '../corpus/index.ts';

export type SearchMode = 'hybrid' | 'keyword' | 'vector';

export interface SearchOptions {
  /** How many hits at the most; default 10. */
  k?: number;
  mode?: SearchMode;
  /** Only these documents; default all. */
  documentIds?: string[];
  /** Only these clauses; default all. */
  accepts?: (clause: Clause) => boolean;
  /** Mend typing errors before searching; default true. */
  repair?: boolean;
  /** Told the milliseconds of each stage as it ends. */
  onStage?: OnStage;
}

/** The stages of a search, in their order. */
export type SearchStage = 'understand' | 'embed' | 'keywords' | 'vectors' | 'fuse' | 'present';

export type OnStage = (stage: SearchStage, ms: number) => void;

/** A word of the query as the index understood it. */
export interface QueryTerm {
  text: string;
  /** Inverse document frequency over clauses; higher is rarer. */
  weight: number;
  /** Whether the word itself, or a synonym or expansion of it, stands anywhere in the library. */
  known: boolean;
  /** The words searched for: itself, synonyms, expansions. */
  forms: string[];
}

export interface AnalyzedQuery {
  /** Simplified characters, half-width digits, typos repaired: what was really searched. */
  text: string;
  terms: QueryTerm[];
  /** Repairs made, for display: 瞪玲企业 → 瞪羚企业. */
  repairs: { from: string; to: string }[];
  /** Documents that the query names, by title, alias or 文号. */
  documentIds: string[];
}

export interface SentenceHit {
  /** Offsets into the served document text. */
  start: number;
  end: number;
  /** Cosine of the query with this sentence, -1..1. */
  vector: number;
}

export interface SearchHit {
  clause: Clause;
  /** Fused, comparable within one result only. */
  score: number;
  /** Raw and comparable between queries: BM25 sum, best cosine of clause and sentence vectors. */
  scores: { keyword: number; vector: number };
  /** Share of the query's term weight found in the clause (by word, synonym or expansion), 0..1. */
  coverage: number;
  /** Offsets into the served document text, of the query's words in this clause. */
  highlights: [number, number][];
  /** Sentences of the clause, best first. */
  sentences: SentenceHit[];
}

/** What an address such as 「专精特新意见第9条」 names. */
export type AddressMatch =
  /** The address names these clauses. More than one where the number restarts or no document is named. */
  | { kind: 'found'; clauses: Clause[]; documentIds: string[]; asked: string }
  /**
   * A document or its scheme is known, but it has no such clause. `last` is the label of its highest number of
   * that kind (16, （九）); null where several documents were asked and differ.
   */
  | { kind: 'missing'; documentIds: string[]; asked: string; last: string | null };

export interface SearchResult {
  query: AnalyzedQuery;
  address: AddressMatch | null;
  /** The query's own vector, to compare with texts that are no clauses; null in keyword mode. */
  vector: Float32Array | null;
  hits: SearchHit[];
}

export interface SearchIndex {
  readonly corpus: Corpus;
  /** Hash of corpus, model and index schema. */
  readonly version: string;
  /** An address, if the query holds one, comes first; then amounts; then words and meaning, fused. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** The address in a query, or null where it holds none. Synchronous, no embedding. */
  byAddress(query: string): AddressMatch | null;
  analyze(query: string): AnalyzedQuery;
  clause(clauseId: string): Clause | undefined;
  /** Unit vectors; `query` adds the model's instruction prefix. */
  embed(texts: string[], kind: 'query' | 'passage'): Promise<Float32Array[]>;
  close(): Promise<void>;
}
