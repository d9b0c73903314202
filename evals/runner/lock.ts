/** One process at a time writes into a run's folder. */
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunConflict } from './run-file.ts';

const FILE = 'run.lock';
/** Milliseconds. The number of a dead process may belong to another one by now: a lock that is not renewed is dead too. */
const RENEWED_EVERY = 20_000;
const DEAD_AFTER = 3 * RENEWED_EVERY;
const LOOK_EVERY = 250;

/**
 * Returns how to let go. The lock of a process that has died is taken over; for one that is alive it waits so many
 * milliseconds. Throws {@link RunConflict}.
 */
export async function lockRun(outDir: string, patience: number): Promise<() => Promise<void>> {
  const file = path.join(outDir, FILE);
  const limit = Date.now() + patience;
  for (let holder = await claim(file); holder !== null; holder = await claim(file)) {
    if (Date.now() >= limit) {
      throw new RunConflict(`进程 ${holder} 正在往 ${outDir} 里写，请等它结束，或换一个 --out 目录`);
    }
    await sleep(LOOK_EVERY);
  }
  const renewal = setInterval(() => void renew(file), RENEWED_EVERY).unref();
  return async () => {
    clearInterval(renewal);
    await rm(file, { force: true });
  };
}

/** Null where the lock is ours now; otherwise who holds it. */
async function claim(file: string): Promise<number | null> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (isAlive(holder) && (await isRenewed(file))) return holder;
  await rm(file, { force: true });
  return claim(file);
}

async function renew(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

async function isRenewed(file: string): Promise<boolean> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < DEAD_AFTER;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
