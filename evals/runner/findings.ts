/** Of a report, what the page shows: the figures, and the cases that failed. */
import type { EvalsFindings } from '../../api/index.ts';
import type { Report, ReportCase } from '../report/index.ts';
import { CAUSES, CHECKS } from '../scoring/index.ts';

export function findingsOf({ run, rates, latency, causes, groups, cases }: Report): EvalsFindings {
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
    failed: cases.filter(({ right }) => !right).map(failedCase),
  };
}

function failedCase(one: ReportCase): EvalsFindings['failed'][number] {
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
      check: CHECKS[check],
      expected: wanted,
      got: instead,
    })),
    expected: {
      status: expected.status,
      amounts: [...expected.amounts],
      places: expected.places.map(({ doc, clause, role }) => ({ doc, clause, role })),
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
