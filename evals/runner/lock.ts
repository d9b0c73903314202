/** One process at a time writes into a run's folder. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RunConflict } from './run-file.ts';

const FILE = 'run.lock';

/** Returns how to let go. The lock of a process that has died is taken over. Throws {@link RunConflict}. */
export async function lockRun(outDir: string): Promise<() => Promise<void>> {
  const file = path.join(outDir, FILE);
  if (!(await claim(file))) {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder !== process.pid && isAlive(holder)) {
      throw new RunConflict(`进程 ${holder} 正在往 ${outDir} 里写，请等它结束，或换一个 --out 目录`);
    }
    await writeFile(file, String(process.pid));
  }
  return () => rm(file, { force: true });
}

async function claim(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
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
