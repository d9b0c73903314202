import type { Library } from './app-env.ts';
import { childEnvironment, loadConfig, type Config } from './config.ts';
import type { Logger } from './log.ts';
import type { ModelReport } from './model/index.ts';
import { showProgress } from './progress.ts';
import { today } from './today.ts';

/** Nobody reads answers faster than this. */
const feedbackPerMinute = 20;

/** Milliseconds after which a request is given up; a question takes a few dozen. */
const requestTimeout = 30_000;

/**
 * Serves until SIGTERM or SIGINT. Listens while the index loads, so that /healthz answers; says where when it is
 * ready. Exit codes: 1 failed to start, 2 bad setting.
 */
async function main(env: Record<string, string | undefined>): Promise<void> {
  const loaded = loadConfig(env);
  if (!loaded.ok) return exitWith(2, loaded.problems.join('\n'));
  const { config } = loaded;
  // The model's thread starts first: it needs half a second, in which everything else is read.
  let log: Logger | undefined;
  const opening = open(config, (report) => log?.info(report, 'language model'));
  const serving = await import('./serving.ts');
  const { createApp, createEvalsRuns, createLog, EvalsTools, listen, loadPage } = serving;
  const { openFeedback, readDeployment } = serving;
  let library: Library | null = null;
  log = createLog(config.logLevel);
  const environment = childEnvironment(config, env);
  const evalsRuns = createEvalsRuns(config.dataDir, environment, log);
  const app = createApp({
    evalsRuns,
    evalsTools: new EvalsTools(environment),
    library: () => library,
    log,
    logQuestions: config.logQuestions,
    today,
    rateLimitPerMinute: config.rateLimitPerMinute,
    feedbackPerMinute,
    feedback: openFeedback(config.dataDir),
    deployment: readDeployment(config),
    page: loadPage(config.pageDir),
    requestTimeout,
  });
  const result = await listen(app.fetch, config);
  if (!result.ok) return exitWith(1, result.message);

  const stop = async () => {
    await Promise.all([result.listening.stop(), evalsRuns.stop()]);
    await library?.index.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());

  library = await opening;
  if (library === null) return;
  console.log(`策问已就绪：${result.listening.url}`);
  await evalsRuns.resume();
}

/** null when the knowledge base cannot be loaded; the process then ends with 1. */
async function open(config: Config, onModel: (report: ModelReport) => void): Promise<Library | null> {
  try {
    const { openLibrary } = await import('./library.ts');
    const library = await openLibrary(config, showProgress(process.stdout), onModel);
    library.rules.catch(failToLoad);
    return library;
  } catch (error) {
    failToLoad(error);
    return null;
  }
}

function failToLoad(error: unknown): void {
  exitWith(1, `知识库加载失败：${error instanceof Error ? error.message : String(error)}`);
}

function exitWith(code: number, message: string): void {
  console.error(message);
  process.exit(code);
}

await main(process.env);
