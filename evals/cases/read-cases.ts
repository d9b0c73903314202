/** A set file of any form → cases, as labelled. */
import type { EvalCase } from '../case.ts';
import { checkRows, examineSet, isNumeric, readLines, type Row, type SetProblem } from '../sets.ts';
import { CaseRow, caseOf } from './case-row.ts';
import { readCsv } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { casesOf } from './old-forms.ts';

/** Cases whose places still name documents and clauses the way the author did. */
export interface LabelledCases {
  cases: readonly EvalCase[];
  /** What a message calls a field of the form "case": a CSV file has headings of its own. */
  headings: ReadonlyMap<string, string>;
  /** Only the form "case" has ids of facts that are checked; those of the others are for readers. */
  form: 'case' | 'qa' | 'numeric';
  problems: readonly SetProblem[];
}

const NO_HEADINGS: ReadonlyMap<string, string> = new Map();

/** @param file its name tells JSON Lines from CSV; another name, and the first character does. */
export function readCases(bytes: Uint8Array, file: string): LabelledCases {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'bad') return nothing([decoded.problem]);
  if (decoded.text.trim() === '') return nothing([{ line: null, field: '', message: '文件是空的' }]);
  const read = isCsv(file, decoded.text) ? casesOfCsv(decoded.text) : casesOfLines(decoded.text, file);
  const isEmpty = read.cases.length === 0 && read.problems.length === 0;
  return isEmpty ? nothing([{ line: null, field: '', message: '没有题目' }]) : read;
}

function nothing(problems: readonly SetProblem[]): LabelledCases {
  return { cases: [], headings: NO_HEADINGS, form: 'case', problems };
}

function isCsv(file: string, text: string): boolean {
  if (/\.(?:csv|tsv|txt)$/iu.test(file)) return true;
  if (/\.(?:jsonl|ndjson|json)$/iu.test(file)) return false;
  return !text.trimStart().startsWith('{');
}

function casesOfLines(text: string, file: string): LabelledCases {
  const { rows, problems } = readLines(text);
  const first = rows[0]?.value;
  if (!isNumeric(first) && !hasKind(first)) return casesOfRows(rows, problems, NO_HEADINGS);
  const examined = examineSet(rows, file);
  return {
    cases: casesOf(examined.set),
    headings: NO_HEADINGS,
    form: examined.set.form,
    problems: [...problems, ...examined.problems],
  };
}

/** A qa row is known by its kind. */
function hasKind(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function casesOfCsv(text: string): LabelledCases {
  const { rows, headings, problems } = readCsv(text);
  return casesOfRows(rows, problems, headings);
}

function casesOfRows(
  rows: readonly Row[],
  problems: readonly SetProblem[],
  headings: ReadonlyMap<string, string>,
): LabelledCases {
  const checked = checkRows(CaseRow, rows);
  const told = new Set(problems.map(placeOf));
  const further = checked.problems
    .map((problem) => ({ ...problem, field: fieldIn(headings, problem.field) }))
    // A cell that could not be read is missing from its row: once is enough.
    .filter((problem) => !told.has(placeOf(problem)));
  return {
    cases: checked.values.map((row) => caseOf(row, row.line)),
    headings,
    form: 'case',
    problems: [...problems, ...further],
  };
}

function placeOf({ line, field }: SetProblem): string {
  return `${String(line)} ${field}`;
}

/** `gold.0.clause` as the file calls it. */
export function fieldIn(headings: ReadonlyMap<string, string>, field: string): string {
  const [first = ''] = field.split('.');
  if (first === 'amount') return headings.get('amount_kind') ?? headings.get('amount_max') ?? field;
  return headings.get(first) ?? (first === 'gold' ? (headings.get('related') ?? field) : field);
}
