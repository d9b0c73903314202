/**
 * Parts of the pipeline that can be left out, to measure what each brings. A library is served with all of them;
 * those of `STORED_PARTS` shape the index itself, so an index without one is another index.
 */
export type PipelinePart =
  /** Synonyms and expansions of the lexicon. */
  | 'synonyms'
  /** The list of words that are not searched for. */
  | 'stopWords'
  /** Keyword search by character pairs. */
  | 'bigrams'
  /** Titles of sections and names of the document as fields of the keyword search. */
  | 'headings'
  /** The document's title before a passage that is embedded. */
  | 'passageTitles'
  /** Vectors of sentences. */
  | 'sentences'
  /** The model's instruction before a query. */
  | 'queryPrefix'
  /** How well the rest of its document fits, as part of a clause's score. */
  | 'documentFit'
  /** Mistyped characters put right. */
  | 'repair'
  /** Traditional characters turned into simplified ones. */
  | 'traditional'
  /** Documents named in the query go first. */
  | 'namedDocuments'
  /** Documents of the place named in the query go first. */
  | 'places'
  /** Clauses that state a figure of the query go first. */
  | 'amounts'
  /** Each of several things asked is served among the first. */
  | 'facets';

export const STORED_PARTS: readonly PipelinePart[] = ['headings', 'passageTitles'];

/** What is left out; empty where nothing is. */
export type LeftOut = ReadonlySet<PipelinePart>;

export const NOTHING_LEFT_OUT: LeftOut = new Set();
