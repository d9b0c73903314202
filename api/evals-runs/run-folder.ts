/** One run on the disk: `<id>/set/<file>`, `<id>/state.json` and what the evaluations write, `<id>/out/`. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { EvalsRun, EvalsRunId } from '../contract-evals.ts';

/** What a run must keep to be told of, and to be gone on with, after a restart. */
export const StoredRun = EvalsRun.extend({ asOf: z.iso.date() });
export type StoredRun = z.infer<typeof StoredRun>;

const STATE = 'state.json';

export function newRunId(): string {
  return randomBytes(16).toString('hex');
}

export function outFolder(folder: string, id: string): string {
  return path.join(folder, id, 'out');
}

export function setPath(folder: string, { id, file }: Pick<StoredRun, 'id' | 'file'>): string {
  return path.join(folder, id, 'set', file);
}

/** Of whatever a client calls its file, what is safe as a name in a folder; the ending tells the form. */
export function safeName(name: string, form: 'csv' | 'jsonl'): string {
  const { name: stem, ext } = path.parse(name.replaceAll('\\', '/'));
  const safe = stem.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60);
  const ending = /^\.(?:csv|tsv|jsonl|ndjson)$/iu.test(ext) ? ext.toLowerCase() : `.${form}`;
  return `${safe === '' || /^_+$/u.test(safe) ? '题集' : safe}${ending}`;
}

export async function storeSet(folder: string, run: Pick<StoredRun, 'id' | 'file'>, bytes: Uint8Array) {
  const file = setPath(folder, run);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

export async function removeRun(folder: string, id: string): Promise<void> {
  await rm(path.join(folder, id), { recursive: true, force: true });
}

/** The state is the old one or the new one, never half of it. */
export async function writeState(folder: string, run: StoredRun): Promise<void> {
  const file = path.join(folder, run.id, STATE);
  await writeFile(`${file}.tmp`, `${JSON.stringify(run, null, 2)}\n`);
  await rename(`${file}.tmp`, file);
}

/**
 * All runs of the folder. What has no state was never accepted, because the server ended while the set was being checked:
 * that alone is removed. A state that cannot be read may be one day, and lies beside an evaluator's questions and answers.
 * @param report told of each run that is left aside.
 */
export async function readRuns(
  folder: string,
  report: (id: string, error: unknown) => void,
): Promise<StoredRun[]> {
  const ids = (await namesIn(folder)).filter((name) => EvalsRunId.safeParse(name).success);
  const runs = await Promise.all(
    ids.map((id) =>
      readState(folder, id).catch((error: unknown) => {
        report(id, error);
        return null;
      }),
    ),
  );
  return runs.filter((run) => run !== null);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

async function readState(folder: string, id: string): Promise<StoredRun | null> {
  const state = await readFile(path.join(folder, id, STATE), 'utf8').catch((error: unknown) => {
    if (isAbsence(error)) return null;
    throw error;
  });
  if (state !== null) return StoredRun.parse(JSON.parse(state));
  await removeRun(folder, id);
  return null;
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
