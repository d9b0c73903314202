/** `npm run evals -- baseline`: compares with the baseline, or writes it anew. */
import { parseArgs } from 'node:util';
import { openProgress } from '../progress.ts';
import { readSettings } from '../settings.ts';
import { readBaseline, writeBaseline, type Baseline } from './baseline-file.ts';
import { BASELINE_FILE, GATED_SETS } from './gated-sets.ts';
import { baselineText, judgeBaseline } from './judge-baseline.ts';
import { measureAll } from './measure-all.ts';
import { baselineOf, type MeasuredSet } from './measure-set.ts';

const DONE = 0;
const WORSE = 1;
const BAD_USAGE = 2;

const BASELINE_USAGE = `用法：npm run evals -- baseline [--write]

跑门槛用的全部自带题集，与 evals/baseline.json 比较，列出改坏的题和原因。
  --write   把这次的结果写成新的基线：先看过每一处变化，再写
  --help    显示本说明

退出码：0 不低于基线，或已写好；1 低于基线，或没能测完；2 用法有误。`;

/** Returns the exit code. */
export async function runBaseline(argv: readonly string[]): Promise<number> {
  const options = parseOptions(argv);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${BASELINE_USAGE}\n`);
    return BAD_USAGE;
  }
  if (options.help) {
    process.stdout.write(`${BASELINE_USAGE}\n`);
    return DONE;
  }
  const read = await readBaseline(BASELINE_FILE);
  const baseline = read.kind === 'read' ? read.baseline : null;
  const { measured, knowledgeBase } = await measure(baseline);
  if (options.write) return write(measured, knowledgeBase);
  if (read.kind === 'unusable') {
    process.stderr.write(`${read.message}\n`);
    return WORSE;
  }
  return compare(measured, read.baseline);
}

function parseOptions(argv: readonly string[]): { write: boolean; help: boolean } | string {
  try {
    const options = { write: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...argv], options });
    return { write: values.write ?? false, help: values.help ?? false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function measure(baseline: Baseline | null): ReturnType<typeof measureAll> {
  const progress = openProgress(process.stderr);
  try {
    const files = GATED_SETS.map(({ file }) => file);
    return await measureAll(files, { settings: readSettings(process.env), baseline, progress });
  } finally {
    progress.stop();
  }
}

async function write(measured: readonly MeasuredSet[], knowledgeBase: string): Promise<number> {
  const lost = measured.flatMap(({ lostLabels }) => lostLabels);
  if (lost.length > 0) {
    process.stderr.write(`没有写：标注与知识库不符，请先改正题集或语料\n${lost.join('\n')}\n`);
    return WORSE;
  }
  const sets = Object.fromEntries(measured.map((one) => [one.set.file, baselineOf(one)]));
  await writeBaseline(BASELINE_FILE, { version: 1, knowledgeBase, sets });
  process.stdout.write(`已写入 ${BASELINE_FILE}\n`);
  return DONE;
}

function compare(measured: readonly MeasuredSet[], baseline: Baseline): number {
  const verdicts = measured.map((one) => judgeBaseline(one, baseline));
  process.stdout.write(`${baselineText(verdicts, questionsOf(measured))}\n`);
  return verdicts.every(({ complaints }) => complaints.length === 0) ? DONE : WORSE;
}

/** Looks up the words of a case among measured sets. */
export function questionsOf(measured: readonly MeasuredSet[]): (set: string, id: string) => string {
  const words = new Map(
    measured.flatMap(({ set }) =>
      set.cases.map((one) => [`${set.file} ${one.id}`, one.turns.join(' → ')] as const),
    ),
  );
  return (set, id) => words.get(`${set} ${id}`) ?? '';
}
