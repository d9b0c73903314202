/** One process at a time writes into a run's folder. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunConflict } from './run-file.ts';

const FILE = 'run.lock';
/** Milliseconds. The number of a dead process may belong to another one by now: a lock that is not renewed is dead too. */
const RENEWED_EVERY = 20_000;
const DEAD_AFTER = 3 * RENEWED_EVERY;
const LOOK_EVERY = 250;
const RETRY_EVERY = 20;

/**
 * Returns how to let go. The lock of a process that has died is taken over; for one that is alive it waits so many
 * milliseconds. Throws {@link RunConflict}.
 */
export async function lockRun(outDir: string, patience: number): Promise<() => Promise<void>> {
  const file = path.join(outDir, FILE);
  const content = `${process.pid} ${randomUUID()}`;
  const limit = Date.now() + patience;
  for (let holder = await claim(file, content); holder !== null; holder = await claim(file, content)) {
    if (Date.now() >= limit) {
      throw new RunConflict(`进程 ${holder} 正在往 ${outDir} 里写，请等它结束，或换一个 --out 目录`);
    }
    await sleep(LOOK_EVERY);
  }
  const renewal = setInterval(() => void renew(file, content), RENEWED_EVERY).unref();
  return async () => {
    clearInterval(renewal);
    while (!(await removeLock(file, content))) await sleep(RETRY_EVERY);
  };
}

/** Null where the lock is ours now; otherwise who holds it. */
async function claim(file: string, content: string): Promise<number | null> {
  for (;;) {
    if (await place(file, content)) return null;
    const there = await contentOf(file);
    if (there === null) continue;
    const holder = Number(there.split(' ')[0]);
    if (isAlive(holder) && (await isRenewed(file))) return holder;
    if (!(await removeLock(file, there))) await sleep(RETRY_EVERY);
  }
}

/** The file is there with its content or not at all: whoever read an empty one would take its writer for dead. */
async function place(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}.tmp`;
  await writeFile(draft, content);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Removes the lock if it still has this content. Between looking and removing, another process could put its own there:
 * so only who holds the file beside it removes a lock. False where another one holds that: to be tried again.
 */
async function removeLock(file: string, content: string): Promise<boolean> {
  const turn = `${file}.turn`;
  if (!(await place(turn, String(process.pid)))) {
    // It is held for two calls: whoever has it for longer died in between.
    if (!(await isRenewed(turn))) await rm(turn, { force: true });
    return false;
  }
  try {
    if ((await contentOf(file)) === content) await rm(file, { force: true });
    return true;
  } finally {
    await rm(turn, { force: true });
  }
}

async function renew(file: string, content: string): Promise<void> {
  if ((await contentOf(file)) !== content) return;
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

/** Null where there is no such file. */
async function contentOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function isRenewed(file: string): Promise<boolean> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < DEAD_AFTER;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive too.
    return hasCode(error, 'EPERM');
  }
}
