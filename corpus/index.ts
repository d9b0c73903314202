export type { Block, BlockKind, Clause, OutlineNode } from './clause.ts';
export type { Citation } from './citation.ts';
export type { Corpus, DocumentMetadata, DocumentStatus, Lexicon, PolicyDocument } from './document.ts';
export type { Quantity } from './quantity.ts';
