export {
  buildIndex,
  indexVersion,
  type BuildReport,
  type IndexOptions,
  type IndexProgress,
} from './build.ts';
export { EmbeddingError } from './embed.ts';
export { ModelError, prepareModel, type EmbeddingModel } from './model.ts';
export { checkIndex, ensureIndex, IndexError, openIndex, type IndexState } from './open.ts';
export { STORED_PARTS, type PipelinePart } from './pipeline-part.ts';
export type {
  AddressMatch,
  AnalyzedQuery,
  QueryTerm,
  SearchHit,
  SearchIndex,
  SearchMode,
  SearchOptions,
  SearchResult,
  SearchStage,
  SentenceHit,
} from './search-index.ts';
