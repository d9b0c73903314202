/** `npm run bench`: speed and memory of building, opening, searching and answering. Definitions: README.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadCorpus, loadRules } from '../corpus/index.ts';
import { BUNDLED_SETS } from './arguments.ts';
import { measureBuild } from './bench-build.ts';
import { measureCalculator } from './bench-calculator.ts';
import { type BenchQuestion, evalsTable, measureEvals, missedBar, MOST_P95_RATIO } from './bench-evals.ts';
import { measureLatency } from './bench-latency.ts';
import { measurePublicodes } from './bench-publicodes.ts';
import { benchTables } from './bench-report.ts';
import type { BenchResult } from './bench-report.ts';
import { measureOpen, measureServerStart } from './bench-startup.ts';
import { medians } from './bench-stats.ts';
import { casesOf } from './cases/index.ts';
import { openSystem } from './open-system.ts';
import { openProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { readSettings } from './settings.ts';
import { loadSet } from './sets.ts';

const USAGE = `用法：npm run bench -- [--rounds N] [--evals] [--json]

在临时目录中新建索引，测量建索引、打开、检索、回答与服务启动的耗时和内存。

  --rounds N   每题测量的轮数，默认 5
  --evals      只测：经 HTTP 提交的评测进行时，问答慢了多少；p95 须不到平时的 ${MOST_P95_RATIO} 倍
  --json       输出 JSON
  --help       显示本说明

退出码：0 已测完；1 未能测完，或 --evals 未达标；2 用法有误。定义见 evals/README.md。`;

const DEFAULT_ROUNDS = '5';
const WARM_UP_ROUNDS = 1;
const STARTS = 3;
const MEGABYTE = 2 ** 20;

type Options =
  { kind: 'run'; rounds: number; evals: boolean; json: boolean } | { kind: 'help' } | { kind: 'badUsage' };

function parse(argv: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        rounds: { type: 'string', default: DEFAULT_ROUNDS },
        evals: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    return /^[1-9]\d{0,3}$/u.test(values.rounds)
      ? { kind: 'run', rounds: Number(values.rounds), evals: values.evals, json: values.json }
      : { kind: 'badUsage' };
  } catch {
    return { kind: 'badUsage' };
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const options = parse(argv);
  if (options.kind !== 'run') {
    const isHelp = options.kind === 'help';
    (isHelp ? process.stdout : process.stderr).write(`${USAGE}\n`);
    return isHelp ? 0 : 2;
  }
  const progress = openProgress(process.stderr);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cewen-bench-'));
  try {
    const { printed, missed } = options.evals
      ? await benchEvals(dataDir, options.json, progress)
      : await benchAll(dataDir, options, progress);
    progress.stop();
    process.stdout.write(`${printed}\n`);
    if (missed === null) return 0;
    process.stderr.write(`${missed}\n`);
    return 1;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Measured {
  printed: string;
  /** The bar that was missed; null where none was. */
  missed: string | null;
}

async function benchAll(
  dataDir: string,
  { rounds, json }: { rounds: number; json: boolean },
  progress: Progress,
): Promise<Measured> {
  const result = await measure(dataDir, rounds, progress);
  return { printed: json ? JSON.stringify(result, null, 2) : benchTables(result), missed: null };
}

async function benchEvals(dataDir: string, json: boolean, progress: Progress): Promise<Measured> {
  const settings = { ...readSettings(process.env), dataDir };
  const { index } = await openSystem(settings, progress);
  await index.close();
  const result = await measureEvals(dataDir, await labelledQuestions(), progress);
  return {
    printed: json ? JSON.stringify(result, null, 2) : evalsTable(result),
    missed: missedBar(result),
  };
}

async function measure(dataDir: string, rounds: number, progress: Progress): Promise<BenchResult> {
  const settings = { ...readSettings(process.env), dataDir };
  const corpus = await loadCorpus(settings.corpusDir);
  const build = await measureBuild(corpus, dataDir, settings, progress);
  // Before this process opens the index itself, so that it does not compete for the processor.
  const open = medians(await repeat('在新进程中打开索引', () => measureOpen(dataDir), progress));
  const server = medians(await repeat('启动服务', () => measureServerStart(dataDir), progress));
  const system = await openSystem(settings, progress);
  try {
    const questions = await benchQuestions();
    const latency = await measureLatency(
      questions,
      system,
      { rounds, warmUp: WARM_UP_ROUNDS },
      (done, total) => progress.update(`测量 ${questions.length} 题`, done, total),
    );
    const amounts = await measureLatency(
      await amountQuestions(),
      system,
      { rounds, warmUp: WARM_UP_ROUNDS },
      (done, total) => progress.update('测量金额题', done, total),
    );
    progress.update('测算', 0, 1);
    const rules = await loadRules(corpus, settings.corpusDir);
    const calculator = [...measureCalculator(rules), measurePublicodes()];
    const { rss, heapUsed } = process.memoryUsage();
    return {
      clauses: corpus.documents.reduce((sum, { clauses }) => sum + clauses.length, 0),
      questions: questions.length,
      rounds,
      build,
      open,
      server,
      latency,
      amounts,
      calculator,
      memory: { residentMegabytes: rss / MEGABYTE, heapMegabytes: heapUsed / MEGABYTE },
    };
  } finally {
    await system.index.close();
  }
}

/** Starts a few times, because one start is at the mercy of whatever else the machine does. */
async function repeat<Times>(step: string, work: () => Promise<Times>, progress: Progress): Promise<Times[]> {
  const runs: Times[] = [];
  while (runs.length < STARTS) {
    progress.update(step, runs.length, STARTS);
    runs.push(await work());
  }
  return runs;
}

/** Every single question of the bundled set that says something: a blank one is refused without any work. */
async function benchQuestions(): Promise<string[]> {
  const set = await loadSet(BUNDLED_SETS.qa);
  return set.questions.flatMap((row) =>
    'question' in row && row.question.trim() !== '' ? [row.question] : [],
  );
}

/** Questions about amounts, which are read for facts and calculated. */
async function amountQuestions(): Promise<string[]> {
  const set = await loadSet(BUNDLED_SETS.numeric);
  return set.questions.flatMap((row) => ('question' in row ? [row.question] : []));
}

/** Of both sorts, those that name a clause. */
async function labelledQuestions(): Promise<BenchQuestion[]> {
  const sets = await Promise.all([loadSet(BUNDLED_SETS.qa), loadSet(BUNDLED_SETS.numeric)]);
  return sets.flatMap(casesOf).flatMap(({ turns, gold }) => {
    const [question, ...further] = turns;
    const key = gold.find(({ role }) => role === 'key');
    if (question === undefined || further.length > 0 || key === undefined) return [];
    return [{ question, gold: { doc: key.doc, clause: key.clause } }];
  });
}

process.exitCode = await main(process.argv.slice(2));
