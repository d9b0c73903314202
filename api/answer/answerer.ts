import type { PolicyDocument } from '../../corpus/index.ts';
import type { AddressMatch, SearchIndex } from '../../indexer/index.ts';
import type { Answer, AskRequest } from '../contract.ts';
import { aspectsOf, type Aspect } from './aspects.ts';
import {
  displayTitle,
  numberStatements,
  quoteFrom,
  wordDraft,
  type Draft,
  type Statement,
} from './compose.ts';
import { gatherEvidence } from './evidence.ts';
import { resolveFollowUp } from './follow-up.ts';
import { noticesFor } from './notices.ts';
import { createGazetteer } from './places.ts';
import { asks, readQuestion } from './question.ts';
import { unheldReferences } from './references.ts';
import { refusalFor, type RefusalReason } from './refuse.ts';
import { askedJurisdictions, asksHigherLevel, scopeOf, type Scope } from './scope.ts';
import { verifyDraft } from './verify.ts';

export interface AnswererDeps {
  index: SearchIndex;
  /** ISO date of today, for validity notices. */
  today: () => string;
}

export interface Answerer {
  /** Never throws for any question; what cannot be answered is a refusal. */
  answer(request: AskRequest, onStatus?: (message: string) => void): Promise<Answer>;
}

/** What was found before it is verified and worded. */
export type Finding = { kind: 'draft'; draft: Draft } | { kind: 'refusal'; reason: RefusalReason };

/** Everything later steps need to know of one request. */
export interface Inquiry {
  /** The question itself, without orders and repetition. */
  focus: string;
  /** With what earlier turns supply; this is searched. */
  searched: string;
  confirms: boolean;
  scope: Scope;
}

const refuse = (reason: RefusalReason): Finding => ({ kind: 'refusal', reason });

