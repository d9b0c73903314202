/** A small policy text and answers about it, for the tests of this folder. */
import type { Answer, Citation } from '../../api/contract.ts';
import type { Clause, PolicyDocument } from '../../corpus/index.ts';
import type { QaQuestion } from '../sets.ts';

const TEXT =
  '实施意见（征求意见稿）\n一、扶持\n1．参展补贴50%。\n2．认定奖励100万元。\n二、附则\n1．由区发改局解释。';

function span(words: string): { start: number; end: number } {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

function clause(clauseId: string, locator: string, steps: string[], heading: string, words: string): Clause {
  return {
    clauseId,
    documentId: 'sample',
    documentTitle: '实施意见（征求意见稿）',
    sourceFile: 'sample.txt',
    locator,
    path: steps,
    heading,
    headings: [heading],
    text: words,
    ...span(words),
    quantities: [],
  };
}

const clauses = [
  clause('sample.s1.n1', '一、1', ['一', '1'], '扶持', '1．参展补贴50%。'),
  clause('sample.s1.n2', '一、2', ['一', '2'], '扶持', '2．认定奖励100万元。'),
  clause('sample.s2.n1', '二、1', ['二', '1'], '附则', '1．由区发改局解释。'),
];

export const sampleDocument: PolicyDocument = {
  documentId: 'sample',
  title: '实施意见（征求意见稿）',
  aliases: [],
  issuer: null,
  documentNumber: null,
  jurisdiction: '',
  kind: '意见',
  status: 'draft',
  issuedDate: null,
  effectiveDate: null,
  expiryDate: null,
  validityText: null,
  repeals: [],
  competentAuthority: [],
  sourceFile: 'sample.txt',
  sha256: '',
  text: TEXT,
  clauses,
  blocks: [
    { kind: 'title', locator: '标题', blockId: 'sample.title', ...span('实施意见（征求意见稿）') },
    ...clauses.map(({ clauseId, locator, start, end }) => ({
      kind: 'clause' as const,
      locator,
      blockId: clauseId,
      start,
      end,
    })),
  ],
  outline: [],
};

/** An exact quotation of `words` from the place `clauseId`. */
export function cite(marker: number, clauseId: string, locator: string, words: string): Citation {
  return {
    marker,
    documentId: 'sample',
    documentTitle: sampleDocument.title,
    sourceFile: 'sample.txt',
    clauseId,
    locator,
    quote: words,
    ...span(words),
  };
}

export const citeFair = cite(1, 'sample.s1.n1', '一、1', '参展补贴50%');
export const citeAward = cite(2, 'sample.s1.n2', '一、2', '认定奖励100万元');

/** An answer from clause text, with one statement for each citation. */
export function answerCiting(...citations: Citation[]): Answer {
  return {
    status: 'cited',
    text: citations.map(({ quote, marker }) => `${quote}[${marker}]`).join('；'),
    citations,
    awards: [],
    total: null,
    missingFacts: [],
    facts: [],
    notices: [],
    refusal: null,
    asOf: '2026-11-22',
    knowledgeBase: { version: 'sample', documents: 1 },
    tookMs: 0,
  };
}

export const refusal: Answer = {
  ...answerCiting(),
  status: 'refused',
  text: '知识库未涉及。',
  refusal: { code: 'notCovered', message: '知识库未涉及。' },
};

type SingleQuestion = Exclude<QaQuestion, { kind: 'multi_turn' }>;
type Conversation = Extract<QaQuestion, { kind: 'multi_turn' }>;

/** An answerable question whose key is 一、1 and which may cite 一、2. */
export function question(changes: Partial<SingleQuestion> = {}): SingleQuestion {
  return {
    id: 'q',
    kind: 'enterprise_qa',
    question: '参展补贴多少',
    doc: ['sample.txt'],
    gold: [
      { doc: 'sample.txt', clause: '一、1', quote: '参展补贴50%', role: 'key' },
      { doc: 'sample.txt', clause: '一、2', quote: '认定奖励100万元', role: 'related' },
    ],
    must_contain: ['50%'],
    must_not: [],
    answerable: true,
    note: '',
    line: 1,
    ...changes,
  };
}

/** Two turns, about 一、1 and then about 一、2, which is the key. */
export function conversation(): Conversation {
  return {
    id: 'm',
    kind: 'multi_turn',
    turns: ['参展补贴多少', '认定呢'],
    doc: ['sample.txt'],
    gold: [{ doc: 'sample.txt', clause: '一、2', quote: '认定奖励100万元', role: 'key' }],
    must_contain: ['100万元'],
    must_not: [],
    answerable: true,
    note: '',
    turn_expect: [
      { doc: 'sample.txt', clause: '一、1', must_contain: ['50%'] },
      { doc: 'sample.txt', clause: '一、2', must_contain: ['100万元'] },
    ],
    line: 1,
  };
}
