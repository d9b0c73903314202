export { createApp } from './app.ts';
export { readDeployment } from './deployment.ts';
export { openFeedback } from './feedback/index.ts';
export { createEvalsRuns, EvalsTools } from './evals-runs/index.ts';
export { listen } from './listen.ts';
export { createLog } from './log.ts';
export { loadPage } from './routes/page.ts';
