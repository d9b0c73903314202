import path from 'node:path';
import type { Logger } from '../log.ts';
import { EvalsRuns } from './evals-runs.ts';
import { createStartRun } from './run-process.ts';

/**
 * The runs below `dataDir`, each in a process of its own.
 * @param environment of these processes
 */
export function createEvalsRuns(
  dataDir: string,
  environment: Record<string, string | undefined>,
  log: Pick<Logger, 'error' | 'info'>,
): EvalsRuns {
  return new EvalsRuns({
    folder: path.join(dataDir, 'evals-runs'),
    start: createStartRun(environment),
    log,
    now: () => new Date(),
  });
}
