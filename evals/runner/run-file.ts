/** `run.json`: what was asked of whom, so that a folder explains itself and a run can be resumed or scored again. */
import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { SearchMode } from '../../indexer/index.ts';
import type { EvalCase } from '../case.ts';
import type { KnowledgeBase } from './respondent.ts';

export interface RunSet {
  file: string;
  /** Of the file's bytes. */
  sha256: string;
  /** As asked: after `--tag`, with places named by source file and locator. */
  cases: readonly EvalCase[];
  /** Put before the ids of the file where another set of the run has the same ones; else empty. */
  idPrefix: string;
}

/** What makes a difference to the records. */
export interface RunChoices {
  /** Null: in process. */
  baseUrl: string | null;
  mode: SearchMode;
  tags: readonly string[];
  /** ISO date of questions whose case names none. */
  asOf: string;
}

export interface RunFile {
  version: 1;
  /** Over sets, options and knowledge base: only a run with the same one may be resumed. */
  fingerprint: string;
  sets: readonly RunSet[];
  options: RunChoices;
  knowledgeBase: KnowledgeBase;
  /** Which program answered: its hash, or what a server says of itself; null where it says nothing. */
  program: string | null;
  /** ISO times. */
  startedAt: string;
  finishedAt: string | null;
}

const FILE = 'run.json';
const OF_A_RUN = ['report.html', 'report.md', 'report.json', 'findings.json', 'records.jsonl'];

export function fingerprintOf({
  sets,
  options,
  knowledgeBase,
  program,
}: Pick<RunFile, 'sets' | 'options' | 'knowledgeBase' | 'program'>): string {
  const hashes = sets.map((set) => [set.file, set.sha256]);
  return sha256(
    JSON.stringify([
      hashes,
      options.baseUrl,
      options.mode,
      options.tags,
      options.asOf,
      knowledgeBase,
      program,
    ]),
  );
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const Resumable = z.object({
  version: z.literal(1),
  fingerprint: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  sets: z.array(z.object({ file: z.string(), sha256: z.string() })),
  options: z.looseObject({}),
  knowledgeBase: z.object({ version: z.string() }),
  program: z.string().nullable(),
});
type Resumable = z.infer<typeof Resumable>;

/** A folder that holds something else than the beginning of this run. */
export class RunConflict extends Error {
  override readonly name = 'RunConflict';
}

/**
 * Writes the head of the run, or goes on with the one that is there. Throws {@link RunConflict}: for another run, and for
 * a finished one of a server, whose answers may be those of a program that is no longer there.
 */
export async function beginRun(outDir: string, run: RunFile): Promise<RunFile> {
  const earlier = await readEarlier(outDir);
  if (earlier === null) {
    await writeRun(outDir, run);
    return run;
  }
  if (earlier.fingerprint !== run.fingerprint) {
    throw new RunConflict(
      `${outDir} 里是另一次运行（${differences(earlier, run).join('、')}不同），不能接着跑。请换一个 --out 目录，或加 --again 作废它、重新提问`,
    );
  }
  if (earlier.finishedAt !== null && run.options.baseUrl !== null) {
    throw new RunConflict(
      `${outDir} 里的评测已于 ${earlier.finishedAt} 跑完。服务器此后可能已经更新，旧的回答不能当作新的：加 --again 作废它、重新提问，或换一个 --out 目录`,
    );
  }
  return { ...run, startedAt: earlier.startedAt, finishedAt: earlier.finishedAt };
}

/** Throws away what the folder holds of a run; other files stay. Throws {@link RunConflict} where it is not of our making. */
export async function discardRun(outDir: string): Promise<void> {
  if ((await readEarlier(outDir)) === null) return;
  // The head goes last: while it is there, the folder still says whose remains these are.
  for (const name of [...OF_A_RUN, FILE]) await rm(path.join(outDir, name), { force: true });
}

export async function writeRun(outDir: string, run: RunFile): Promise<void> {
  await replaceFile(path.join(outDir, FILE), `${JSON.stringify(run, null, 2)}\n`);
}

/** The file is the old one or the new one, never half of it. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, file);
}

async function readEarlier(outDir: string): Promise<Resumable | null> {
  let text: string;
  try {
    text = await readFile(path.join(outDir, FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return Resumable.parse(JSON.parse(text));
  } catch {
    throw new RunConflict(`${path.join(outDir, FILE)} 已损坏或不是本程序写的，请换一个 --out 目录`);
  }
}

function differences(earlier: Resumable, run: RunFile): string[] {
  const hashes = ({ sets }: Pick<Resumable, 'sets'>) =>
    JSON.stringify(sets.map((set) => [set.file, set.sha256]));
  const found = [
    hashes(earlier) === hashes({ sets: [...run.sets] }) ? null : '题集',
    JSON.stringify(earlier.options) === JSON.stringify(run.options) ? null : '选项',
    earlier.knowledgeBase.version === run.knowledgeBase.version ? null : '知识库',
    earlier.program === run.program ? null : '程序',
  ];
  return found.filter((name) => name !== null);
}
