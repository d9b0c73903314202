import { findQuantities, type Quantity } from '../../corpus/index.ts';
import type { AnalyzedQuery, QueryTerm, SearchIndex } from '../../indexer/index.ts';
import { SUBJECT_WEIGHT, type Finding, type Inquiry } from './finding.ts';
import { calibration } from './calibration.ts';
import type { Statement } from './compose.ts';
import { COMPARE_WITH_TEXT } from './document-answers.ts';
import { expectedOf, type Expected } from './expectation.ts';
import { facetsOf, reachOf, topicOf, type Reach } from './intent.ts';
import { quoteCandidate } from './quote.ts';
import { distinctiveNames, withoutLooseNames } from './scope.ts';
import {
  answerabilityFeatures,
  isCovered,
  LITERAL,
  preferSatisfied,
  statesFigures,
  unanswered,
} from './coverage.ts';
import { termCoverage } from './passages.ts';
import { candidatesOf, isTelling, likelihood, type Candidate } from './select.ts';

/** Clauses that are considered for quotation. */
const CONSIDERED = 40;
/** More quotations than this are no answer; the rest is for the search page. */
const MOST_LISTED = 12;
const MOST_SINGLE = 3;
/** 孵化器、众创空间: a clause that holds one of them to the letter is listed at this share of the threshold. */
const ONE_OF_SEVERAL = 0.2;
/** What a clause without the quoted words keeps of its probability. */
const UNQUOTED_SHARE = 0.2;
/** 一年, 最多, 上限 measure a subject and name none. */
const MEASURE = /^[\d一二三四五六七八九十]|最|多少|金额|比例|上限|标准|额度|^年/;
/** Half of what the last question names stands in the clause that the earlier turns lead to. */
const BELONGS_TOGETHER = 0.5;

/** A candidate with the model's probability that it answers. */
export interface Judged extends Candidate {
  probability: number;
}

/** What one search for one part of the question brought. */
export interface Reading {
  query: AnalyzedQuery;
  /** Of what was searched. */
  vector: Float32Array | null;
  expected: Expected[];
  question: string;
  /** What was searched. */
  text: string;
  /** Figures that the asker states. */
  quantities: Quantity[];
  /** Whether an earlier turn, which was asked in full, is searched too. */
  continues: boolean;
  /** Whether the question names a document. */
  named: boolean;
  judged: Judged[];
}

/**
 * Finds the clauses that answer and the sentences of each to quote.
 * @param judged what `judgeClauses` found for the same inquiry, where it was asked already
 */
export async function gatherEvidence(
  index: SearchIndex,
  asked: Inquiry,
  onStatus: (message: string) => void,
  judged: Reading | null = null,
): Promise<Finding> {
  const reach = reachOf(asked.searched);
  const inquiry = reach === 'facets' ? withinNamed(asked) : asked;
  const reading = (inquiry === asked ? judged : null) ?? (await readFollowUp(index, inquiry, reach));
  onStatus('正在摘录原文');
  const refusal = unanswered(reading, reach, index.corpus.documents);
  if (refusal !== null) return { kind: 'refusal', reason: refusal };
  const chosen = choose(reading, reach, inquiry);
  const facets = reach === 'facets' ? await readFacets(index, inquiry) : [];
  const statements = [...quoteAll(chosen, reading, reach, index, inquiry.confirms), ...facets];
  return { kind: 'draft', draft: { opening: openingFor(inquiry, statements), statements } };
}

/** How likely each clause answers, by the words and the meaning of the whole question. */
export async function judgeClauses(index: SearchIndex, inquiry: Inquiry): Promise<Reading> {
  return readFollowUp(index, inquiry, reachOf(inquiry.searched));
}

/** The numbers that the calibrated models weigh, for one question. */
export interface Observation {
  model: 'single' | 'list';
  /** `FEATURES` of every clause considered. */
  candidates: { clauseId: string; features: number[] }[];
  /** `ANSWERABILITY_FEATURES` of the best clause; null where none was found. */
  answerability: number[] | null;
}

export async function observeEvidence(index: SearchIndex, inquiry: Inquiry): Promise<Observation> {
  const reach = reachOf(inquiry.searched);
  const reading = await readFollowUp(index, inquiry, reach);
  const [best] = reading.judged;
  return {
    model: isListed(reach) ? 'list' : 'single',
    candidates: reading.judged.map(({ clause, features }) => ({ clauseId: clause.clauseId, features })),
    answerability: best === undefined ? null : answerabilityFeatures(reading, best),
  };
}

