/** The form "case": one question with any labels, as it stands on a line of JSON or in a row of CSV. */
import { z } from 'zod';
import { Facts } from '../../api/contract.ts';
import type { EvalCase, ExpectedAmount, ExpectedStatus, GoldPlace } from '../case.ts';
import { phraseInBoth } from '../sets.ts';

/** As `question` of a request takes it. */
const LONGEST_QUESTION = 10_000;
/** Each turn goes with all turns before it; a request takes a hundred messages. */
const MOST_TURNS = 20;

const phrase = z.string().regex(/\S/u, { error: '不能为空' }).max(2000);
const phrases = z.array(phrase).max(100);
const question = z.string().regex(/\S/u, { error: '不能为空' }).max(LONGEST_QUESTION);
const yuan = z.number().min(0);

const Gold = z.strictObject({
  /** Source file, document id, title or alias. */
  doc: phrase,
  /** Locator of a clause, or of a block such as 标题, or a printed number that only one clause bears. */
  clause: phrase,
  quote: phrase.optional(),
  role: z.enum(['key', 'related']).default('key'),
});

const ExpectedTurn = z
  .strictObject({ doc: phrase.optional(), clause: phrase.optional(), must_contain: phrases.default([]) })
  .refine(({ doc, clause }) => (doc === undefined) === (clause === undefined), {
    error: 'doc 与 clause 要么都写，要么都不写',
  });

/** In the order of templates. */
export const AMOUNT_KINDS = ['fixed', 'up_to', 'range', 'ineligible', 'needs_facts', 'not_stated'] as const;
type AmountKind = (typeof AMOUNT_KINDS)[number];

