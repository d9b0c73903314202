import type { ReportRow } from './match-report.ts';

/** The words that a report is made of, in the language of the page. */
export interface ReportWords {
  headings: readonly string[];
  title: string;
  facts: string;
  disclaimer: string;
  cells: (row: ReportRow) => readonly string[];
}

/**
 * RFC 4180 with a byte order mark, without which Excel takes Chinese for another encoding. A cell that a spreadsheet would
 * run as a formula gets an apostrophe in front; plain numbers are no formulas.
 */
export function toCsv(rows: readonly ReportRow[], { headings, cells }: ReportWords): string {
  const lines = [headings, ...rows.map((row) => cells(row))];
  return `\u{FEFF}${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const isFormula = /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) && !/^-?\d+(?:\.\d+)?$/u.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table with what it rests on. */
export function toMarkdown(
  rows: readonly ReportRow[],
  facts: readonly { label: string; text: string }[],
  words: ReportWords,
): string {
  return [
    `# ${words.title}`,
    '',
    `## ${words.facts}`,
    '',
    ...facts.map(({ label, text }) => `- ${markdownCell(label)}：${markdownCell(text)}`),
    '',
    markdownLine(words.headings),
    `|${words.headings.map(() => ' --- |').join('')}`,
    ...rows.map((row) => markdownLine(words.cells(row))),
    '',
    words.disclaimer,
    '',
  ].join('\n');
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.map(markdownCell).join(' | ')} |`;
}

/** What was typed stays text: it makes no tables, links, emphasis or HTML. */
function markdownCell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/gu, String.raw`\$&`).replace(/\s*\n\s*/gu, ' ');
}

/** Hands a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
