/** A process of the evaluations, which has what answering others leaves over. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { setPriority } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
/** The least that there is: what the processor has left over. */
const LOWEST_PRIORITY = 19;

/**
 * The command line of the evaluations with these arguments, at the lowest priority. `nice` rather than setPriority: on
 * Linux that moves one thread, and the embedding's threads are others.
 */
export function spawnGently(args: readonly string[], options: Omit<SpawnOptions, 'cwd'>): ChildProcess {
  const program = ['--import', 'tsx', path.join('evals', 'run.ts'), ...args];
  const inProject: SpawnOptions = { ...options, cwd: projectRoot };
  if (process.platform !== 'win32') {
    return spawn('nice', ['-n', String(LOWEST_PRIORITY), process.execPath, ...program], inProject);
  }
  const child = spawn(process.execPath, program, inProject);
  if (child.pid !== undefined) setPriority(child.pid, LOWEST_PRIORITY);
  return child;
}
