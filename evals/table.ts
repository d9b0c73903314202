/** Plain text tables that stay aligned with Chinese headings: a full-width character takes two columns. */

/** First column to the left, the others to the right. Rows may be shorter than the head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => pad(row[column] ?? '', width, column === 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** Columns that the text takes in a terminal. */
export function displayWidth(text: string): number {
  return Array.from(text).reduce(
    (sum, char) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(char) ? 2 : 1),
    0,
  );
}

/** Three decimals; a dash where there is no value. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function pad(text: string, width: number, toLeft: boolean): string {
  const space = ' '.repeat(width - displayWidth(text));
  return toLeft ? text + space : space + text;
}
