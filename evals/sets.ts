/** Reading the labelled questions: JSON lines of one of two forms, checked strictly. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { zhCN } from 'zod/locales';
import { checkFigures, Expectation, expectedFields } from './expected-figures.ts';

const phrase = z.string().min(1);

const Gold = z.strictObject({
  /** Source file name, as in `Clause.sourceFile`. */
  doc: phrase,
  /** Locator of a clause, or of a block such as 标题. */
  clause: phrase,
  quote: phrase,
  role: z.enum(['key', 'related']),
});
export type Gold = z.infer<typeof Gold>;

const labels = {
  id: phrase,
  doc: z.array(phrase),
  gold: z.array(Gold),
  must_contain: z.array(phrase),
  must_not: z.array(phrase),
  answerable: z.boolean(),
  note: z.string(),
};

const SINGLE_KINDS = [
  'enterprise_qa',
  'officer_search',
  'eligibility',
  'cross_document',
  'validity',
  'unanswerable',
  'adversarial',
] as const;

/** Every kind of question, in the order reports list them. */
export const KINDS = [...SINGLE_KINDS, 'multi_turn'] as const;
export type Kind = (typeof KINDS)[number];

const SingleTurn = z.strictObject({ ...labels, kind: z.enum(SINGLE_KINDS), question: z.string() });

const MultiTurn = z
  .strictObject({
    ...labels,
    kind: z.literal('multi_turn'),
    turns: z.array(phrase).min(1),
    turn_expect: z.array(z.strictObject({ doc: phrase, clause: phrase, must_contain: z.array(phrase) })),
  })
  .refine((row) => row.turn_expect.length === row.turns.length, {
    path: ['turn_expect'],
    error: 'turn_expect 与 turns 的条数不同',
  });

const QaRow = z
  .discriminatedUnion('kind', [SingleTurn, MultiTurn])
  .refine(
    (row) => row.answerable === row.gold.some(({ role }) => role === 'key'),
    // Scoring relies on it: recall over no key clause is undefined, and a refusal has nothing to cite.
    { path: ['gold'], error: '可答的题至少要有一条 key，不可答的题不能有 key' },
  )
  .refine((row) => phraseInBoth(row) === null, {
    path: ['must_not'],
    error: '同一句话又在 must_contain 又在 must_not',
  });

const bare = (text: string): string => text.replace(/\s/gu, '');

/** A phrase that is asked for and forbidden, spaces aside; null where there is none. */
export function phraseInBoth(row: {
  must_contain: readonly string[];
  must_not: readonly string[];
}): string | null {
  const wanted = new Set(row.must_contain.map(bare));
  return row.must_not.find((one) => wanted.has(bare(one))) ?? null;
}

const NumericRow = z.strictObject({
  id: phrase,
  question: phrase,
  doc: phrase,
  /** Printed numbers: 1, （二）1, 三、附则 4. */
  clauses: z.array(phrase).min(1),
  quote: phrase,
  facts: z.record(z.string(), z.json()),
  expect: z
    .strictObject({
      ...expectedFields,
      currency: z.literal('CNY'),
      unit: z.literal('yuan'),
      period: z.enum(['once', 'per_year', 'per_item', 'per_event']).nullable(),
    })
    .superRefine(checkFigures),
  steps: z.string(),
  ambiguity: z.string(),
  accept: z.array(Expectation).optional(),
  /** Facts of the vocabulary of which one at least must be asked for; with `needs_facts` only. */
  missing: z.array(phrase).min(1).optional(),
});

interface Placed {
  /** 1-based line in the file, for messages. */
  line: number;
}
export type QaQuestion = z.infer<typeof QaRow> & Placed;
export type NumericQuestion = z.infer<typeof NumericRow> & Placed;

export type QuestionSet =
  | { form: 'qa'; file: string; questions: QaQuestion[] }
  | { form: 'numeric'; file: string; questions: NumericQuestion[] };

/** One thing wrong with a set, and where. */
export interface SetProblem {
  /** 1-based; null where the whole file is meant. */
  line: number | null;
  /** Empty where the whole line is meant. */
  field: string;
  message: string;
}

/** Nobody mends more at a time, and a message must not grow with the file. */
export const MOST_PROBLEMS = 50;
const LONGEST_MESSAGE = 300;

/** A set that cannot be used. Every problem of the file, each `file:line field: message`; the message shows the first 50. */
export class SetError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`题集有 ${problems.length} 处错误：\n${firstOf(problems).join('\n')}`);
    this.name = 'SetError';
    this.problems = problems;
  }
}

function firstOf(problems: readonly string[]): string[] {
  const more = problems.length - MOST_PROBLEMS;
  return more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `……另有 ${more} 处`] : [...problems];
}

