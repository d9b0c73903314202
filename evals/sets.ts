/** Reading the labelled questions: JSON lines of one of two forms, checked strictly. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { zhCN } from 'zod/locales';

const phrase = z.string().min(1);
const figure = z.number().nullable();

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

const QaRow = z.discriminatedUnion('kind', [SingleTurn, MultiTurn]).refine(
  (row) => row.answerable === row.gold.some(({ role }) => role === 'key'),
  // Scoring relies on it: recall over no key clause is undefined, and a refusal has nothing to cite.
  { path: ['gold'], error: '可答的题至少要有一条 key，不可答的题不能有 key' },
);

const Expectation = z.strictObject({
  kind: z.enum(['fixed', 'up_to', 'range', 'not_eligible', 'needs_facts', 'no_amount']),
  amount_min: figure,
  amount_max: figure,
});

const NumericRow = z.strictObject({
  id: phrase,
  question: phrase,
  doc: phrase,
  /** Printed numbers: 1, （二）1, 三、附则 4. */
  clauses: z.array(phrase).min(1),
  quote: phrase,
  facts: z.record(z.string(), z.json()),
  expect: Expectation.extend({
    currency: z.literal('CNY'),
    unit: z.literal('yuan'),
    period: z.enum(['once', 'per_year', 'per_item', 'per_event']).nullable(),
  }),
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

/** A set that cannot be used. Every problem of the file, each `file:line field: message`. */
export class SetError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`题集有 ${problems.length} 处错误：\n${problems.join('\n')}`);
    this.name = 'SetError';
    this.problems = problems;
  }
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
  const { rows, problems } = parseLines(text, file);
  const first = rows[0];
  if (!first) throw new SetError(problems.length > 0 ? problems : [`${file}: 没有题目`]);
  const set: QuestionSet = isNumeric(first.value)
    ? { form: 'numeric', file, questions: check(NumericRow, rows, file, problems) }
    : { form: 'qa', file, questions: check(QaRow, rows, file, problems) };
  problems.push(...repeatedIds(set));
  if (problems.length > 0) throw new SetError(problems);
  return set;
}

/** The questions of one kind: a {@link Kind}, or the expected outcome of an amount. */
export function keepKind(set: QuestionSet, kind: string): QuestionSet {
  return set.form === 'qa'
    ? { ...set, questions: set.questions.filter((question) => question.kind === kind) }
    : { ...set, questions: set.questions.filter(({ expect }) => expect.kind === kind) };
}

interface Row extends Placed {
  value: unknown;
}

function parseLines(text: string, file: string): { rows: Row[]; problems: string[] } {
  const rows: Row[] = [];
  const problems: string[] = [];
  text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .forEach((content, index) => {
      if (content.trim() === '') return;
      try {
        rows.push({ line: index + 1, value: JSON.parse(content) });
      } catch (error) {
        problems.push(`${file}:${index + 1} 不是合法的 JSON（${String(error)}）`);
      }
    });
  return { rows, problems };
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'expect' in value;
}

function check<T>(schema: z.ZodType<T>, rows: readonly Row[], file: string, problems: string[]) {
  return rows.flatMap(({ line, value }): (T & Placed)[] => {
    const parsed = schema.safeParse(value, { error: zhCN().localeError });
    if (parsed.success) return [{ ...parsed.data, line }];
    problems.push(
      ...parsed.error.issues.map(
        (issue) => `${file}:${line} ${issue.path.join('.') || '整行'}: ${issue.message}`,
      ),
    );
    return [];
  });
}

function repeatedIds(set: QuestionSet): string[] {
  const seen = new Map<string, number>();
  return set.questions.flatMap(({ id, line }) => {
    const earlier = seen.get(id);
    seen.set(id, earlier ?? line);
    return earlier === undefined ? [] : [`${set.file}:${line} id: ${id} 与第 ${earlier} 行重复`];
  });
}