const Amount = z
  .strictObject({ kind: z.enum(AMOUNT_KINDS), min: yuan.optional(), max: yuan.optional() })
  .superRefine((amount, context) => {
    const problem = amountProblem(amount);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

export const STATUSES = ['cited', 'calculated', 'needsFacts', 'refused'] as const satisfies ExpectedStatus[];
const Status = z.enum(STATUSES);

export const CaseRow = z
  .strictObject({
    id: phrase.max(200),
    question: question.optional(),
    turns: z.array(question).min(1).max(MOST_TURNS).optional(),
    expected_turns: z.array(ExpectedTurn).optional(),
    as_of: z.iso.date({ error: '应为真实存在的日期，格式为 YYYY-MM-DD' }).optional(),
    facts: Facts.optional(),
    status: z.union([Status, z.array(Status).min(1)], { error: `只能是：${STATUSES.join('、')}` }).optional(),
    answerable: z.boolean().optional(),
    gold: z.array(Gold).max(100).default([]),
    must_contain: phrases.default([]),
    must_not: phrases.default([]),
    amount: Amount.optional(),
    accept: z.array(Amount).max(20).default([]),
    missing: phrases.default([]),
    expected_facts: z
      .array(z.strictObject({ fact: phrase, value: z.json() }))
      .max(100)
      .optional(),
    tags: z.array(phrase.max(50)).max(20).default([]),
    note: z.string().max(5000).default(''),
  })
  .superRefine((row, context) => {
    for (const [field, message] of contradictions(row)) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });
export type CaseRow = z.infer<typeof CaseRow>;

interface Stated {
  question?: string | undefined;
  turns?: readonly string[] | undefined;
  expected_turns?: readonly unknown[] | undefined;
  status?: ExpectedStatus | readonly ExpectedStatus[] | undefined;
  answerable?: boolean | undefined;
  gold: readonly { role: GoldPlace['role'] }[];
  must_contain: readonly string[];
  must_not: readonly string[];
  amount?: { kind: AmountKind } | undefined;
  accept: readonly { kind: AmountKind }[];
}

function contradictions(row: Stated): [field: string, message: string][] {
  const found: [string, string][] = [];
  if ((row.question === undefined) === (row.turns === undefined)) {
    found.push(['question', '问题（question）与多轮问题（turns）恰好写一个']);
  }
  if (row.expected_turns !== undefined && row.expected_turns.length !== (row.turns?.length ?? 0)) {
    found.push(['expected_turns', '各轮应有（expected_turns）与多轮问题（turns）的条数不同']);
  }
  if (row.answerable === false && row.gold.some(({ role }) => role === 'key')) {
    found.push(['gold', '不可答的题不能有 key 依据']);
  }
  if (row.answerable === true && statuses(row.status).includes('refused')) {
    found.push(['status', '可答的题不能是 refused；拒答也算对的题不写 answerable']);
  }
  if (row.answerable === false && !statuses(row.status).every((status) => status === 'refused')) {
    found.push(['status', '不可答的题只能是 refused']);
  }
  if (row.accept.length > 0 && row.amount === undefined) {
    found.push(['accept', '写了 accept 就要写 amount']);
  }
  const amount = amountContradiction(row);
  if (amount !== null) found.push(['amount', amount]);
  const both = phraseInBoth(row);
  if (both !== null) found.push(['must_not', `“${both}”又是应有内容（must_contain），不能同时不应出现`]);
  return found;
}

/** What an answer of each status can say of the amount: every other label could never be met. */
const SAYS: Record<ExpectedStatus, readonly AmountKind[]> = {
  cited: ['not_stated'],
  calculated: ['fixed', 'up_to', 'range', 'ineligible', 'not_stated'],
  needsFacts: ['needs_facts'],
  refused: ['not_stated'],
};

function amountContradiction({ answerable, status, amount, accept }: Stated): string | null {
  if (amount === undefined) return null;
  const kinds = [amount, ...accept].map(({ kind }) => kind);
  if (answerable === false) {
    return kinds.every((kind) => SAYS.refused.includes(kind))
      ? null
      : '不可答的题没有金额，只能是 not_stated';
  }
  const wanted = statuses(status);
  const canBeMet =
    wanted.length === 0 || wanted.some((one) => SAYS[one].some((kind) => kinds.includes(kind)));
  return canBeMet ? null : `应答方式 ${wanted.join('、')} 的回答不会给出 ${kinds.join('、')}，两者不能都对`;
}

interface AmountRow {
  kind: AmountKind;
  min?: number | undefined;
  max?: number | undefined;
}

function amountProblem({ kind, min, max }: AmountRow): string | null {
  switch (kind) {
    case 'fixed':
      if (max === undefined) return '金额固定时要写 max（元）';
      return min === undefined || min === max ? null : '金额固定时 min 与 max 相同，或只写 max';
    case 'up_to':
      if (max === undefined) return '封顶的金额要写 max（元）';
      return min === undefined || min === 0 ? null : '封顶的金额没有 min；有下限的是 range';
    case 'range':
      if (min === undefined || max === undefined) return '区间要写 min 与 max（元）';
      return min < max ? null : 'min 应小于 max';
    case 'ineligible':
    case 'needs_facts':
    case 'not_stated':
      return min === undefined && max === undefined ? null : `${kind} 不写 min 与 max`;
  }
}

function statuses(status: Stated['status']): readonly ExpectedStatus[] {
  if (status === undefined) return [];
  return typeof status === 'string' ? [status] : status;
}

/** Where a case has no tag and no amount, tables group it under this. */
const UNTAGGED = '未分类';

/** The case as labelled; places still name documents and clauses the way the author did. */
export function caseOf(row: CaseRow, line: number): EvalCase {
  const amounts = row.amount === undefined ? [] : [row.amount, ...row.accept].map(expectedAmount);
  return {
    id: row.id,
    line,
    kind: row.tags[0] ?? row.amount?.kind ?? UNTAGGED,
    tags: row.tags,
    turns: row.turns ?? [row.question ?? ''],
    expectedTurns: (row.expected_turns ?? []).map(expectedTurn),
    asOf: row.as_of ?? null,
    facts: row.facts ?? {},
    status: statuses(row.status),
    answerable: row.answerable ?? null,
    gold: row.gold.map(({ quote = '', ...place }) => ({ ...place, quote })),
    mustContain: row.must_contain,
    mustNot: row.must_not,
    amounts,
    missing: row.missing,
    expectedFacts: row.expected_facts?.map(({ fact, value }) => ({ factId: fact, value })) ?? null,
    note: row.note,
  };
}

function expectedTurn({ doc, clause, must_contain }: z.infer<typeof ExpectedTurn>) {
  const place = doc === undefined || clause === undefined ? null : { doc, clause };
  return { place, mustContain: must_contain };
}

const KIND_OF: Record<AmountKind, ExpectedAmount['kind']> = {
  fixed: 'fixed',
  up_to: 'upTo',
  range: 'range',
  ineligible: 'ineligible',
  needs_facts: 'needsFacts',
  not_stated: 'notStated',
};

function expectedAmount({ kind, min, max }: AmountRow): ExpectedAmount {
  if (kind === 'fixed') return { kind, min: max ?? null, max: max ?? null };
  if (kind === 'ineligible') return { kind, min: 0, max: 0 };
  return { kind: KIND_OF[kind], min: kind === 'range' ? (min ?? null) : null, max: max ?? null };
}
