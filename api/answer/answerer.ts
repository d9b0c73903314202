import type { PolicyDocument } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import type { Answer, AskRequest } from '../contract.ts';
import { numberStatements, wordDraft, type Draft, type Statement } from './compose.ts';
import { gatherEvidence, observeEvidence, type Observation } from './evidence.ts';
import type { Finding, Inquiry } from './finding.ts';
import { createInquirer } from './inquire.ts';
import { noticesFor } from './notices.ts';
import { asks, readQuestion, type Question } from './question.ts';
import { refusalFor, type RefusalReason } from './refuse.ts';
import { createSettle } from './settle.ts';
import { verifyDraft } from './verify.ts';

/** Questions in one message that are answered one by one. */
const MOST_QUESTIONS = 6;

export interface AnswererDeps {
  index: SearchIndex;
  /** ISO date of today, for validity notices. */
  today: () => string;
}

export interface Answerer {
  /** Never throws for any question; what cannot be answered is a refusal. */
  answer(request: AskRequest, onStatus?: (message: string) => void): Promise<Answer>;
}

export function createAnswerer({ index, today }: AnswererDeps): Answerer {
  const { documents } = index.corpus;
  const inquirer = createInquirer(index);
  const settle = createSettle(index, inquirer);

  async function find(request: AskRequest, onStatus: (message: string) => void): Promise<Finding> {
    const question = readQuestion(request.question);
    const rejected = reject(question);
    if (rejected !== null) return { kind: 'refusal', reason: rejected };
    onStatus('正在查找相关条款');
    const findings: Finding[] = [];
    for (const part of separateQuestions(question))
      findings.push(await findOne(inquirer.inquire({ ...question, focus: part }, request), onStatus));
    return findings.reduce(joined);
  }

  async function findOne(inquiry: Inquiry, onStatus: (message: string) => void): Promise<Finding> {
    const { finding, rest } = await settle(inquiry);
    if (finding === null) return gatherEvidence(index, inquiry, onStatus);
    if (!asks(rest)) return finding;
    return joined(finding, await gatherEvidence(index, { ...inquiry, focus: rest }, onStatus));
  }

  /** 小巨人奖励多少？马德里商标呢？ are two questions; 上市奖励在哪几份里有？数额一样吗？ is one. */
  function separateQuestions({ focus, facets }: Question): string[] {
    const asking = facets.filter(asks);
    const separate = asking.length > 1 && facets.every((part) => inquirer.subjectsIn(part) > 0 && asks(part));
    return separate ? asking.slice(0, MOST_QUESTIONS) : [focus];
  }

  return {
    async answer(request, onStatus = () => {}) {
      const started = performance.now();
      const asOf = request.asOf ?? today();
      const finding = await find(request, onStatus);
      onStatus('正在核对引文');
      return {
        ...finish(finding, documents, asOf),
        asOf,
        knowledgeBase: { version: index.version, documents: documents.length },
        tookMs: Math.round((performance.now() - started) * 10) / 10,
      };
    },
  };
}

/** The numbers by which clauses are chosen and a question refused; null where neither is weighed. */
export type Observe = (request: AskRequest) => Promise<Observation | null>;

/** For calibration: sees what the answerer sees, and answers nothing. */
export function createObserver(index: SearchIndex): Observe {
  const inquirer = createInquirer(index);
  const settle = createSettle(index, inquirer);
  return async (request) => {
    const question = readQuestion(request.question);
    if (reject(question) !== null) return null;
    const inquiry = inquirer.inquire(question, request);
    const { finding } = await settle(inquiry);
    return finding === null ? observeEvidence(index, inquiry) : null;
  };
}

function reject(question: Question): RefusalReason | null {
  if (question.raw === '') return { kind: 'blank' };
  switch (question.manipulation) {
    case 'fabricate':
    case 'reveal':
      return { kind: 'manipulation' };
    case 'override':
      return asks(question.focus) ? null : { kind: 'manipulation' };
    case 'tamper':
    case 'none':
      return null;
  }
}

/** Both parts of a question are answered; what is refused of it is said, and does not hide the other. */
function joined(first: Finding, second: Finding): Finding {
  if (first.kind === 'refusal') return second.kind === 'refusal' ? first : withGap(second.draft);
  if (second.kind === 'refusal') return withGap(first.draft);
  const statements = [...first.draft.statements, ...second.draft.statements];
  const opening = [...new Set([first.draft.opening, second.draft.opening])].filter((line) => line !== '');
  return { kind: 'draft', draft: { opening: opening.join('\n'), statements } };
}

const GAP = '所问的另一部分，库内文件没有写到；写到的如下：';

function withGap(draft: Draft): Finding {
  return { kind: 'draft', draft: draft.opening === '' ? { ...draft, opening: GAP } : draft };
}

type Substance = Omit<Answer, 'asOf' | 'knowledgeBase' | 'tookMs'>;

const NO_AWARDS = { awards: [], total: null, missingFacts: [] };

function finish(finding: Finding, documents: PolicyDocument[], asOf: string): Substance {
  if (finding.kind === 'refusal') return refused(finding.reason);
  const draft = { ...finding.draft, statements: distinct(finding.draft.statements) };
  const verified = verifyDraft(draft, documents);
  if (verified.statements.length === 0) return refused({ kind: 'notCovered' });
  const statements = numberStatements(verified.statements);
  const quoted = documents.filter((d) => statements.some((s) => s.citation.documentId === d.documentId));
  return {
    status: 'cited',
    text: wordDraft({ ...verified, statements }),
    citations: statements.map((statement) => statement.citation),
    ...NO_AWARDS,
    notices: noticesFor(quoted, asOf),
    refusal: null,
  };
}

function refused(reason: RefusalReason): Substance {
  const refusal = refusalFor(reason);
  return { status: 'refused', text: refusal.message, citations: [], ...NO_AWARDS, notices: [], refusal };
}

/** Neither the same words twice, nor a part of what is quoted already. */
function distinct(statements: Statement[]): Statement[] {
  return statements.filter(
    ({ citation }, at) =>
      !statements.some(
        ({ citation: other }, otherAt) =>
          at !== otherAt &&
          other.documentId === citation.documentId &&
          other.start <= citation.start &&
          other.end >= citation.end &&
          (otherAt < at || other.end - other.start > citation.end - citation.start),
      ),
  );
}
