/** A bundled set, asked and scored, with what a baseline keeps of it. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { casesOf } from '../cases/index.ts';
import type { CaseSet, ExpectedFact } from '../case.ts';
import type { OnProgress, System } from '../evaluate.ts';
import { recordCases } from '../record-cases.ts';
import { digestOf } from '../report/index.ts';
import type { RunRecord } from '../run-record.ts';
import { scoreCase, summarize, type CaseScore, type Library, type Summary } from '../scoring/index.ts';
import { loadSet } from '../sets.ts';
import type { Baseline, BaselineSet } from './baseline-file.ts';

export interface MeasuredSet {
  set: CaseSet;
  records: readonly RunRecord[];
  scores: readonly CaseScore[];
  summary: Summary;
}

interface Measuring {
  system: System;
  library: Library;
  /** Null where there is none yet. */
  baseline: Baseline | null;
  onProgress: OnProgress;
}

/** Asks every question of a file. The search is measured for `qa` sets alone: amounts have no bar for it. */
export async function measureSet(
  file: string,
  { system, library, baseline, onProgress }: Measuring,
): Promise<MeasuredSet> {
  const loaded = await loadSet(file);
  const set = { file: path.basename(file), cases: casesOf(loaded) };
  const search = loaded.form === 'qa' ? 'all' : 'none';
  const records = await recordCases(set, system, { search, onProgress });
  const facts = rememberedFacts(baseline?.sets[set.file], digestOfSet(set));
  const first = scoreAll(set, records, library, facts);
  const [known, scores] =
    search === 'all' ? [records, first] : await searchFailed({ set, records, system, library, facts }, first);
  return { set, records: known, scores, summary: summarize(scores) };
}

type Remembered = ReadonlyMap<string, readonly ExpectedFact[]>;

function scoreAll(
  { cases }: CaseSet,
  records: readonly RunRecord[],
  library: Library,
  facts: Remembered,
): CaseScore[] {
  return cases.flatMap((one, at) => {
    const record = records[at];
    return record === undefined ? [] : [scoreCase(one, record, library, facts.get(one.id) ?? null)];
  });
}

interface Failed {
  set: CaseSet;
  records: readonly RunRecord[];
  system: System;
  library: Library;
  facts: Remembered;
}

/** The cause of a failure needs to know whether the clause was found: those few are searched after all. */
async function searchFailed(
  { set, records, system, library, facts }: Failed,
  scores: readonly CaseScore[],
): Promise<[readonly RunRecord[], readonly CaseScore[]]> {
  const failed = new Set(scores.filter(({ right }) => !right).map(({ id }) => id));
  const again = await recordCases({ ...set, cases: set.cases.filter(({ id }) => failed.has(id)) }, system, {
    search: 'all',
  });
  const searched = new Map(again.map(({ caseId, ranked }) => [caseId, ranked]));
  const known = records.map((record) => ({ ...record, ranked: searched.get(record.caseId) ?? null }));
  const causes = new Map(scoreAll(set, known, library, facts).map(({ id, cause }) => [id, cause]));
  // Only the cause is taken over: a search rate over failures alone would mean nothing.
  return [known, scores.map((score) => ({ ...score, cause: causes.get(score.id) ?? null }))];
}

function rememberedFacts(known: BaselineSet | undefined, digest: string): Remembered {
  if (known === undefined || known.digest !== digest) return new Map();
  return new Map(
    Object.entries(known.facts).map(([id, facts]) => [
      id,
      Object.entries(facts).map(([factId, value]) => ({ factId, value })),
    ]),
  );
}

/** Of all questions and labels of a set, in order. */
export function digestOfSet({ cases }: CaseSet): string {
  return createHash('sha256').update(cases.map(digestOf).join('\n')).digest('hex').slice(0, 16);
}

/** What a baseline keeps of a set. */
export function baselineOf({ set, records, scores, summary }: MeasuredSet): BaselineSet {
  const ids = (pick: (score: CaseScore) => boolean): string[] => scores.filter(pick).map(({ id }) => id);
  const right = new Set(ids((score) => score.tallies.amountExact?.hit === 1));
  const rates = [...summary.rates].flatMap(([id, rate]) => (rate === null ? [] : [[id, rate.value]]));
  return {
    digest: digestOfSet(set),
    cases: scores.length,
    rates: Object.fromEntries(rates),
    wrong: ids((score) => !score.right),
    wrongNumbers: ids((score) => score.tallies.wrongNumber?.hit === 1),
    facts: Object.fromEntries(
      records.filter(({ caseId }) => right.has(caseId)).map((record) => [record.caseId, factsOf(record)]),
    ),
  };
}

function factsOf({ turns }: RunRecord): BaselineSet['facts'][string] {
  const facts = turns.at(-1)?.answer?.facts ?? [];
  return Object.fromEntries(facts.map(({ factId, value }) => [factId, value]));
}
