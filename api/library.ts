import { loadCorpus } from '../corpus/index.ts';
import { ensureIndex, type IndexProgress } from '../indexer/index.ts';
import { createAnswerer } from './answer/index.ts';
import type { Library } from './app-env.ts';
import type { Config } from './config.ts';

/** Today where the policies apply; a server elsewhere must not be a day off when one begins or ends. */
const beijingDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/**
 * Loads the corpus, builds the index where it is missing or stale, and opens both for questions.
 * Throws `CorpusError` with every problem of every file.
 */
export async function openLibrary(
  { corpusDir, dataDir, embeddingModel }: Pick<Config, 'corpusDir' | 'dataDir' | 'embeddingModel'>,
  onProgress?: (progress: IndexProgress) => void,
): Promise<Library> {
  const index = await ensureIndex(loadCorpus(corpusDir), dataDir, { embeddingModel, onProgress });
  return { index, answerer: createAnswerer({ index, today: () => beijingDate.format(new Date()) }) };
}
