/** `npm run evals -- run` and `validate`. Usage and exit codes: run-arguments.ts, validate-arguments.ts. */
import { brief, MOST_PROBLEMS, SetError } from '../sets.ts';
import { readSettings, type Settings } from '../settings.ts';
import { type FileProblem, setError } from './load-sets.ts';
import { reportLines } from './publish.ts';
import { parseRunArguments, RUN_USAGE, type RunSetsOptions } from './run-arguments.ts';
import { RunConflict } from './run-file.ts';
import { runSets } from './run-sets.ts';
import { endWithStarter, eventHooks, printEvent, terminalHooks } from './watch.ts';

const DONE = 0;
const NOT_DONE = 1;
const BAD_USAGE = 2;

/** Returns the exit code. */
export async function runRun(argv: readonly string[]): Promise<number> {
  const parsed = parseRunArguments(argv);
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(`${RUN_USAGE}\n`);
      return DONE;
    case 'badUsage':
      process.stderr.write(`${parsed.message}\n\n${RUN_USAGE}\n`);
      return BAD_USAGE;
    case 'run': {
      const settings = readSettings(process.env);
      return parsed.options.events
        ? runWatched(parsed.options, settings)
        : runForPeople(parsed.options, settings);
    }
  }
}

async function runForPeople(options: RunSetsOptions, settings: Settings): Promise<number> {
  const { hooks, stop } = terminalHooks();
  try {
    const outcome = await runSets(options, settings, hooks);
    stop();
    if (outcome.kind === 'badSets') throw setError(outcome.problems);
    process.stdout.write(
      `${reportLines(outcome.run, outcome.summary).join('\n')}\n运行目录 ${outcome.outDir}\n`,
    );
    return DONE;
  } catch (error) {
    stop();
    process.stderr.write(`${messageOf(error)}\n`);
    return error instanceof SetError || error instanceof RunConflict ? BAD_USAGE : NOT_DONE;
  }
}

async function runWatched(options: RunSetsOptions, settings: Settings): Promise<number> {
  endWithStarter();
  try {
    const outcome = await runSets(options, settings, eventHooks());
    if (outcome.kind === 'badSets') printInvalid(outcome.problems);
    else printEvent({ event: 'done', summary: outcome.summary });
    return outcome.kind === 'done' ? DONE : BAD_USAGE;
  } catch (error) {
    printEvent({ event: 'failed', message: messageOf(error) });
    return NOT_DONE;
  } finally {
    process.stdin.pause();
  }
}

/** As much as a person reads: whoever reads the line holds it in memory whole, and answers others meanwhile. */
function printInvalid(problems: readonly FileProblem[]): void {
  const first = problems.slice(0, MOST_PROBLEMS).map(({ file, line, field, message }) => {
    return { file, line, field: brief(field), message: brief(message) };
  });
  printEvent({ event: 'invalid', problems: first, total: problems.length });
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof Error && error.name === 'ServerGone'
    ? `${message}。已完成的题都已存下，服务器恢复后用同一条命令接着跑`
    : message;
}
