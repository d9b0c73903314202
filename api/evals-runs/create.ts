import path from 'node:path';
import { EvalsRuns } from './evals-runs.ts';
import { createStartRun } from './run-process.ts';
import type { RunLog } from './run-store.ts';

/** Shorter than the server's time for a request, so that whoever sent the set in is told. */
const PATIENCE = 25_000;

/**
 * The runs below `dataDir`, each in a process of its own.
 * @param environment of these processes
 */
export function createEvalsRuns(
  dataDir: string,
  environment: Record<string, string | undefined>,
  log: RunLog,
): EvalsRuns {
  return new EvalsRuns({
    folder: path.join(dataDir, 'evals-runs'),
    start: createStartRun(environment),
    log,
    now: () => new Date(),
    patience: PATIENCE,
  });
}
