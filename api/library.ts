import { loadCorpus, loadRules } from '../corpus/index.ts';
import { ensureIndex, type IndexProgress } from '../indexer/index.ts';
import { createAnswerer } from './answer/index.ts';
import type { Library } from './app-env.ts';
import type { Config } from './config.ts';
import { today } from './today.ts';

/**
 * Loads the corpus, builds the index where it is missing or stale, and opens both for questions; the award
 * rules are read after that. Throws `CorpusError` with every problem of every file, and so does `rules`.
 */
export async function openLibrary(
  { corpusDir, dataDir, embeddingModel }: Pick<Config, 'corpusDir' | 'dataDir' | 'embeddingModel'>,
  onProgress?: (progress: IndexProgress) => void,
): Promise<Library> {
  const reading = loadCorpus(corpusDir);
  const index = await ensureIndex(reading, dataDir, { embeddingModel, onProgress });
  const corpus = await reading;
  const rules = loadRules(corpus, corpusDir);
  return { index, rules, answerer: createAnswerer({ index, rules, today }) };
}
