import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { z } from 'zod';
import type { Library } from '../app-env.ts';
import { loadConfig, type Config } from '../config.ts';
import { showProgress } from '../progress.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export interface Command {
  /** Shown for --help, and below a complaint about the arguments. */
  usage: string;
  /** Besides --help. */
  options: Options;
  /** Checks the arguments before anything is loaded. */
  prepare: (values: Values, words: string[]) => Prepared;
}

/** `run` resolves to what is printed, or says why it failed. */
export type Prepared =
  { ok: true; run: (library: Library) => Promise<CommandOutcome> } | { ok: false; problem: string };
export type CommandOutcome = { ok: true; output: string } | { ok: false; problem: string };

const done = 0;
const failed = 1;
const badUsage = 2;

/** Runs a command on the arguments of this process and returns its exit code: 0, 1 (failed) or 2 (bad usage). */
export async function runCommand({ usage, options, prepare }: Command, argv: string[]): Promise<number> {
  const parsed = parseArguments(argv, options);
  if (!parsed.ok) return complain(parsed.problem, usage);
  if (parsed.values['help'] === true) {
    console.log(usage);
    return done;
  }
  const prepared = prepare(parsed.values, parsed.words);
  if (!prepared.ok) return complain(prepared.problem, usage);
  const loaded = loadConfig(process.env);
  if (!loaded.ok) return complain(loaded.problems.join('\n'));

  const library = await open(loaded.config);
  if (library === null) return failed;
  try {
    const outcome = await prepared.run(library);
    if (outcome.ok) console.log(outcome.output);
    else console.error(outcome.problem);
    return outcome.ok ? done : failed;
  } finally {
    await library.index.close();
  }
}

async function open(config: Config): Promise<Library | null> {
  try {
    // Only now: --help and complaints about arguments need none of these libraries.
    const { openLibrary } = await import('../library.ts');
    return await openLibrary(config, showProgress(process.stderr));
  } catch (error) {
    console.error(`知识库加载失败：${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** The problems of a request that a schema refused, in one line. */
export function describeProblems(error: z.core.$ZodError): string {
  return error.issues.map(({ path, message }) => [path.join('.'), message].join(' ').trim()).join('；');
}

function complain(problem: string, usage?: string): number {
  console.error(usage === undefined ? problem : `${problem}\n\n${usage}`);
  return badUsage;
}

function parseArguments(
  args: string[],
  options: Options,
): { ok: true; values: Values; words: string[] } | { ok: false; problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { ok: true, values, words: positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /'(-[^' =]+)/.exec(error.message)?.[1] ?? '';
    return { ok: false, problem: `选项 ${option} 不存在或用法有误` };
  }
}
