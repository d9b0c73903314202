/** Something the table rests on: the day, a fact, the sum. */
export interface ReportNote {
  label: string;
  text: string;
}

/** What is taken elsewhere, in the language of the page. */
export interface ReportTable {
  title: string;
  /** The day, the sum and how it is to be taken. */
  summary: readonly ReportNote[];
  factsTitle: string;
  facts: readonly ReportNote[];
  headings: readonly string[];
  rows: readonly (readonly string[])[];
  disclaimer: ReportNote;
  csv: {
    /** In place of the first heading; says what the notes are. */
    heading: string;
    /** In the first cell of a row that is a note. */
    note: string;
  };
}

/**
 * RFC 4180 with a byte order mark, without which Excel takes Chinese for another encoding. A cell that a spreadsheet would
 * run as a formula gets an apostrophe in front; plain numbers are no formulas. Notes are rows of the same width after the
 * awards, so that the table stays one: label and text stand where title and amount do, away from what is added up.
 */
export function toCsv(table: ReportTable): string {
  const { headings, rows, csv, summary, facts, disclaimer } = table;
  const blank = headings.slice(3).map(() => '');
  const notes = [...summary, ...facts, disclaimer].map(({ label, text }) => [
    csv.note,
    label,
    text,
    ...blank,
  ]);
  const lines = [[csv.heading, ...headings.slice(1)], ...rows, ...notes];
  return `\u{FEFF}${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const isFormula = /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) && !/^-?\d+(?:\.\d+)?$/u.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table with what it rests on. */
export function toMarkdown(table: ReportTable): string {
  return [
    `# ${table.title}`,
    '',
    ...table.summary.map(markdownNote),
    '',
    `## ${table.factsTitle}`,
    '',
    ...table.facts.map(markdownNote),
    '',
    markdownLine(table.headings),
    `|${table.headings.map(() => ' --- |').join('')}`,
    ...table.rows.map(markdownLine),
    '',
    table.disclaimer.text,
    '',
  ].join('\n');
}

function markdownNote({ label, text }: ReportNote): string {
  return `- ${markdownCell(label)}：${markdownCell(text)}`;
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
