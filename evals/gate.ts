/**
 * `npm run evals:gate`: whether the labelled questions are answered as well as thresholds.json and the bars for
 * amounts demand.
 * Exit code 0: every bar is cleared; 1: one is not, or nothing could be measured.
 */
import { fileURLToPath } from 'node:url';
import {
  AMOUNT_BARS,
  amountTable,
  judgeAmounts,
  type AmountBars,
  type AmountVerdict,
} from './amount-gate.ts';
import { BUNDLED_SETS } from './arguments.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { openSystem } from './open-system.ts';
import { openProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { summarizeNumeric } from './numeric-score.ts';
import { summarizeQa } from './qa-summary.ts';
import { reportFailures } from './report.ts';
import { loadSet } from './sets.ts';
import { readSettings } from './settings.ts';
import { judge, loadThresholds, verdictTable } from './thresholds.ts';

async function main(): Promise<number> {
  const progress = openProgress(process.stderr);
  try {
    const thresholds = await loadThresholds(new URL('./thresholds.json', import.meta.url));
    const { evaluation, amounts } = await measure(progress);
    progress.stop();
    if (evaluation.form !== 'qa') throw new Error(`${evaluation.file} 不是问答题集`);
    const verdicts = judge(summarizeQa(evaluation.scores).measures, thresholds);
    process.stdout.write(
      `${verdictTable(verdicts)}\n\n${amountTable(amounts.map(({ verdict }) => verdict))}\n`,
    );
    const missed = amounts.filter(({ verdict }) => !verdict.passed);
    const broken = [
      ...verdicts.filter(({ passed }) => !passed),
      ...missed.map(({ verdict }) => ({ name: verdict.set })),
    ];
    if (broken.length === 0) return 0;
    const reports = [evaluation, ...missed.map((one) => one.evaluation)].map((one) => reportFailures(one));
    process.stdout.write(`\n${reports.join('\n\n')}\n\n`);
    process.stdout.write(`未达到门槛：${broken.map(({ name }) => name).join('、')}\n`);
    return 1;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

interface Amounts {
  evaluation: Evaluation;
  verdict: AmountVerdict;
}

const REWORDED = ['units', 'order', 'colloquial'];

async function measure(progress: Progress): Promise<{ evaluation: Evaluation; amounts: Amounts[] }> {
  const system = await openSystem(readSettings(process.env), progress);
  const run = async (file: string): Promise<Evaluation> => {
    const set = await loadSet(file);
    return evaluate(set, system, (done, total) => progress.update(`评测 ${set.file}`, done, total));
  };
  try {
    const evaluation = await run(BUNDLED_SETS.qa);
    const amounts = [amountsOf(await run(BUNDLED_SETS.numeric), AMOUNT_BARS.labelled)];
    for (const kind of REWORDED) {
      const file = fileURLToPath(new URL(`./sets/numeric.${kind}.jsonl`, import.meta.url));
      amounts.push(amountsOf(await run(file), AMOUNT_BARS.reworded));
    }
    return { evaluation, amounts };
  } finally {
    await system.index.close();
  }
}

function amountsOf(evaluation: Evaluation, bars: AmountBars): Amounts {
  if (evaluation.form !== 'numeric') throw new Error(`${evaluation.file} 不是金额题集`);
  const verdict = judgeAmounts(evaluation.file, summarizeNumeric(evaluation.scores), bars);
  return { evaluation, verdict };
}

process.exitCode = await main();
