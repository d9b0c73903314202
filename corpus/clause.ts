import type { Quantity } from './quantity.ts';

/** The legal unit that is cited: a 条, a numbered 款, or a section with one unnumbered body. */
export interface Clause {
  /** URL-safe and stable while the numbering stays, e.g. `specialized-sme.s2.p3.n9`. */
  clauseId: string;
  documentId: string;
  documentTitle: string;
  /** Name of the text as received, e.g. `004_94833fb1a211609b.txt`. */
  sourceFile: string;
  /** Address as officers write it: 二（三）9, 第三章（四）, 四、附则. */
  locator: string;
  /** The same address in steps: ["二", "（三）", "9"]. */
  path: string[];
  /** Own caption (加强上市培育), or the section's title where the clause has none. */
  heading: string;
  /** Titles of the sections above, outermost first, without their numbers. */
  headings: string[];
  /** Verbatim: `document.text.slice(start, end)`. */
  text: string;
  start: number;
  end: number;
  quantities: Quantity[];
}

export type BlockKind =
  | 'title'
  | 'addressee'
  | 'preamble'
  | 'contents'
  | 'heading'
  | 'clause'
  | 'leadIn'
  | 'signature'
  | 'annex'
  | 'noise';

/** A stretch of the served text with its role. Blocks never overlap; what lies between them is white space. */
export interface Block {
  kind: BlockKind;
  start: number;
  end: number;
  /** Address of the block: 标题, 主送, 序言, 落款, 二（三） for a heading, the clause's own for a clause. */
  locator: string;
  /** Set for every block that can be cited (title, preamble, signature, heading, clause). */
  blockId: string;
}

/** Headings as a tree; leaves name clauses. */
export interface OutlineNode {
  locator: string;
  title: string;
  /** Clauses directly below this heading, in order. */
  clauseIds: string[];
  children: OutlineNode[];
}
