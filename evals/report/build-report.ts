/** Scores a run and gathers what the reports show. Pure: the same run gives the same report. */
import { createHash } from 'node:crypto';
import type { CaseSet, EvalCase } from '../case.ts';
import type { RunRecord } from '../run-record.ts';
import {
  CAUSE_IDS,
  CAUSES,
  describeMeasure,
  placesOf,
  rate,
  scoreCase,
  summarize,
  type CaseScore,
  type Library,
} from '../scoring/index.ts';
import { amountsByKind } from './amounts.ts';
import { viewCase } from './case-view.ts';
import { confusionsOf, titleOf, type Confused } from './confusion.ts';
import { kindsOf } from './kind.ts';
import { REPORT_VERSION, type Report, type ReportGroup, type ReportRun } from './report-shape.ts';

/** A finished run: what was asked, and what was recorded. */
export interface RunToReport extends Omit<ReportRun, 'sets'> {
  sets: readonly { set: CaseSet; records: readonly RunRecord[] }[];
}

interface Scored extends Confused {
  one: EvalCase;
  score: CaseScore;
  documents: readonly string[];
  clauses: readonly string[];
}

/** Throws where a case has no record: an unfinished run has no report. */
export function buildReport({ sets, ...run }: RunToReport, library: Library): Report {
  const scored = sets.flatMap(({ set, records }) => scoreSet(set, records, library));
  const { rates, latency } = summarize(scored.map(({ score }) => score));
  return {
    version: REPORT_VERSION,
    run: { ...run, sets: sets.map(({ set }) => ({ file: set.file, cases: set.cases.length })) },
    rates: [...rates].flatMap(([id, value]) =>
      value === null ? [] : [{ id, ...describeMeasure(id), ...value }],
    ),
    latency,
    causes: causesOf(scored).map((one) => ({ ...one, name: CAUSES[one.cause][0] })),
    amounts: amountsByKind(scored),
    confusion: confusionOf(scored),
    confusions: confusionsOf(scored, library),
    groups: {
      kind: groupBy(scored, ({ view }) => [view.kind]),
      tag: groupBy(scored, ({ view }) => view.tags),
      document: groupBy(scored, ({ documents }) => documents),
      clause: groupBy(scored, ({ clauses }) => clauses),
    },
    cases: scored.map(({ view }) => view),
  };
}

/** Of question and labels, not of the line they stand on. */
export function digestOf({ line: _line, ...labels }: EvalCase): string {
  return createHash('sha256').update(JSON.stringify(labels)).digest('hex').slice(0, 16);
}

function scoreSet({ file, cases }: CaseSet, records: readonly RunRecord[], library: Library): Scored[] {
  const byId = new Map(records.map((record) => [record.caseId, record]));
  const kindOf = kindsOf(cases);
  return cases.map((one) => {
    const record = byId.get(one.id);
    if (record === undefined) throw new Error(`${file}：${one.id} 还没有跑，先把这次评测跑完`);
    const score = scoreCase(one, record, library);
    const places = placesOf(one.gold, library);
    const key = places.filter(({ role }) => role === 'key');
    return {
      one,
      score,
      places,
      citations: record.turns.at(-1)?.answer?.citations ?? [],
      view: viewCase(one, record, score, { set: file, kind: kindOf(one), digest: digestOf(one), library }),
      documents: [...new Set(key.map(({ doc }) => titleOf(doc, library)))],
      clauses: [...new Set(key.map(({ doc, clause }) => `${titleOf(doc, library)} ${clause}`))],
    };
  });
}

function causesOf(scored: readonly Scored[]): ReportGroup['causes'] {
  return CAUSE_IDS.map((cause) => ({
    cause,
    cases: scored.filter(({ score }) => score.cause?.cause === cause).length,
  })).filter(({ cases }) => cases > 0);
}

function confusionOf(scored: readonly Scored[]): Report['confusion'] {
  const counts = new Map<string, { expected: string; got: string; cases: number }>();
  for (const { view } of scored) {
    const [expected, got] = [view.expected.status, view.got.status];
    const key = `${expected}\n${got}`;
    counts.set(key, { expected, got, cases: (counts.get(key)?.cases ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Groups with the most wrong cases first. */
function groupBy(scored: readonly Scored[], namesOf: (one: Scored) => readonly string[]): ReportGroup[] {
  const members = new Map<string, Scored[]>();
  for (const one of scored) {
    for (const name of namesOf(one)) members.set(name, [...(members.get(name) ?? []), one]);
  }
  const wrong = (group: readonly Scored[]): number => group.filter(({ score }) => !score.right).length;
  return [...members]
    .toSorted(([, a], [, b]) => wrong(b) - wrong(a) || b.length - a.length)
    .map(([name, group]) => ({
      name,
      cases: group.length,
      right: rate(
        group.map(({ score }) => score),
        'right',
      ),
      wrongNumbers: group.filter(({ score }) => score.tallies.wrongNumber?.hit === 1).length,
      causes: causesOf(group),
    }));
}