/** `file:line field: message`, as {@link SetError} holds it. */
export function printProblem(file: string, { line, field, message }: SetProblem): string {
  const place = line === null ? `${file}:` : `${file}:${line}`;
  return field === '' ? `${place} ${brief(message)}` : `${place} ${brief(field)}: ${brief(message)}`;
}

/** What a message repeats of a file is cut. */
export function brief(text: string): string {
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}

/** Reads a question set; the form is told by its first line. Throws {@link SetError}. */
export async function loadSet(file: string): Promise<QuestionSet> {
  return parseSet(await read(file), path.basename(file));
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new SetError([`${file}: 无法读取（${error instanceof Error ? error.message : String(error)}）`]);
  }
}

/** Parses the text of a question set; `file` names it in messages. Throws {@link SetError}. */
export function parseSet(text: string, file: string): QuestionSet {
  const { rows, problems } = readLines(text);
  const examined = examineSet(rows, file);
  const all = [...problems, ...examined.problems];
  if (all.length === 0 && rows.length === 0) all.push({ line: null, field: '', message: '没有题目' });
  if (all.length > 0) throw new SetError(all.map((problem) => printProblem(file, problem)));
  return examined.set;
}

/** The set of all rows that are right, and what is wrong with the others. The first row tells the form. */
export function examineSet(
  rows: readonly Row[],
  file: string,
): { set: QuestionSet; problems: readonly SetProblem[] } {
  if (isNumeric(rows[0]?.value)) {
    const { values, problems } = checkRows(NumericRow, rows);
    return { set: { form: 'numeric', file, questions: values }, problems };
  }
  const { values, problems } = checkRows(QaRow, rows);
  return { set: { form: 'qa', file, questions: values }, problems };
}

/** The questions of one kind: a {@link Kind}, or the expected outcome of an amount. */
export function keepKind(set: QuestionSet, kind: string): QuestionSet {
  return set.form === 'qa'
    ? { ...set, questions: set.questions.filter((question) => question.kind === kind) }
    : { ...set, questions: set.questions.filter(({ expect }) => expect.kind === kind) };
}

/** What one line holds, before it is checked. */
export interface Row extends Placed {
  value: unknown;
}

/** Far more than anybody labels. A longer file is not read: each of its rows could be wrong in many ways. */
export const MOST_ROWS = 20_000;

/** At the first row that is too many. */
export function tooManyRows(line: number): SetProblem {
  return { line, field: '', message: `一个题集最多 ${MOST_ROWS} 行，请从这一行起另存为一个题集` };
}

/** JSON Lines; blank lines are left out and keep their number. */
export function readLines(text: string): { rows: Row[]; problems: SetProblem[] } {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '');
  const surplus = lines[MOST_ROWS];
  if (surplus !== undefined) return { rows: [], problems: [tooManyRows(surplus.line)] };
  const rows: Row[] = [];
  const problems: SetProblem[] = [];
  for (const { content, line } of lines) {
    try {
      rows.push({ line, value: JSON.parse(content) });
    } catch (error) {
      problems.push({ line, field: '', message: `不是合法的 JSON（${String(error)}）` });
    }
  }
  return { rows, problems };
}

/** A numeric row is known by what it expects. */
export function isNumeric(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'expect' in value;
}

/** The rows that fit the schema, and every problem of the others; a repeated id is one too. */
export function checkRows<T extends { id: string }>(
  schema: z.ZodType<T>,
  rows: readonly Row[],
): { values: (T & Placed)[]; problems: SetProblem[] } {
  const problems: SetProblem[] = [];
  const values = rows.flatMap(({ line, value }): (T & Placed)[] => {
    const parsed = checkRow(schema, value);
    if (parsed.kind === 'ok') return [{ ...parsed.value, line }];
    problems.push(...parsed.issues.map(([field, message]) => ({ line, field, message })));
    return [];
  });
  return { values, problems: [...problems, ...repeatedIds(values)] };
}

type Checked<T> = { kind: 'ok'; value: T } | { kind: 'bad'; issues: [field: string, message: string][] };

const IN_CHINESE = { error: zhCN().localeError };

function checkRow<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  try {
    const parsed = schema.safeParse(value, IN_CHINESE);
    if (parsed.success) return { kind: 'ok', value: parsed.data };
    const { issues } = parsed.error;
    return { kind: 'bad', issues: issues.map((issue) => [issue.path.join('.') || '整行', issue.message]) };
  } catch (error) {
    // A schema walks values by recursion: [[[[… of some thousand levels overflows the stack.
    if (error instanceof RangeError) return { kind: 'bad', issues: [['整行', '嵌套过深']] };
    throw error;
  }
}

function repeatedIds(rows: readonly (Placed & { id: string })[]): SetProblem[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ id, line }) => {
    const earlier = seen.get(id);
    seen.set(id, earlier ?? line);
    return earlier === undefined ? [] : [{ line, field: 'id', message: `${id} 与第 ${earlier} 行重复` }];
  });
}
