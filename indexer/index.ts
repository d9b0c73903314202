export type {
  AddressMatch,
  AnalyzedQuery,
  QueryTerm,
  SearchHit,
  SearchIndex,
  SearchMode,
  SearchOptions,
  SearchResult,
  SentenceHit,
} from './search-index.ts';
