import type { SearchMode } from './search-index.ts';
import type { Shares } from './fuse.ts';

/** What depends on how many clauses a library has. */
export interface Scale {
  /** Whether every clause is compared; otherwise only the best by each signal. */
  comparesAll: boolean;
  shares: Record<SearchMode, Shares>;
  /** What the fit of the document adds to the score of its clauses. */
  documentFit: number;
  /** Whether the model's instruction is put before a query. */
  prefixesQuery: boolean;
}

/** Up to so many clauses a library is small. */
const SMALL = 1000;

const ONE_SIGNAL = {
  keyword: { words: 0.6, bigrams: 0.4, vectors: 0 },
  vector: { words: 0, bigrams: 0, vectors: 1 },
};

/** A few policies: their words are telling, sentences have vectors, and every document is of the same kind. */
const FEW_CLAUSES: Scale = {
  comparesAll: true,
  shares: { ...ONE_SIGNAL, hybrid: { words: 0.35, bigrams: 0.2, vectors: 0.45 } },
  documentFit: 0,
  prefixesQuery: true,
};

/**
 * Many laws: any word of a question stands somewhere by chance, so meaning counts more, and so does whether the
 * rest of the document fits. Measured on 56,780 articles, see evals/README.md; without sentence vectors the
 * model's instruction costs more than it brings.
 */
const MANY_CLAUSES: Scale = {
  comparesAll: false,
  shares: { ...ONE_SIGNAL, hybrid: { words: 0.15, bigrams: 0.15, vectors: 0.7 } },
  documentFit: 0.5,
  prefixesQuery: false,
};

export function scaleOf(clauses: number): Scale {
  return clauses <= SMALL ? FEW_CLAUSES : MANY_CLAUSES;
}