/** A list or a comparison is searched by its subject and may quote many clauses. */
function isListed(reach: Reach): boolean {
  return reach === 'list' || reach === 'compare';
}

/**
 * 「文创呢？」 names its subject by itself, 「那省级的呢？」 does not: where the clause found with the turns
 * before it holds what the last question names, they belong together.
 */
async function readFollowUp(index: SearchIndex, inquiry: Inquiry, reach: Reach): Promise<Reading> {
  const together = await read(index, inquiry, reach);
  if (inquiry.focus === inquiry.searched) return together;
  const latest = index
    .analyze(inquiry.focus)
    .terms.filter((term) => term.known && isTelling(term) && !MEASURE.test(term.text));
  const found = together.judged[0]?.clause.text ?? '';
  if (latest.length === 0 || termCoverage(latest, found) >= BELONGS_TOGETHER) return together;
  const alone = await read(index, { ...inquiry, searched: inquiry.focus }, reach, expectedIn(inquiry));
  return isCovered(alone) ? alone : together;
}

/** Searches the subject of a list, and the whole question otherwise. */
async function read(
  index: SearchIndex,
  inquiry: Inquiry,
  reach: Reach,
  expected = expectedIn(inquiry),
): Promise<Reading> {
  const listed = isListed(reach);
  const { documents: library } = index.corpus;
  const districts = [...distinctiveNames(library).values()].flat().flatMap((name) => [`${name}区`, name]);
  const names = [...library.flatMap((document) => [document.title, ...document.aliases]), ...districts];
  const text = listed
    ? topicOf(withoutLooseNames(inquiry.searched, inquiry.telling), names)
    : inquiry.searched;
  const documents =
    reach === 'compare' && inquiry.scope.named.length > 1 ? inquiry.scope.named : inquiry.scope.documents;
  const documentIds = documents.map((document) => document.documentId);
  const { query, vector, hits } = await index.search(text, { k: CONSIDERED, documentIds });
  const question = inquiry.focus;
  const namedIds = inquiry.scope.named.map((document) => document.documentId);
  const subjects = subjectsOf(index, text);
  const latest = inquiry.focus === inquiry.searched ? [] : index.analyze(inquiry.focus).terms;
  const candidates = candidatesOf(hits, { query, question, expected, subjects, namedIds, latest });
  const weights = calibration[listed ? 'list' : 'single'].weights;
  const quoted = quotedWords(inquiry.searched, index);
  const judged = candidates
    .map((candidate) => ({
      ...candidate,
      probability:
        likelihood(candidate.features, weights) * (holdsAll(candidate, quoted) ? 1 : UNQUOTED_SHARE),
    }))
    .toSorted((a, b) => b.probability - a.probability);
  return {
    query,
    vector,
    expected,
    question,
    text,
    quantities: inquiry.quantities,
    continues: inquiry.focus !== inquiry.searched && text !== inquiry.focus,
    named: namedIds.length > 0,
    judged: listed ? judged : preferSatisfied(judged, expected),
  };
}

