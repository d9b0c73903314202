/** `npm run evals -- ablation`: what each part of the search brings. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadCorpus } from '../../corpus/index.ts';
import { openProgress } from '../progress.ts';
import { loadSet, SetError } from '../sets.ts';
import { readSettings } from '../settings.ts';
import { ABLATION_USAGE, parseAblationArguments, type AblationOptions } from './arguments.ts';
import { measureAblation, type AblationRow } from './measure.ts';
import { queryGroups } from './query-sets.ts';
import { ablationTables } from './report.ts';

/** Runs the command; the exit code is the result. */
export async function runAblation(argv: readonly string[]): Promise<number> {
  const parsed = parseAblationArguments(argv);
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(`${ABLATION_USAGE}\n`);
      return 0;
    case 'badUsage':
      process.stderr.write(`${parsed.message}\n\n${ABLATION_USAGE}\n`);
      return 2;
    case 'run':
      return run(parsed.options);
  }
}

async function run(options: AblationOptions): Promise<number> {
  const progress = openProgress(process.stderr);
  try {
    const sets = await Promise.all(options.files.map(loadSet));
    const settings = readSettings(process.env);
    const corpus = await loadCorpus(settings.corpusDir);
    const { all, groups } = queryGroups(sets, corpus.documents);
    const rows = await measureAblation(corpus, [all, ...groups], settings, progress);
    progress.stop();
    await publish(rows, options);
    return 0;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof SetError ? 2 : 1;
  }
}

async function publish(rows: readonly AblationRow[], { json, out }: AblationOptions): Promise<void> {
  const text = ablationTables(rows);
  const asJson = JSON.stringify(rows, null, 2);
  process.stdout.write(`${json ? asJson : text}\n`);
  if (out === null) return;
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'report.txt'), `${text}\n`);
  await writeFile(path.join(out, 'report.json'), `${asJson}\n`);
}
