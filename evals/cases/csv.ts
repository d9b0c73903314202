/** A CSV set: records with their lines, and each as a row of the form "case". */
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { MOST_PROBLEMS, MOST_ROWS, type Row, type SetProblem, tooManyRows } from '../sets.ts';
import { COLUMNS, type Column } from './csv-columns.ts';

interface CsvRows {
  rows: Row[];
  /** What the file calls each field, for messages. */
  headings: ReadonlyMap<string, string>;
  problems: SetProblem[];
}

/** Every record below the heading as an object of the form "case", and everything that cannot be read as one. */
export function readCsv(text: string): CsvRows {
  const { records, problems } = readRecords(text);
  const [head, ...body] = records;
  if (head === undefined) return { rows: [], headings: new Map(), problems };
  const columns = head.cells.map((name) => columnOf(name));
  problems.push(...headProblems(head, columns));
  const headings = new Map(
    columns.flatMap((column, at) => (column ? [[column.field, head.cells[at] ?? '']] : [])),
  );
  // Without its headings no row says what it seems to say.
  if (problems.some(({ line }) => line === head.line)) return { rows: [], headings, problems };
  const rows = body.map((record) => rowOf(record, columns, head.cells, problems));
  return { rows, headings, problems };
}

interface CsvRecord {
  /** Where it begins: a quoted cell may run over several lines. */
  line: number;
  cells: string[];
}

const Parsed = z.array(
  z.object({ record: z.array(z.string()), raw: z.string(), info: z.object({ lines: z.number() }) }),
);

/** Longer records are read as the rest of a file behind a quotation mark that nobody closed. */
const LONGEST_RECORD = 2 ** 20;

/** Headings, rows, and one more, which tells that there are too many. Rows of blank cells, as Excel leaves them, count here. */
const MOST_RECORDS = 1 + MOST_ROWS + 1;

function readRecords(text: string): { records: CsvRecord[]; problems: SetProblem[] } {
  const errors: CsvError[] = [];
  const parsed = parseCsv(text, errors);
  const last = parsed.at(-1);
  if (last !== undefined && parsed.length === MOST_RECORDS) {
    return { records: [], problems: [tooManyRows(last.info.lines)] };
  }
  const problems = errors.map((error) => problemOf(error, last?.info.lines ?? 0));
  const records = parsed.map(({ record, raw, info }) => ({
    line: info.lines - breaksIn(raw.replace(/\r?\n$|\r$/u, '')),
    cells: record.map((cell) => cell.replaceAll(/\r\n?/gu, '\n')),
  }));
  return { records: records.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), problems };
}

/** More unreadable records are no slips of the pen: the rest is not read. */
const MOST_UNREADABLE = 1000;

function parseCsv(text: string, errors: CsvError[]): z.infer<typeof Parsed> {
  const skipped = (error: CsvError | undefined): undefined => {
    if (error === undefined) return;
    if (errors.length >= MOST_UNREADABLE) throw error;
    errors.push(error);
  };
  try {
    return Parsed.parse(
      parse(text, {
        bom: true,
        delimiter: delimiterOf(text),
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
        skip_records_with_error: true,
        to: MOST_RECORDS,
        max_record_size: LONGEST_RECORD,
        on_skip: skipped,
        info: true,
        raw: true,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    errors.push(error);
    return [];
  }
}

/** Excel's "Unicode 文本" parts cells with tabs. */
function delimiterOf(text: string): ',' | '\t' {
  const [head = ''] = text.split('\n', 1);
  return head.includes('\t') && !head.includes(',') ? '\t' : ',';
}

function breaksIn(text: string): number {
  return text.split(/\r\n|\n|\r/u).length - 1;
}

const MESSAGES: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: '有一个英文双引号没有配对，从这里到文件末尾都读不出来',
  CSV_INVALID_CLOSING_QUOTE: '引号后面不是逗号：单元格内的英文双引号要写两遍（""）',
  INVALID_OPENING_QUOTE: '英文双引号出现在单元格中间：有引号的单元格要整个用引号括起，里面的引号写两遍（""）',
  CSV_MAX_RECORD_SIZE: `一行超过 ${LONGEST_RECORD} 个字符，可能有引号没有配对`,
};

/** A quotation mark without its partner is told where its row begins, not where the file ends. */
function problemOf(error: CsvError, lastRead: number): SetProblem {
  const reached = 'lines' in error && typeof error.lines === 'number' ? error.lines : null;
  const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lastRead + 1 : reached;
  return { line, field: '', message: MESSAGES[error.code] ?? `不是合法的 CSV（${error.code}）` };
}

function columnOf(name: string): Column | undefined {
  const wanted = name.trim().replace(/\s/gu, '').toLowerCase();
  return COLUMNS.find(({ names }) => names.includes(wanted));
}

function headProblems(head: CsvRecord, columns: readonly (Column | undefined)[]): SetProblem[] {
  const problem = (field: string, message: string): SetProblem => ({ line: head.line, field, message });
  const known = columns.flatMap((column) => (column ? [column.field] : []));
  const unknown = head.cells.filter((_, at) => columns[at] === undefined).slice(0, MOST_PROBLEMS);
  const twice = known.filter((field, at) => known.indexOf(field) !== at);
  return [
    ...unknown.map((name) => problem(name, NO_SUCH_COLUMN)),
    ...[...new Set(twice)].map((field) => problem(field, '这一列出现了两次')),
    ...(known.includes('id') ? [] : [problem('编号', '缺少这一列')]),
    ...(known.includes('question') || known.includes('turns') ? [] : [problem('问题', '缺少这一列')]),
  ];
}

const NO_SUCH_COLUMN = `没有这一列。可用的列：${COLUMNS.map(({ names }) => names[1] ?? names[0]).join('、')}`;

function rowOf(
  { line, cells }: CsvRecord,
  columns: readonly (Column | undefined)[],
  headings: readonly string[],
  problems: SetProblem[],
): Row {
  const values = new Map<string, unknown>();
  columns.forEach((column, at) => {
    const cell = cells[at] ?? '';
    if (cell.trim() === '' || column === undefined) return;
    const read = column.read(cell);
    if (read.kind === 'ok') values.set(column.field, read.value);
    else problems.push({ line, field: headings[at] ?? column.field, message: read.message });
  });
  const surplus = cells.findIndex((cell, at) => at >= columns.length && cell.trim() !== '');
  if (surplus >= 0) {
    const message = `第 ${surplus + 1} 格没有对应的列：这一行的格数比标题行多`;
    problems.push({ line, field: '', message });
  }
  return { line, value: assemble(values) };
}

/** Columns that make up one field of a case: the amount from three, the places from two. */
function assemble(values: Map<string, unknown>): object {
  const { amount_kind, amount_min, amount_max, gold, related, ...rest } = Object.fromEntries(values);
  const bounds = {
    ...(amount_min === undefined ? {} : { min: amount_min }),
    ...(amount_max === undefined ? {} : { max: amount_max }),
  };
  const hasAmount = amount_kind !== undefined || Object.keys(bounds).length > 0;
  const places = [gold, related].flatMap((list) => (Array.isArray(list) ? list : []));
  return {
    ...rest,
    ...(places.length > 0 ? { gold: places } : {}),
    ...(hasAmount ? { amount: { kind: amount_kind, ...bounds } } : {}),
  };
}
