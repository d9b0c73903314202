/** A number with its unit as the text writes it, and what it means. */
export interface Quantity {
  /** Verbatim: `document.text.slice(start, end) === text`. */
  text: string;
  /** In the base unit: 元 for 人民币, 美元, 平方米, percent points for %; otherwise the count. */
  value: number;
  /** `元`, `美元`, `%`, `平方米`, or the counter itself (家, 件, 名, 年, 日 …). */
  unit: string;
  /** UTF-16 offsets into the served document text. */
  start: number;
  end: number;
}
