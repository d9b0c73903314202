import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { AppDeps, Library } from './app-env.ts';
import { loadConfig } from './config.ts';
import { readDeployment } from './deployment.ts';
import { openFeedback } from './feedback/index.ts';
import { createEvalsRuns, EvalsTools } from './evals-runs/index.ts';
import { openLibrary } from './library.ts';
import { today } from './today.ts';

/** The real library with the default settings; tests share one index folder, built once before they run. */
export async function openTestLibrary(): Promise<Library> {
  const loaded = loadConfig({});
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return openLibrary(loaded.config);
}

const silent = pino({ level: 'silent' });

/** An app over `library` (null: still loading), with limits out of the way unless given, and its log lines. */
export function createTestApp(library: Library | null, overrides: Partial<AppDeps> = {}) {
  const lines: string[] = [];
  const app = createApp({
    library: () => library,
    log: pino({ level: 'info' }, { write: (line) => void lines.push(line) }),
    logQuestions: false,
    evalsTools: new EvalsTools(process.env),
    evalsRuns: createEvalsRuns(join(tmpdir(), 'cewen-no-evals'), {}, silent),
    today,
    rateLimitPerMinute: 1_000_000,
    feedbackPerMinute: 1_000_000,
    feedback: openFeedback(join(tmpdir(), 'cewen-test-app')),
    deployment: readDeployment({}),
    page: null,
    requestTimeout: 30_000,
    ...overrides,
  });
  return { app, lines };
}
