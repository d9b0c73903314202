/** A bundled set, asked and scored, with what a baseline keeps of it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkLabels, readCases, type LabelledLibrary } from '../cases/index.ts';
import type { CaseSet, ExpectedFact } from '../case.ts';
import type { OnProgress, System } from '../evaluate.ts';
import { recordCases } from '../record-cases.ts';
import { digestOf } from '../report/index.ts';
import type { RunRecord } from '../run-record.ts';
import { scoreCase, summarize, type CaseScore, type Library, type Summary } from '../scoring/index.ts';
import { printProblem, SetError, type SetProblem } from '../sets.ts';
import type { Baseline, BaselineSet } from './baseline-file.ts';

export interface MeasuredSet {
  set: CaseSet;
  /** Of all questions and labels as they stand in the file, wherever the library has the places. */
  digest: string;
  /** Labels that the library does not bear out, each `file:line field: message`. */
  lostLabels: readonly string[];
  records: readonly RunRecord[];
  scores: readonly CaseScore[];
  summary: Summary;
}

interface Measuring {
  system: System;
  library: Library;
  /** The same, for labels to be checked against. */
  labelled: LabelledLibrary;
  /** Null where there is none yet. */
  baseline: Baseline | null;
  onProgress: OnProgress;
}

/**
 * Asks every question of a file of any form. The search is measured for `qa` sets alone: the others have no bar for it.
 * Throws `SetError` where the file is malformed; a label without a place is that case's failure, and is listed.
 */
export async function measureSet(
  file: string,
  { system, library, labelled, baseline, onProgress }: Measuring,
): Promise<MeasuredSet> {
  const { set, digest, isForSearch, lostLabels } = await readSet(file, labelled);
  const search = isForSearch ? 'all' : 'none';
  const records = await recordCases(set, system, { search, onProgress });
  const facts = rememberedFacts(baseline?.sets[set.file], digest);
  const first = scoreAll(set, records, library, facts);
  const [known, scores] = isForSearch
    ? [records, first]
    : await searchFailed({ set, records, system, library, facts }, first);
  return { set, digest, lostLabels, records: known, scores, summary: summarize(scores) };
}

interface ReadSet extends Pick<MeasuredSet, 'set' | 'digest' | 'lostLabels'> {
  isForSearch: boolean;
}

async function readSet(file: string, library: LabelledLibrary): Promise<ReadSet> {
  const name = path.basename(file);
  const { problems, ...read } = readCases(await readFile(file), name);
  const say = (some: readonly SetProblem[]): string[] => some.map((problem) => printProblem(name, problem));
  if (problems.length > 0) throw new SetError(say(problems));
  const digest = digestOfSet({ file: name, cases: read.cases });
  const isForSearch = read.form === 'qa';
  const checked = checkLabels({ problems, ...read }, name, library);
  if (checked.kind === 'ok') return { set: checked.set, digest, isForSearch, lostLabels: [] };
  // Asked and scored all the same: which answers a change of the texts breaks is what the gate has to tell.
  return { set: { file: name, cases: read.cases }, digest, isForSearch, lostLabels: say(checked.problems) };
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
function digestOfSet({ cases }: CaseSet): string {
  return createHash('sha256').update(cases.map(digestOf).join('\n')).digest('hex').slice(0, 16);
}

/** What a baseline keeps of a set. */
export function baselineOf({ digest, records, scores, summary }: MeasuredSet): BaselineSet {
  const ids = (pick: (score: CaseScore) => boolean): string[] => scores.filter(pick).map(({ id }) => id);
  const right = new Set(ids((score) => score.tallies.amountExact?.hit === 1));
  const rates = [...summary.rates].flatMap(([id, rate]) => (rate === null ? [] : [[id, rate.value]]));
  return {
    digest,
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
