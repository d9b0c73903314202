import { loadCorpus, loadRules } from '../corpus/index.ts';
import { ensureIndex, type IndexProgress } from '../indexer/index.ts';
import { createAnswerer } from './answer/index.ts';
import type { Library } from './app-env.ts';
import type { Config } from './config.ts';
import { createLanguageModel, type ModelReport } from './model/index.ts';
import { today } from './today.ts';

/**
 * Loads the corpus, builds the index where it is missing or stale, and opens both for questions; the award
 * rules are read after that. A language model is used only where one is configured. Throws `CorpusError` with every problem of every file, and so does `rules`.
 */
export async function openLibrary(
  settings: Pick<Config, 'corpusDir' | 'dataDir' | 'embeddingModel' | 'languageModel'>,
  onProgress?: (progress: IndexProgress) => void,
  onModel?: (report: ModelReport) => void,
): Promise<Library> {
  const { corpusDir, dataDir, embeddingModel, languageModel } = settings;
  const reading = loadCorpus(corpusDir);
  const index = await ensureIndex(reading, dataDir, { embeddingModel, onProgress });
  const corpus = await reading;
  const rules = loadRules(corpus, corpusDir);
  const model = languageModel === undefined ? null : createLanguageModel(languageModel, onModel);
  return { index, rules, answerer: createAnswerer({ index, rules, today, model }) };
}
