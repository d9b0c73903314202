/**
 * `npm run evals:gate`: whether the labelled questions are answered as well as thresholds.json and the bars for
 * amounts demand, and as well as when baseline.json was written.
 * Exit code 0: every bar is cleared and nothing got worse; 1: something is, or nothing could be measured.
 */
import { AMOUNT_BARS, amountTable, judgeAmounts, type AmountVerdict } from './amount-gate.ts';
import {
  BASELINE_FILE,
  baselineText,
  GATED_SETS,
  judgeBaseline,
  measureAll,
  questionsOf,
  readBaseline,
  type Baseline,
  type MeasuredSet,
} from './baseline/index.ts';
import { openProgress } from './progress.ts';
import { CAUSES, type MeasureId } from './scoring/index.ts';
import { readSettings } from './settings.ts';
import { judge, loadThresholds, verdictTable, type Thresholds } from './thresholds.ts';

async function main(): Promise<number> {
  const progress = openProgress(process.stderr);
  try {
    const thresholds = await loadThresholds(new URL('./thresholds.json', import.meta.url));
    const read = await readBaseline(BASELINE_FILE);
    if (read.kind === 'unusable') throw new Error(read.message);
    const { baseline } = read;
    const files = GATED_SETS.map(({ file }) => file);
    const { measured } = await measureAll(files, { settings: readSettings(process.env), baseline, progress });
    progress.stop();
    return report(measured, thresholds, baseline);
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** Prints every verdict, and what is wrong where one fails. */
function report(all: readonly MeasuredSet[], thresholds: Thresholds, baseline: Baseline): number {
  const barred = GATED_SETS.flatMap(({ bars: which }, at) => {
    const set = all[at];
    return which === null || set === undefined ? [] : [{ set, which }];
  });
  const bars = barred.flatMap(({ set, which }) =>
    which === 'answers' ? judge(Object.fromEntries(valuesOf(set)), thresholds) : [],
  );
  const amounts = barred.flatMap(({ set, which }) =>
    which === 'answers' ? [] : [amountVerdict(set, which)],
  );
  const kept = all.map((one) => judgeBaseline(one, baseline));
  const tables = [verdictTable(bars), amountTable(amounts), baselineText(kept, questionsOf(all))];
  process.stdout.write(`${tables.join('\n\n')}\n`);
  const missed = [
    ...bars.filter(({ passed }) => !passed).map(({ name }) => name),
    ...amounts.filter(({ passed }) => !passed).map(({ set }) => set),
  ];
  const worse = kept.filter(({ complaints }) => complaints.length > 0).map(({ set }) => set);
  if (missed.length > 0) {
    process.stdout.write(`\n${barred.map(({ set }) => wrongCases(set)).join('\n')}\n`);
    process.stdout.write(`\n未达到门槛：${missed.join('、')}\n`);
  }
  if (worse.length > 0) process.stdout.write(`\n低于基线：${worse.join('、')}\n`);
  const unknown = kept.filter(({ isKnown }) => !isKnown).map(({ set }) => set);
  if (unknown.length > 0) process.stdout.write(`\n还没有基线，没有比较：${unknown.join('、')}\n`);
  return missed.length + worse.length === 0 ? 0 : 1;
}

function valuesOf({ summary }: MeasuredSet): [MeasureId, number | null][] {
  return [...summary.rates].map(([id, rate]) => [id, rate?.value ?? null]);
}

function amountVerdict({ set, summary, scores }: MeasuredSet, bars: keyof typeof AMOUNT_BARS): AmountVerdict {
  const value = (id: MeasureId): number | null => summary.rates.get(id)?.value ?? null;
  const figures = {
    right: value('amountExact'),
    wrongFigures: scores.filter(({ tallies }) => tallies.wrongNumber?.hit === 1).length,
    asked: value('asked'),
    allDecidingCited: value('allCited'),
  };
  return judgeAmounts(set.file, figures, AMOUNT_BARS[bars]);
}

/** Every case that is not right, with its cause. */
function wrongCases({ set, scores }: MeasuredSet): string {
  const wrong = scores.filter(({ right }) => !right);
  const lines = wrong.map(
    ({ id, cause }) => `  ${id}：${cause === null ? '' : `${CAUSES[cause.cause][0]}。${cause.evidence}`}`,
  );
  return `${set.file} 未通过 ${wrong.length} 题\n${lines.join('\n')}`;
}

process.exitCode = await main();
