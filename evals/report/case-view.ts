/** One case as the reports show it: expected beside got, and how the answer came about. */
import type { Answer, Citation } from '../../api/contract.ts';
import type { EvalCase, ExpectedStatus } from '../case.ts';
import type { RunRecord, TurnRecord } from '../run-record.ts';
import {
  describeAmount,
  describeSaid,
  nameOfPlace,
  placesOf,
  statusName,
  type CaseScore,
  type Library,
} from '../scoring/index.ts';
import { ANSWERED, NO_ANSWER, UNLABELLED } from './confusion.ts';
import type { ReportCase, ReportCitation, ReportTurn } from './report-shape.ts';

/** So many places of the ranking are shown. */
const RANKS_SHOWN = 20;

interface Context {
  set: string;
  kind: string;
  digest: string;
  library: Library;
}

export function viewCase(
  one: EvalCase,
  record: RunRecord,
  score: CaseScore,
  { set, kind, digest, library }: Context,
): ReportCase {
  const { id, tags, note, asOf, facts } = one;
  const { right, failures, cause, tallies } = score;
  const places = placesOf(one.gold, library);
  const key = new Set(places.flatMap((place) => (place.role === 'key' ? (place.id ?? []) : [])));
  const ranked = record.ranked?.slice(0, RANKS_SHOWN) ?? null;
  return {
    set,
    id,
    digest,
    kind,
    tags,
    note,
    asOf,
    facts,
    right,
    failures,
    cause,
    tallies,
    turns: record.turns.map((turn, at) => viewTurn(turn, at, one, library)),
    expected: expectedOf(one),
    got: gotOf(record.turns.at(-1)?.answer ?? null, key, library),
    ranked:
      ranked?.map((clauseId) => ({
        clauseId,
        name: nameOfPlace(clauseId, library),
        isKey: key.has(clauseId),
      })) ?? null,
  };
}

/** What is a key place of a turn is said by that turn; of the last one also by the case. */
function viewTurn(
  { question, answer, error, elapsedMs }: TurnRecord,
  at: number,
  { turns, gold, expectedTurns }: EvalCase,
  library: Library,
): ReportTurn {
  const expected = expectedTurns[at] ?? null;
  const own = expected?.place ? [{ ...expected.place, quote: '', role: 'key' as const }] : [];
  const labels = at === turns.length - 1 ? [...own, ...gold] : own;
  const wanted = placesOf(labels, library).filter(({ role }) => role === 'key');
  const key = new Set(wanted.flatMap(({ id }) => id ?? []));
  return {
    question,
    status: answer?.status ?? null,
    text: answer?.text ?? '',
    error,
    elapsedMs,
    citations: (answer?.citations ?? []).map((citation) => viewCitation(citation, key, library)),
    expected,
  };
}

function expectedOf(one: EvalCase): ReportCase['expected'] {
  const { gold, amounts, mustContain, mustNot, expectedFacts, missing } = one;
  return {
    status: expectedStatus(one),
    places: gold,
    amounts: amounts.map(describeAmount),
    mustContain,
    mustNot,
    missing,
    facts: expectedFacts,
  };
}

const STATUSES = ['cited', 'calculated', 'needsFacts', 'refused'] as const satisfies ExpectedStatus[];

/** In one order, however the labels list them: the same expectation is one row of a table. */
function expectedStatus({ status, answerable }: EvalCase): string {
  if (status.length > 0) {
    const listed = STATUSES.filter((one) => status.includes(one));
    return listed.map(statusName).join('或');
  }
  if (answerable === null) return UNLABELLED;
  return answerable ? ANSWERED : statusName('refused');
}

function gotOf(answer: Answer | null, key: ReadonlySet<string>, library: Library): ReportCase['got'] {
  if (answer === null)
    return { status: NO_ANSWER, amount: '', citations: [], facts: [], awards: [], missing: [], notices: [] };
  return {
    status: statusName(answer.status),
    amount: answer.total === null && answer.awards.length === 0 ? '' : describeSaid(answer),
    citations: answer.citations.map((citation) => viewCitation(citation, key, library)),
    facts: answer.facts,
    awards: answer.awards.map(({ title, outcome, steps }) => ({
      title,
      outcome,
      steps: steps.map(({ text }) => text),
    })),
    missing: answer.missingFacts.map(({ label }) => label),
    notices: answer.notices.map(({ message }) => message),
  };
}

/** The quotation is shown where it stands in its clause, or alone where the library has no such clause. */
function viewCitation(citation: Citation, key: ReadonlySet<string>, library: Library): ReportCitation {
  const { marker, documentTitle, locator, clauseId, quote } = citation;
  const found = placeOfQuote(citation, library);
  const quoteStart = found?.at ?? 0;
  return {
    marker,
    documentTitle,
    locator,
    clauseId,
    clauseText: found?.text ?? quote,
    quoteStart,
    quoteEnd: quoteStart + quote.length,
    isKey: key.has(clauseId),
  };
}

/** By the citation's own offset: the same words may stand in a clause twice. Elsewhere by the words. */
function placeOfQuote(
  { clauseId, quote, start }: Citation,
  { documents }: Library,
): { text: string; at: number } | null {
  for (const document of documents) {
    const place =
      document.clauses.find((clause) => clause.clauseId === clauseId) ??
      document.blocks.find(({ blockId }) => blockId === clauseId);
    if (place === undefined) continue;
    const text = document.text.slice(place.start, place.end);
    const own = start - place.start;
    const at = own >= 0 && text.startsWith(quote, own) ? own : text.indexOf(quote);
    return at === -1 ? null : { text, at };
  }
  return null;
}
