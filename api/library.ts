import { loadCorpus, loadRules } from '../corpus/index.ts';
import { ensureIndex, type IndexProgress } from '../indexer/index.ts';
import { createAnswerer } from './answer/index.ts';
import type { Library } from './app-env.ts';
import type { Config } from './config.ts';
import { today } from './today.ts';

/**
 * Loads the corpus and its award rules, builds the index where it is missing or stale, and opens them for
 * questions. Throws `CorpusError` with every problem of every file.
 */
export async function openLibrary(
  { corpusDir, dataDir, embeddingModel }: Pick<Config, 'corpusDir' | 'dataDir' | 'embeddingModel'>,
  onProgress?: (progress: IndexProgress) => void,
): Promise<Library> {
  const corpus = loadCorpus(corpusDir);
  // The rules are read while the model loads on its own thread.
  const [index, rules] = await Promise.all([
    ensureIndex(corpus, dataDir, { embeddingModel, onProgress }),
    corpus.then((loaded) => loadRules(loaded, corpusDir)),
  ]);
}
