import type { Block, Clause, OutlineNode } from './clause.ts';

export type DocumentStatus = 'inForce' | 'draft' | 'interpretation' | 'repealed' | 'unknown';

/** What is known about a text. A null means that the text does not say; nothing is guessed. */
export interface DocumentMetadata {
  documentId: string;
  title: string;
  /** Names people use for it: 国际化意见, 专精特新意见. */
  aliases: string[];
  issuer: string | null;
  /** 文号, verbatim. */
  documentNumber: string | null;
  jurisdiction: string;
  /** 意见, 办法, 解读 … */
  kind: string;
  status: DocumentStatus;
  /** ISO dates, inclusive. */
  issuedDate: string | null;
  effectiveDate: string | null;
  expiryDate: string | null;
  /** The words that state start and validity, verbatim. */
  validityText: string | null;
  repeals: string[];
  competentAuthority: string[];
  sourceFile: string;
  /** Oddities in the numbers of the official text that an officer has looked at. */
  numberingNotes?: { locator: string; reason: string }[];
  /** Of `source.txt` as received. */
  sha256: string;
}

export interface PolicyDocument extends DocumentMetadata {
  /** The text as served: the source without extraction marks. All offsets point into it. */
  text: string;
  /** Every clause, in order. */
  clauses: Clause[];
  /** Every non-blank stretch of `text` with its role, in order. */
  blocks: Block[];
  outline: OutlineNode[];
}

/** Domain words for the tokenizer and what people say instead of them. */
export interface Lexicon {
  /** Words that must stay one token: 专精特新, 首台套. */
  words: string[];
  /** Groups of words that mean the same; any of them in a query finds the others. */
  synonyms: string[][];
  /** What people say → the words of the policies. One way only: 打官司 → 贸易救济, 争端. */
  expansions: { said: string[]; means: string[] }[];
}

export interface Corpus {
  documents: PolicyDocument[];
  lexicon: Lexicon;
  /** Changes with any byte of any corpus file that affects answers. */
  version: string;
}
