/** `npm run calibrate`: fits the answerer's models to labelled questions. Usage and exit codes: calibration-arguments.ts. */
import { calibrationFile, createObserver, readCalibration } from '../api/index.ts';
import { parseCalibrateArguments, USAGE } from './calibration-arguments.ts';
import type { CalibrateOptions } from './calibration-arguments.ts';
import { bundledSetFiles, writeCalibration } from './calibration-file.ts';
import { calibrationReport, reportCalibration } from './calibration-report.ts';
import { observeSet, type Sample } from './calibration-sample.ts';
import { openSystem } from './open-system.ts';
import { openProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { loadSet, SetError } from './sets.ts';
import type { QuestionSet } from './sets.ts';
import { readSettings } from './settings.ts';

const DONE = 0;
const NOT_DONE = 1;
const BAD_USAGE = 2;

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseCalibrateArguments(argv);
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return DONE;
    case 'badUsage':
      process.stderr.write(`${parsed.message}\n\n${USAGE}\n`);
      return BAD_USAGE;
    case 'run':
      return run(parsed.options);
  }
}

async function run({ files, write, json }: CalibrateOptions): Promise<number> {
  const progress = openProgress(process.stderr);
  try {
    const sets = await Promise.all((files.length > 0 ? files : await bundledSetFiles()).map(loadSet));
    const samples = await observeAll(sets, progress);
    progress.stop();
    const report = calibrationReport(samples, readCalibration());
    process.stdout.write(`${json ? JSON.stringify(report, null, 2) : reportCalibration(report)}\n`);
    if (write) {
      await writeCalibration(report.calibration, calibrationFile);
      process.stderr.write(`已写入 ${calibrationFile}\n`);
    }
    return DONE;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof SetError ? BAD_USAGE : NOT_DONE;
  }
}

async function observeAll(sets: readonly QuestionSet[], progress: Progress): Promise<Sample[]> {
  const { index } = await openSystem(readSettings(process.env), progress);
  try {
    const observe = createObserver(index);
    const samples: Sample[] = [];
    for (const set of sets) {
      const onProgress = (done: number, total: number): void =>
        progress.update(`观察 ${set.file}`, done, total);
      samples.push(...(await observeSet(set, index.corpus.documents, observe, onProgress)));
    }
    return samples;
  } finally {
    await index.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
