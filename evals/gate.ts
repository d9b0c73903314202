/**
 * `npm run evals:gate`: whether the labelled questions are answered as well as thresholds.json demands.
 * Exit code 0: every bar is cleared; 1: one is not, or nothing could be measured.
 */
import { BUNDLED_SETS } from './arguments.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { openSystem } from './open-system.ts';
import { openProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { summarizeQa } from './qa-summary.ts';
import { reportFailures } from './report.ts';
import { loadSet } from './sets.ts';
import { readSettings } from './settings.ts';
import { judge, loadThresholds, verdictTable } from './thresholds.ts';

async function main(): Promise<number> {
  const progress = openProgress(process.stderr);
  try {
    const thresholds = await loadThresholds(new URL('./thresholds.json', import.meta.url));
    const evaluation = await measure(progress);
    progress.stop();
    if (evaluation.form !== 'qa') throw new Error(`${evaluation.file} 不是问答题集`);
    const verdicts = judge(summarizeQa(evaluation.scores).measures, thresholds);
    process.stdout.write(`${verdictTable(verdicts)}\n`);
    const broken = verdicts.filter(({ passed }) => !passed);
    if (broken.length === 0) return 0;
    process.stdout.write(`\n${reportFailures(evaluation)}\n\n`);
    process.stdout.write(`未达到门槛：${broken.map(({ name }) => name).join('、')}\n`);
    return 1;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function measure(progress: Progress): Promise<Evaluation> {
  const set = await loadSet(BUNDLED_SETS.qa);
  const system = await openSystem(readSettings(process.env), progress);
  try {
    return await evaluate(set, system, (done, total) => progress.update(`评测 ${set.file}`, done, total));
  } finally {
    await system.index.close();
  }
}

process.exitCode = await main();
