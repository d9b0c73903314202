import type { PolicyDocument, RuleSet } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import type { Answer, AskRequest } from '../contract.ts';
import type { LanguageModel } from '../model/index.ts';
import { displayTitle, type Draft } from './compose.ts';
import { createAssess } from './assess.ts';
import { awardIntentOf } from './award-intent.ts';
import { gatherEvidence, judgeClauses, observeEvidence, type Observation, type Reading } from './evidence.ts';
import type { Finding, Inquiry } from './finding.ts';
import { finishAwards } from './finish-awards.ts';
import { finishDraft } from './finish-draft.ts';
import { createGate, type Gate, type Removal, type Revise } from './gate.ts';
import { createInquirer } from './inquire.ts';
import { type Line, NO_SOURCES, remark, textOf } from './line.ts';
import { removalNotices } from './notices.ts';
import { isPolishable, polish } from './polish.ts';
import { createPropose, type Propose } from './propose.ts';
import { asks, readQuestion, type Question } from './question.ts';
import { refusalFor, type RefusalReason } from './refuse.ts';
import { createSettle } from './settle.ts';

/** Questions in one message that are answered one by one. */
const MOST_QUESTIONS = 6;

export interface AnswererDeps {
  index: SearchIndex;
  /** Read after the index is open; an answer about awards waits for them. */
  rules: Promise<RuleSet>;
  /** ISO date of today, for validity notices. */
  today: () => string;
  /** Finds facts and words, where one is set up; without it the answer is the same in plain words. */
  model?: LanguageModel | null;
  /** Stands between composing and the last gate; tests put false words there. */
  revise?: Revise;
}

/** What is heard of an answer while it is made. */
export interface Listener {
  onStatus?: ((message: string) => void) | undefined;
  /** Once, and only where something was taken out of the answer. */
  onRemovals?: (removals: readonly Removal[]) => void;
}

export interface Answerer {
  /** Never throws for any question; what cannot be answered is a refusal. */
  answer(request: AskRequest, listener?: Listener): Promise<Answer>;
}

export function createAnswerer({ index, rules, today, model = null, revise }: AnswererDeps): Answerer {
  const { documents } = index.corpus;
  const inquirer = createInquirer(index);
  const settle = createSettle(index, inquirer);
  // Begun at once, so that the first to ask does not wait for the awards to be embedded.
  const assess = rules.then((known) => createAssess(index, known));
  // Where that fails, whoever asks next is told.
  assess.catch(() => {});

  async function find(
    request: AskRequest,
    asOf: string,
    onStatus: OnStatus,
    propose: Propose,
  ): Promise<Finding> {
    const question = readQuestion(request.question);
    const rejected = reject(question);
    if (rejected !== null) return { kind: 'refusal', reason: rejected };
    onStatus('正在查找相关条款');
    const parts = separateQuestions(question);
    const ask = (focus: string): Asked => ({
      inquiry: inquirer.inquire({ ...question, focus }, request),
      request,
      asOf,
      propose,
    });
    // Facts told in one part hold for the others: what is due is looked at as a whole.
    const due = parts.length > 1 ? (await findDue(ask(question.focus), onStatus)).finding : null;
    if (due !== null) return due;
    const findings: Finding[] = [];
    for (const part of parts) findings.push(await findOne(ask(part), onStatus));
    return findings.reduce(joined);
  }

  async function findOne(asked: Asked, onStatus: OnStatus): Promise<Finding> {
    const { inquiry } = asked;
    const { finding, rest } = await settle(inquiry);
    if (finding !== null) {
      const matched = finding.kind === 'draft' ? await findMatch(asked, onStatus) : null;
      if (matched !== null) return matched;
      const due = finding.kind === 'draft' ? await findDueUnder(finding.draft, asked, onStatus) : null;
      if (due !== null) return due;
      if (!asks(rest)) return finding;
      return joined(finding, await gatherEvidence(index, { ...inquiry, focus: rest }, onStatus));
    }
    const { finding: due, reading } = await findDue(asked, onStatus);
    return due ?? gatherEvidence(index, inquiry, onStatus, reading);
  }

  /** What is due goes to the calculator; everything else is answered with the words of the clauses. */
  async function findDue(
    asked: Asked,
    onStatus: OnStatus,
  ): Promise<{ finding: Finding | null; reading: Reading }> {
    const reading = await judgeClauses(index, asked.inquiry);
    const { propose, ...known } = asked;
    const plain = (await assess)({ ...known, reading });
    if (plain === null) return { finding: null, reading };
    onStatus('正在测算');
    const proposed = await propose();
    const assessment =
      proposed.length === 0 ? plain : ((await assess)({ ...known, reading, proposed }) ?? plain);
    const { results } = assessment.calculation;
    const isUnstated = results.every(({ outcome }) => outcome === 'amountNotStated');
    // Where no amount is printed, what the clause does say is all there is; a description may touch other clauses too.
    const words =
      isUnstated || assessment.kind === 'match'
        ? await gatherEvidence(index, asked.inquiry, onStatus, reading)
        : null;
    const quoted = words?.kind === 'draft' ? words.draft : null;
    return { finding: { kind: 'awards', assessment, quoted }, reading };
  }

  /** 跨境电商公司适用这份意见哪条 names a document and describes a firm: the firm is matched. */
  async function findMatch(asked: Asked, onStatus: OnStatus): Promise<Finding | null> {
    if (!awardIntentOf(asked.inquiry.focus).profile) return null;
    const { finding } = await findDue(asked, onStatus);
    return finding?.kind === 'awards' && finding.assessment.kind === 'match' ? finding : null;
  }

  /** 按第1条有奖励吗: the clause is named, and what it grants is decided. */
  async function findDueUnder(draft: Draft, asked: Asked, onStatus: OnStatus): Promise<Finding | null> {
    const intent = awardIntentOf(asked.inquiry.focus);
    if (!intent.amount && !intent.claim) return null;
    const { finding } = await findDue(asked, onStatus);
    if (finding?.kind !== 'awards') return null;
    const named = new Set(draft.statements.map(({ citation }) => citation.clauseId));
    return finding.assessment.calculation.results.every(({ clauseId }) => named.has(clauseId))
      ? finding
      : null;
  }

  /** 小巨人奖励多少？马德里商标呢？ are two questions; 上市奖励在哪几份里有？数额一样吗？ is one. */
  function separateQuestions({ focus, facets }: Question): string[] {
    const asking = facets.filter(asks);
    const separate = asking.length > 1 && facets.every((part) => inquirer.subjectsIn(part) > 0 && asks(part));
    return separate ? asking.slice(0, MOST_QUESTIONS) : [focus];
  }

  return {
    async answer(request, { onStatus = () => {}, onRemovals = () => {} } = {}) {
      const started = performance.now();
      const asOf = request.asOf ?? today();
      const finding = await find(request, asOf, onStatus, createPropose(model, request.question, rules));
      onStatus('正在核对引文');
      const gate = createGate(revise);
      const { lines, ...substance } = finish(finding, {
        documents,
        asOf,
        rules: await rules,
        gate,
        question: request.question,
      });
      if (gate.removals.length > 0) onRemovals(gate.removals);
      let worded: readonly Line[] = lines;
      if (model !== null && isPolishable(lines)) {
        onStatus('正在润色');
        const notices = substance.notices.map(({ message }) => message);
        worded = await polish(lines, request.question, notices, model);
      }
      const removed = removalNotices(gate.removals);
      return {
        ...substance,
        notices: [...substance.notices, ...removed],
        text: textOf(worded),
        asOf,
        knowledgeBase: { version: index.version, documents: documents.length },
        tookMs: Math.round((performance.now() - started) * 10) / 10,
      };
    },
  };
}

