import type { Answer } from '../../../api/contract.ts';

const groupTitles: readonly string[] = ['符合：', '待确认：', '不符合：'];

/**
 * The lines of an answer about awards that neither the amount nor a card shows already: what is left out of the sum, or
 * which of the reader's words could not be used. The text has the sum first, a line for each award, which begins with its
 * title, its steps and readings as items, and the sources last.
 */
export function unshownLines({ text, awards, total }: Pick<Answer, 'text' | 'awards' | 'total'>): string[] {
  const lines = text.split('\n');
  const sources = lines.indexOf('依据：');
  const items = awards.flatMap(({ steps }) => steps.map((step) => `· ${step.text}`));
  const isShown = (line: string) =>
    groupTitles.includes(line) ||
    (line.startsWith('合计：') && total !== null) ||
    line.startsWith('· 另一种读法：') ||
    items.some((item) => line.startsWith(item)) ||
    awards.some(({ title }) => line.startsWith(`${title}：`));
  return lines.slice(0, sources < 0 ? undefined : sources).filter((line) => line !== '' && !isShown(line));
}