/** Words in quotation marks that stand in the library are meant to the letter. */
function quotedWords(question: string, index: SearchIndex): string[] {
  const words = [...question.matchAll(/[“"「『]([^”"」』]{2,20})[”"」』]/g)].map((match) => match[1] ?? '');
  return words.filter((word) => index.corpus.documents.some((document) => document.text.includes(word)));
}

function holdsAll(candidate: Candidate, words: string[]): boolean {
  return words.every((word) => candidate.clause.text.includes(word));
}

/** 「那省级的呢？」 asks for what the question before it asked for. */
function expectedIn(inquiry: Inquiry): Expected[] {
  const own = expectedOf(inquiry.focus);
  const asksItself = /哪|什么|怎|谁|吗/.test(inquiry.focus);
  return own.includes('text') && !asksItself ? expectedOf(inquiry.searched) : own;
}

function subjectsOf(index: SearchIndex, text: string): QueryTerm[][] {
  return text
    .split(/[、 ，,；;]|以及|和|与|及|或/)
    .filter((subject) => subject.length >= 2)
    .map((subject) => index.analyze(subject).terms)
    .filter((terms) => terms.length > 0);
}

function choose(reading: Reading, reach: Reach, inquiry: Inquiry): Judged[] {
  const { judged } = reading;
  const listed = isListed(reach);
  const { threshold } = calibration[listed ? 'list' : 'single'];
  const holdsOne = listed && /[、和与及或]/.test(reading.text);
  const likely = judged.filter(
    (candidate, rank) =>
      rank === 0 ||
      candidate.probability >= threshold ||
      (holdsOne && candidate.subject >= LITERAL && candidate.probability >= threshold * ONE_OF_SEVERAL),
  );
  const chosen = listed ? withFigures(reading, likely) : likely;
  if (reach === 'compare') return withEachNamed(chosen, judged, inquiry.scope).slice(0, MOST_LISTED);
  return chosen.slice(0, listed ? MOST_LISTED : MOST_SINGLE);
}

/** 15%, 2000万元 in a list question are meant to the letter, where any clause states them. */
function withFigures({ judged, quantities, query }: Reading, likely: Judged[]): Judged[] {
  const onlyFigures = !query.terms.some((term) => term.known && term.weight >= SUBJECT_WEIGHT);
  const stating = (onlyFigures ? judged : likely).filter((candidate) => statesFigures(candidate, quantities));
  return stating.length > 0 ? stating : likely;
}

/** A comparison shows what each of the documents, or of the districts, compared says. */
function withEachNamed(chosen: Judged[], judged: Judged[], scope: Inquiry['scope']): Judged[] {
  const missing = comparedGroups(scope).filter(
    (ids) => !chosen.some((candidate) => ids.includes(candidate.clause.documentId)),
  );
  const best = missing.map((ids) => judged.find((candidate) => ids.includes(candidate.clause.documentId)));
  return [...chosen, ...best.filter((candidate) => candidate !== undefined)];
}

/** Document ids of each side of the comparison. */
function comparedGroups(scope: Inquiry['scope']): string[][] {
  if (scope.named.length > 1) return scope.named.map((document) => [document.documentId]);
  if (scope.jurisdictions < 2) return [];
  const jurisdictions = [...new Set(scope.documents.map((document) => document.jurisdiction))];
  return jurisdictions.map((jurisdiction) =>
    scope.documents.filter((d) => d.jurisdiction === jurisdiction).map((d) => d.documentId),
  );
}

/** 今年也差不多 finds something likely too, but names nothing that stands there. */
const FACET_SUPPORT = 0.3;

/** Each fact that a company tells of itself is searched by itself; clear finds are added. */
async function readFacets(index: SearchIndex, inquiry: Inquiry): Promise<Statement[]> {
  const readings = await Promise.all(
    facetsOf(inquiry.searched).map((facet) =>
      read(index, { ...inquiry, focus: facet, searched: facet }, 'single', ['text']),
    ),
  );
  return readings.filter(isCovered).flatMap((reading) => {
    const best = reading.judged.slice(0, 1).filter((candidate) => candidate.support >= FACET_SUPPORT);
    return quoteAll(best, reading, 'single', index);
  });
}

/** 适用国际化意见哪些条款: a company that names a document wants its clauses and no others. */
function withinNamed(inquiry: Inquiry): Inquiry {
  const { named } = inquiry.scope;
  return named.length === 0 ? inquiry : { ...inquiry, scope: { ...inquiry.scope, documents: named } };
}

function quoteAll(
  chosen: Judged[],
  reading: Reading,
  reach: Reach,
  index: SearchIndex,
  confirms = false,
): Statement[] {
  const byId = new Map(index.corpus.documents.map((document) => [document.documentId, document]));
  return chosen.flatMap((candidate) => {
    const document = byId.get(candidate.clause.documentId);
    return document === undefined ? [] : quoteCandidate(candidate, document, reading, reach, confirms);
  });
}

/** A claim is never passed over in silence; a figure in it that no quotation states is contradicted. */
function openingFor({ confirms, quantities }: Inquiry, statements: Statement[]): string {
  if (!confirms || statements.length === 0) return '';
  const stated = statements.flatMap(({ citation }) => findQuantities(citation.quote));
  const isStated = ({ value, unit }: Quantity): boolean =>
    // 100万 without a unit is money in whatever currency the clause states.
    stated.some((quantity) => quantity.value === value && (quantity.unit === unit || unit === ''));
  return quantities.every(isStated) ? COMPARE_WITH_TEXT : '您说的数字与条款不一致，条款原文如下：';
}
