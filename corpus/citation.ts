/** A verbatim quotation with its address; `document.text.slice(start, end) === quote`, always. */
export interface Citation {
  marker: number;
  documentId: string;
  documentTitle: string;
  sourceFile: string;
  /** A clause id, or a block id for 标题 and 落款. */
  clauseId: string;
  locator: string;
  quote: string;
  start: number;
  end: number;
}
