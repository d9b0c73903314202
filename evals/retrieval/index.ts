/** `npm run evals -- retrieval`: a public retrieval set, searched by the product's own pipeline. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureIndex } from '../../indexer/index.ts';
import { openProgress, type Progress } from '../progress.ts';
import { readSettings, type Settings } from '../settings.ts';
import { parseRetrievalArguments, RETRIEVAL_USAGE, type RetrievalOptions } from './arguments.ts';
import { BeirError, loadBeir, type BeirSet } from './beir.ts';
import { corpusOf } from './beir-corpus.ts';
import { measureRetrieval, type RetrievalReport } from './measure.ts';
import { retrievalTables } from './report.ts';

export { ndcgAt } from './ranking-score.ts';

/** Runs the command; the exit code is the result. */
export async function runRetrieval(argv: readonly string[]): Promise<number> {
  const parsed = parseRetrievalArguments(argv);
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(`${RETRIEVAL_USAGE}\n`);
      return 0;
    case 'badUsage':
      process.stderr.write(`${parsed.message}\n\n${RETRIEVAL_USAGE}\n`);
      return 2;
    case 'run':
      return run(parsed.options);
  }
}

async function run(options: RetrievalOptions): Promise<number> {
  const progress = openProgress(process.stderr);
  try {
    progress.update('读取检索集', 0, 1);
    const set = await loadBeir(options.beir);
    const limited = { ...set, queries: set.queries.slice(0, options.limitQueries ?? undefined) };
    const report = await measure(limited, readSettings(process.env), progress);
    progress.stop();
    await publish(report, options);
    return 0;
  } catch (error) {
    progress.stop();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof BeirError ? 2 : 1;
  }
}

async function measure(set: BeirSet, settings: Settings, progress: Progress): Promise<RetrievalReport> {
  const index = await ensureIndex(corpusOf(set.passages), folderFor(set, settings), {
    embeddingModel: settings.embeddingModel,
    onProgress: ({ stage, done, total }) => progress.update(stage, done, total),
  });
  try {
    return await measureRetrieval(set, index, (done, total) => progress.update('检索', done, total));
  } finally {
    await index.close();
  }
}

/** Below the data folder, one a set: sets of the same name lie in different folders of their own. */
function folderFor({ name, passages }: BeirSet, { dataDir }: Settings): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(passages.slice(0, 100)))
    .digest('hex')
    .slice(0, 8);
  return path.join(dataDir, 'beir', `${name}-${hash}`);
}

async function publish(report: RetrievalReport, { json, out }: RetrievalOptions): Promise<void> {
  const text = retrievalTables(report);
  const asJson = JSON.stringify(report, null, 2);
  process.stdout.write(`${json ? asJson : text}\n`);
  if (out === null) return;
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'report.txt'), `${text}\n`);
  await writeFile(path.join(out, 'report.json'), `${asJson}\n`);
}
