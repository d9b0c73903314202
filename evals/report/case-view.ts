/** One case as the reports show it: expected beside got, and how the answer came about. */
import type { Answer, Citation } from '../../api/contract.ts';
import type { EvalCase } from '../case.ts';
import type { RunRecord } from '../run-record.ts';
import {
  describeAmount,
  describeSaid,
  nameOfPlace,
  placesOf,
  statusName,
  textOfPlace,
  type CaseScore,
  type Library,
} from '../scoring/index.ts';
import type { ReportCase, ReportCitation } from './report-shape.ts';

/** So many places of the ranking are shown. */
const RANKS_SHOWN = 20;
const NO_ANSWER = '出错';

interface Context {
  set: string;
  digest: string;
  library: Library;
}

export function viewCase(
  one: EvalCase,
  record: RunRecord,
  score: CaseScore,
  { set, digest, library }: Context,
): ReportCase {
  const { id, kind, tags, note } = one;
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
    right,
    failures,
    cause,
    tallies,
    turns: record.turns.map(({ question, answer, error, elapsedMs }) => ({
      question,
      status: answer?.status ?? null,
      text: answer?.text ?? '',
      error,
      elapsedMs,
    })),
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

function expectedStatus({ status, answerable }: EvalCase): string {
  if (status.length > 0) return status.map(statusName).join('或');
  if (answerable === null) return '未标注';
  return answerable ? '作答' : statusName('refused');
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

/** The quotation is shown in its clause, or alone where the library has no such clause. */
function viewCitation(citation: Citation, key: ReadonlySet<string>, library: Library): ReportCitation {
  const { marker, documentTitle, locator, clauseId, quote } = citation;
  const text = textOfPlace(clauseId, library) ?? quote;
  const at = text.indexOf(quote);
  const isFound = at !== -1;
  return {
    marker,
    documentTitle,
    locator,
    clauseId,
    clauseText: isFound ? text : quote,
    quoteStart: isFound ? at : 0,
    quoteEnd: isFound ? at + quote.length : quote.length,
    isKey: key.has(clauseId),
  };
}
