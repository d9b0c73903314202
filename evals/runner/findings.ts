/** Of a report, what the page shows: the figures, and the cases that failed. */
import type { EvalsFindings } from '../../api/index.ts';
import type { Report, ReportCase } from '../report/index.ts';
import { CAUSES, CHECKS, placesOf, type LabelledPlace, type Library } from '../scoring/index.ts';

export function findingsOf(report: Report, library: Library): EvalsFindings {
  const { run, rates, latency, causes, groups, cases } = report;
  return {
    system: run.system,
    knowledgeBase: run.knowledgeBase,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    cases: cases.length,
    right: cases.filter(({ right }) => right).length,
    rates: rates.map(({ id, name, better, value, low, high, cases: counted }) => ({
      id,
      name,
      better,
      value,
      low,
      high,
      cases: counted,
    })),
    latency,
    causes: causes.map(({ cause, name, cases: counted }) => ({
      id: cause,
      name,
      meaning: CAUSES[cause][1],
      cases: counted,
    })),
    kinds: groups.kind.map(({ name, cases: counted, right, wrongNumbers }) => ({
      name,
      cases: counted,
      right: right === null ? 0 : Math.round(right.value * right.cases),
      wrongNumbers,
    })),
    failed: cases.filter(({ right }) => !right).map((one) => failedCase(one, library)),
  };
}

function failedCase(one: ReportCase, library: Library): EvalsFindings['failed'][number] {
  const { set, id, kind, tags, note, turns, cause, failures, expected, got } = one;
  return {
    set,
    id,
    kind,
    tags: [...tags],
    note,
    turns: turns.map(({ question }) => question),
    cause:
      cause === null ? null : { id: cause.cause, name: CAUSES[cause.cause][0], evidence: cause.evidence },
    failures: failures.map(({ check, expected: wanted, got: instead }) => ({
      check,
      name: CHECKS[check],
      expected: wanted,
      got: instead,
    })),
    expected: {
      status: expected.status,
      amounts: [...expected.amounts],
      places: placesOf(expected.places, library).map((place) => viewPlace(place, library)),
      mustContain: [...expected.mustContain],
      mustNot: [...expected.mustNot],
    },
    got: {
      status: got.status,
      amount: got.amount,
      text: turns.at(-1)?.text ?? '',
      citations: got.citations.map(({ documentTitle, locator, clauseId, isKey }) => ({
        documentTitle,
        locator,
        clauseId,
        isKey,
      })),
    },
  };
}

function viewPlace({ doc, clause, id, isClause, role }: LabelledPlace, { documents }: Library) {
  const document = documents.find(({ sourceFile, documentId }) => doc === sourceFile || doc === documentId);
  return {
    documentTitle: document?.title ?? doc,
    locator: clause,
    clauseId: isClause ? id : null,
    role,
  };
}
