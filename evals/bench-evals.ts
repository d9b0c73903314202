/** How much slower the server answers while a run of the evaluations that was sent in over HTTP is going on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { EvalsAccepted, EvalsRun } from '../api/contract-evals.ts';
import { spread, type Spread } from './bench-stats.ts';
import type { Progress } from './progress.ts';
import { table } from './table.ts';
import { startServer } from './server-process.ts';

export interface EvalsBench {
  /** Answering with nothing else to do, before and after. */
  quiet: Spread;
  /** Answering while the run goes on. */
  during: Spread;
  /** `during` ÷ `quiet`. */
  ratio: { p50: number; p95: number };
  /** Cases of the run that were done when measuring ended, and all of them. */
  run: { done: number; total: number };
}

/** What is asked, and a clause that the run looks up among those that its search finds. */
export interface BenchQuestion {
  question: string;
  gold: { doc: string; clause: string };
}

/** Whoever asks must not notice much of a run: `ratio.p95` stays below this. */
export const MOST_P95_RATIO = 2;

const CASES = 300;
const REQUESTS_PER_SECOND = 20;
const WARM_UP_SECONDS = 3;
const QUIET_SECONDS = 12;
/** Less than the run takes. */
const DURING_SECONDS = 20;

/** Starts the real server on the index of `dataDir`. Throws where the run does not end as it should. */
export async function measureEvals(
  dataDir: string,
  questions: readonly BenchQuestion[],
  progress: Progress,
): Promise<EvalsBench> {
  const server = await startServer({ DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '1000000' });
  try {
    const load = (step: string, seconds: number) => {
      progress.update(step, 0, 1);
      return askSteadily(server.url, questions, seconds);
    };
    await load('预热', WARM_UP_SECONDS);
    const before = await load('问答', QUIET_SECONDS);
    const id = await submit(server.url, questions);
    await untilRunning(server.url, id);
    const during = await load('问答，评测进行中', DURING_SECONDS);
    const { status, done, total } = await readRun(server.url, id);
    if (status !== 'running') throw new Error(`评测在测量结束前已经 ${status}，结果不能用`);
    await untilDone(server.url, id);
    const after = await load('问答', QUIET_SECONDS);
    return { ...compare(spread([...before, ...after]), spread(during)), run: { done, total } };
  } finally {
    await server.stop();
  }
}

function compare(quiet: Spread, during: Spread): Omit<EvalsBench, 'run'> {
  return { quiet, during, ratio: { p50: during.p50 / quiet.p50, p95: during.p95 / quiet.p95 } };
}

/** At fixed times, whether or not the earlier ones are answered: a slow server must not be asked less. */
async function askSteadily(
  url: string,
  questions: readonly BenchQuestion[],
  seconds: number,
): Promise<number[]> {
  const start = performance.now();
  const asked = Array.from({ length: seconds * REQUESTS_PER_SECOND }, async (_, at) => {
    await sleep(start + (at * 1000) / REQUESTS_PER_SECOND - performance.now());
    const sent = performance.now();
    const response = await post(`${url}/api/ask`, 'application/json', questionBody(questions, at));
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`/api/ask answered ${response.status}`);
    return performance.now() - sent;
  });
  return Promise.all(asked);
}

function questionBody(questions: readonly BenchQuestion[], at: number): string {
  return JSON.stringify({ question: questions[at % questions.length]?.question });
}

function post(url: string, type: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body });
}

async function submit(url: string, questions: readonly BenchQuestion[]): Promise<string> {
  const rows = Array.from({ length: CASES }, (_, at) => {
    const { question, gold } = questions[at % questions.length] ?? {};
    // Only with a key clause is the search measured too, which is half of a case's work.
    return `${JSON.stringify({ id: String(at), question, gold: [gold] })}\n`;
  });
  const response = await post(`${url}/api/evals`, 'application/x-ndjson', rows.join(''));
  if (response.status !== 202)
    throw new Error(`/api/evals answered ${response.status}: ${await response.text()}`);
  return EvalsAccepted.parse(await response.json()).id;
}

async function readRun(url: string, id: string): Promise<EvalsRun> {
  return EvalsRun.parse(await (await fetch(`${url}/api/evals/${id}`)).json());
}

async function untilRunning(url: string, id: string): Promise<void> {
  while ((await readRun(url, id)).status === 'queued') await sleep(100);
}

async function untilDone(url: string, id: string): Promise<void> {
  for (;;) {
    const { status, error } = await readRun(url, id);
    if (status === 'done') return;
    if (status !== 'running') throw new Error(`评测没有完成（${status}）${error ?? ''}，结果不能用`);
    await sleep(500);
  }
}

/** What is wrong with the figures; null where they clear the bar. */
export function missedBar({ ratio }: Pick<EvalsBench, 'ratio'>): string | null {
  if (ratio.p95 < MOST_P95_RATIO) return null;
  return `评测进行时问答的 p95 是平时的 ${ratio.p95.toFixed(2)} 倍，须不到 ${MOST_P95_RATIO} 倍`;
}

export function evalsTable({ quiet, during, ratio, run }: EvalsBench): string {
  return table(
    [`每秒 ${REQUESTS_PER_SECOND} 问，毫秒`, 'p50', 'p95'],
    [
      ['没有评测', ...cells(quiet, '')],
      [`${run.total} 题评测进行中（测量时完成 ${run.done} 题）`, ...cells(during, '')],
      ['比值', ...cells(ratio, '×')],
    ],
  );
}

function cells({ p50, p95 }: { p50: number; p95: number }, unit: string): string[] {
  return [p50, p95].map((value) => `${value.toFixed(2)}${unit}`);
}
