/** `npm run evals`: asks the labelled questions and prints the measures. Usage and exit codes: arguments.ts. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runAblation } from './ablation/index.ts';
import { runBaseline } from './baseline/index.ts';
import { runCompare } from './compare/index.ts';
import { parseArguments, USAGE } from './arguments.ts';
import type { RunOptions } from './arguments.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, System } from './evaluate.ts';
import { runJudge } from './judge/index.ts';
import { openSystem } from './open-system.ts';
import { openProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { reportFailureCounts, reportFailures, reportJson, reportTables } from './report.ts';
import { runRetrieval } from './retrieval/index.ts';
import { runRun, runTemplate, runValidate } from './runner/index.ts';
import { keepKind, loadSet, SetError } from './sets.ts';
import type { QuestionSet } from './sets.ts';
import { readSettings } from './settings.ts';

const MEASURED = 0;
const NOT_MEASURED = 1;
const BAD_USAGE = 2;

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv);
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return MEASURED;
    case 'badUsage':
      process.stderr.write(`${parsed.message}\n\n${USAGE}\n`);
      return BAD_USAGE;
    case 'run':
      return run(parsed.options);
  }
}

async function run(options: RunOptions): Promise<number> {
  const progress = openProgress(process.stderr);
  try {
    const sets = await chosenSets(options);
    const evaluations = await evaluateAll(sets, progress);
    progress.stop();
    await publish(evaluations, options);
    return evaluations.some(hasError) ? NOT_MEASURED : MEASURED;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof SetError ? BAD_USAGE : NOT_MEASURED;
  }
}

/** Sets are read before the system is opened: a typing error in a file should not cost a wait. */
async function chosenSets({ files, kind }: RunOptions): Promise<QuestionSet[]> {
  const sets = await Promise.all(files.map(loadSet));
  if (kind === null) return sets;
  const kept = sets.map((set) => keepKind(set, kind)).filter(({ questions }) => questions.length > 0);
  if (kept.length === 0) throw new SetError([`--kind ${kind}: 所选题集中没有这一类题`]);
  return kept;
}

async function evaluateAll(sets: readonly QuestionSet[], progress: Progress): Promise<Evaluation[]> {
  const system: System = await openSystem(readSettings(process.env), progress);
  try {
    const evaluations: Evaluation[] = [];
    for (const set of sets) {
      evaluations.push(
        await evaluate(set, system, (done, total) => progress.update(`评测 ${set.file}`, done, total)),
      );
    }
    return evaluations;
  } finally {
    await system.index.close();
  }
}

async function publish(evaluations: readonly Evaluation[], options: RunOptions): Promise<void> {
  const text = evaluations.map((evaluation) => reportText(evaluation, options.failures)).join('\n\n');
  const json = JSON.stringify(evaluations.map(reportJson), null, 2);
  process.stdout.write(`${options.json ? json : text}\n`);
  if (options.out === null) return;
  await mkdir(options.out, { recursive: true });
  await writeFile(path.join(options.out, 'report.txt'), `${text}\n`);
  await writeFile(path.join(options.out, 'report.json'), `${json}\n`);
}

function reportText(evaluation: Evaluation, inFull: boolean): string {
  const failures = inFull ? reportFailures(evaluation) : reportFailureCounts(evaluation);
  return [`题集 ${evaluation.file}`, reportTables(evaluation), failures || '没有不符之处'].join('\n\n');
}

function hasError({ scores }: Evaluation): boolean {
  return scores.some(({ failures }) => failures.some(({ check }) => check === 'error'));
}

/** Commands by their first word; without one, the labelled questions are asked and the measures printed. */
const COMMANDS = new Map([
  ['run', runRun],
  ['validate', runValidate],
  ['template', runTemplate],
  ['compare', runCompare],
  ['baseline', runBaseline],
  ['judge', (argv: readonly string[]) => runJudge(argv)],
  ['retrieval', (argv: readonly string[]) => runRetrieval(argv)],
  ['ablation', (argv: readonly string[]) => runAblation(argv)],
]);

const [first = '', ...rest] = process.argv.slice(2);
process.exitCode = await (COMMANDS.get(first)?.(rest) ?? main(process.argv.slice(2)));
