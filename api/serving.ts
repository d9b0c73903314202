export { createApp } from './app.ts';
export { createEvalsRuns } from './evals-runs/index.ts';
export { listen } from './listen.ts';
export { createLog } from './log.ts';
