/** A run from the set files to the finished folder. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Progress } from '../progress.ts';
import { loadTexts } from '../open-system.ts';
import type { Library } from '../scoring/index.ts';
import type { Settings } from '../settings.ts';
import { askCases } from './ask-cases.ts';
import { openInProcess } from './in-process.ts';
import { loadSets, type FileProblem } from './load-sets.ts';
import { lockRun } from './lock.ts';
import { openOverHttp } from './over-http.ts';
import { publishRun, type RunSummary } from './publish.ts';
import { openRecords } from './records.ts';
import type { Respondent, Source } from './respondent.ts';
import type { RunSetsOptions } from './run-arguments.ts';
import {
  beginRun,
  discardRun,
  fingerprintOf,
  type RunChoices,
  type RunFile,
  type RunSet,
  writeRun,
} from './run-file.ts';

/** Milliseconds that a run which a server started waits for the one that it goes on with, which ends just now. */
const PATIENCE = 15_000;

export interface RunHooks {
  /** Opening the system. */
  progress: Pick<Progress, 'update'>;
  /** The sets are right. */
  onChecked: (cases: number) => void;
  onAsked: (done: number, total: number) => void;
}

export type RunOutcome =
  | { kind: 'badSets'; problems: FileProblem[] }
  | { kind: 'done'; run: RunFile; outDir: string; summary: RunSummary };

/**
 * Runs, or goes on with, the run of its folder. Nothing is written before the sets are right. Throws `RunConflict`
 * where the folder holds another run, `ServerGone` where the server went away: then the same call goes on later.
 */
export async function runSets(
  options: RunSetsOptions,
  settings: Settings,
  hooks: RunHooks,
): Promise<RunOutcome> {
  const { baseUrl, mode, build } = options;
  const source: Source =
    baseUrl === null
      ? await openInProcess({ settings, mode, build, progress: hooks.progress })
      : await openOverHttp({ baseUrl, mode });
  const loaded = await loadSets(options.files, options.tags, source.library);
  if (loaded.kind === 'bad') return { kind: 'badSets', problems: loaded.problems };
  hooks.onChecked(loaded.sets.reduce((sum, { cases }) => sum + cases.length, 0));
  const respondent = await source.open();
  try {
    const head = headOf(loaded.sets, options, respondent);
    const outDir = options.outDir ?? defaultFolder(settings, head);
    // The rules are not served whole: what a server calculates is recomputed with those of this corpus.
    const rules = source.rules ?? (await (await loadTexts(settings)).rules);
    const library = { documents: source.documents, rules };
    return await askAndPublish({ head, outDir, respondent, library }, options, hooks);
  } finally {
    await respondent.close();
  }
}

interface Begun {
  head: RunFile;
  outDir: string;
  respondent: Respondent;
  library: Library;
}

async function askAndPublish(
  { head, outDir, respondent, library }: Begun,
  { asOf, concurrency, gentle, events, again }: RunSetsOptions,
  { onAsked }: RunHooks,
): Promise<RunOutcome> {
  await mkdir(outDir, { recursive: true });
  const unlock = await lockRun(outDir, events ? PATIENCE : 0);
  try {
    if (again) await discardRun(outDir);
    const run = await beginRun(outDir, head);
    const log = await openRecords(outDir);
    const cases = run.sets.flatMap((set) => set.cases);
    const isComplete = cases.every(({ id }) => log.done.has(id));
    try {
      await askCases(cases, respondent, log, { asOf, concurrency, gentle, onProgress: onAsked });
      await log.finish(cases.map(({ id }) => id));
    } finally {
      await log.close();
    }
    // A run that is only scored anew was finished when it was asked, not now.
    const finishedAt = (isComplete ? run.finishedAt : null) ?? new Date().toISOString();
    const finished = { ...run, finishedAt };
    const summary = await publishRun({ run: finished, records: log.done, library, outDir });
    // Last: a run that is killed before it has its reports is not finished, and goes on.
    await writeRun(outDir, finished);
    return { kind: 'done', run: finished, outDir, summary };
  } finally {
    await unlock();
  }
}

function headOf(
  sets: readonly RunSet[],
  { baseUrl, mode, tags, asOf }: RunSetsOptions,
  { knowledgeBase, program }: Respondent,
): RunFile {
  const options: RunChoices = { baseUrl, mode, tags, asOf };
  const fingerprint = fingerprintOf({ sets, options, knowledgeBase, program });
  const startedAt = new Date().toISOString();
  return { version: 1, fingerprint, sets, options, knowledgeBase, program, startedAt, finishedAt: null };
}

function defaultFolder({ dataDir }: Settings, { fingerprint }: RunFile): string {
  return path.join(dataDir, 'evals', fingerprint.slice(0, 16));
}