export function createAnswerer({ index, today }: AnswererDeps): Answerer {
  const { documents } = index.corpus;
  const gazetteer = createGazetteer(documents.map((d) => `${d.jurisdiction}${d.title}${d.text}`).join('\n'));
  const covered = [...new Set(documents.map((document) => document.jurisdiction))];
  const standsAlone = (text: string): boolean =>
    index.byAddress(text) !== null || index.analyze(text).terms.some((term) => term.known);

  async function find(request: AskRequest, onStatus: (message: string) => void): Promise<Finding> {
    const question = readQuestion(request.question);
    if (question.raw === '') return refuse({ kind: 'blank' });
    if (question.manipulation === 'fabricate' || question.manipulation === 'reveal')
      return refuse({ kind: 'manipulation' });
    if (question.manipulation === 'override' && !asks(question.focus))
      return refuse({ kind: 'manipulation' });

    const { focus, context } = resolveFollowUp(question.focus, request.history, standsAlone);
    const searched = [...context, focus].join(' ');
    const foreign = gazetteer.foreignPlaces(searched);
    if (foreign.length > 0) return refuse({ kind: 'foreignPlace', places: foreign.slice(0, 1), covered });
    if (asksHigherLevel(searched)) return refuse({ kind: 'higherLevel', covered });

    const named = index.analyze(searched).documentIds;
    const scope = scopeOf(searched, documents, named, request.documentIds);
    const inquiry: Inquiry = { focus, searched, confirms: question.confirms, scope };
    onStatus('正在查找相关条款');
    return (
      fromReferences(focus, documents) ??
      fromAddress(index.byAddress(searched), documents) ??
      fromAspects(focus, scope, documents) ??
      (await gatherEvidence(index, inquiry, onStatus))
    );
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

/** A document that is only mentioned has no content here; whether it was repealed is said elsewhere. */
function fromReferences(focus: string, documents: PolicyDocument[]): Finding | null {
  const [unheld] = unheldReferences(focus, documents);
  if (unheld === undefined) return null;
  if (/废止|有效|失效|依据|根据|提到|替代|取代/.test(focus) && unheld.mentions.length > 0) return null;
  const mentionedIn = [...new Set(unheld.mentions.map(({ document }) => displayTitle(document)))];
  return refuse({ kind: 'unheldDocument', name: unheld.text, mentionedIn });
}

const NOTHING: Draft = { opening: '', statements: [], closing: '' };

function fromAddress(match: AddressMatch | null, documents: PolicyDocument[]): Finding | null {
  if (match === null) return null;
  const byId = new Map(documents.map((document) => [document.documentId, document]));
  if (match.kind === 'missing') {
    const titles = match.documentIds.map((id) => byId.get(id)).filter((d) => d !== undefined);
    return refuse({
      kind: 'noSuchClause',
      asked: match.asked,
      titles: titles.length > 0 ? titles.map(displayTitle) : ['库内文件'],
      last: match.last,
    });
  }
  const statements = match.clauses.flatMap((clause) => {
    const document = byId.get(clause.documentId);
    if (document === undefined) return [];
    return [
      quoteFrom({ document, unitId: clause.clauseId, locator: clause.locator }, clause.start, clause.end),
    ];
  });
  return { kind: 'draft', draft: { ...NOTHING, statements } };
}

/** 哪几份是…: asked of all; otherwise of the named documents, or of all that may answer. */
function fromAspects(focus: string, scope: Scope, documents: PolicyDocument[]): Finding | null {
  const aspects = aspectsOf(focus, documents);
  if (aspects.length === 0) return null;
  const asked =
    scope.named.length > 0 ? scope.named : (elsewhere(aspects, focus, documents) ?? scope.documents);
  const absent: string[] = [];
  const statements = asked.flatMap((document) =>
    aspects.flatMap((aspect) => {
      const found = aspect.stated(document, documents);
      if (found.length === 0) absent.push(aspect.absent);
      return found;
    }),
  );
  if (statements.length > 0) {
    const opening = scope.named.length > 0 && absent.length > 0 ? `文本${absent.join('，')}。` : '';
    return { kind: 'draft', draft: { ...NOTHING, opening, statements } };
  }
  if (scope.named.length === 0) return null;
  return refuse({ kind: 'notStated', titles: scope.named.map(displayTitle), absent: absent.join('，') });
}

/** 哪份不是滨江的: naming a district here excludes its documents instead of choosing them. */
function elsewhere(aspects: Aspect[], focus: string, documents: PolicyDocument[]): PolicyDocument[] | null {
  if (!aspects.some((aspect) => aspect.id === 'jurisdiction') || !/不/.test(focus)) return null;
  const excluded = askedJurisdictions(focus, documents);
  return documents.filter((document) => !excluded.includes(document.jurisdiction));
}

type Substance = Omit<Answer, 'asOf' | 'knowledgeBase' | 'tookMs'>;

function finish(finding: Finding, documents: PolicyDocument[], asOf: string): Substance {
  if (finding.kind === 'refusal') return refused(finding.reason);
  const { draft } = verifyDraft(
    { ...finding.draft, statements: distinct(finding.draft.statements) },
    documents,
  );
  if (draft.statements.length === 0) return refused({ kind: 'notCovered' });
  const statements = numberStatements(draft.statements);
  const quoted = documents.filter((d) => statements.some((s) => s.citation.documentId === d.documentId));
  return {
    status: 'cited',
    text: wordDraft({ ...draft, statements }),
    citations: statements.map((statement) => statement.citation),
    awards: [],
    total: null,
    missingFacts: [],
    notices: noticesFor(quoted, asOf),
    refusal: null,
  };
}

function refused(reason: RefusalReason): Substance {
  const refusal = refusalFor(reason);
  return {
    status: 'refused',
    text: refusal.message,
    citations: [],
    awards: [],
    total: null,
    missingFacts: [],
    notices: [],
    refusal,
  };
}

function distinct(statements: Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter(({ citation }) => {
    const key = `${citation.documentId}:${citation.start}:${citation.end}`;
    return !seen.has(key) && seen.add(key);
  });
}
