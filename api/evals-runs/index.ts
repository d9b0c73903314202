export { EvalsRuns, type Submitted, type Upload } from './evals-runs.ts';
export { createEvalsRuns } from './create.ts';
export type { RunEvent } from './run-event.ts';
export { createStartRun, type RunProcess, type StartRun } from './run-process.ts';
export { EvalsTools } from './evals-tools.ts';
