/** The whole system in this process, as the server has it, without HTTP. */
import path from 'node:path';
import { createAnswerer, loadConfig } from '../api/index.ts';
import type { Config } from '../api/index.ts';
import { loadCorpus } from '../corpus/index.ts';
import { ensureIndex } from '../indexer/index.ts';
import type { System } from './evaluate.ts';
import type { Progress } from './progress.ts';

/** The day on which the questions are asked. Fixed, so that an answer about validity is the same on every run. */
const ASKED_ON = '2026-11-22';

/** The settings of the server, from its environment variables. Throws an error that names each bad one. */
export function settings(): Config {
  const loaded = loadConfig(process.env);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.config;
}

/** Loads the corpus, brings the index up to date and opens it. */
export async function openSystem(config: Config, progress: Progress): Promise<System> {
  const corpus = await loadCorpus(config.corpusDir);
  const index = await ensureIndex(corpus, path.join(config.dataDir, 'index'), {
    ...(config.embeddingModel === undefined ? {} : { embeddingModel: config.embeddingModel }),
    onProgress: ({ stage, done, total }) => progress.update(stage, done, total),
  });
  return { index, answerer: createAnswerer({ index, today: () => ASKED_ON }) };
}