type OnStatus = (message: string) => void;

interface Asked {
  inquiry: Inquiry;
  request: AskRequest;
  asOf: string;
  propose: Propose;
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
  if (first.kind === 'awards') return first;
  if (second.kind === 'awards') return second;
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

/** An answer before its lines are put together. */
type Substance = Omit<Answer, 'text' | 'asOf' | 'knowledgeBase' | 'tookMs'> & { lines: Line[] };

const NO_AWARDS = { awards: [], total: null, missingFacts: [], facts: [] };

interface Finishing {
  documents: PolicyDocument[];
  rules: RuleSet;
  asOf: string;
  gate: Gate;
  question: string;
}

function finish(finding: Finding, finishing: Finishing): Substance {
  const { documents, asOf, gate } = finishing;
  if (finding.kind === 'refusal') return refused(finding.reason, finishing);
  if (finding.kind === 'awards') {
    const finished = finishAwards(finding.assessment, finding.quoted, finishing);
    return finished ?? refused({ kind: 'notCovered' }, finishing);
  }
  const finished = finishDraft(finding.draft, documents, asOf, gate);
  if (finished === null) return refused({ kind: 'notCovered' }, finishing);
  return { status: 'cited', ...finished, ...NO_AWARDS, refusal: null };
}

/** A refusal cites nothing; what it may state is what was asked for, and the addresses it names. */
function refused(reason: RefusalReason, { documents, gate, question }: Finishing): Substance {
  const wanted = refusalFor(reason);
  const places = [
    ...documents.map(displayTitle),
    ...('locator' in reason ? [reason.locator] : []),
    ...('last' in reason ? [reason.last ?? ''] : []),
  ];
  const [line] = gate.pass([
    remark(wanted.message, {
      ...NO_SOURCES,
      quotes: 'words' in reason ? [reason.words] : [],
      // An address is repeated as it was looked up, with half-width brackets.
      userWords: [question, question.normalize('NFKC')],
      addresses: places,
    }),
  ]);
  const message = line?.text ?? refusalFor({ kind: 'notCovered' }).message;
  return {
    status: 'refused',
    lines: [line ?? remark(message)],
    citations: [],
    ...NO_AWARDS,
    notices: [],
    refusal: { ...wanted, message },
  };
}
