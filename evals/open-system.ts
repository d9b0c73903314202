/** The whole system in this process, as the server has it, without HTTP. */
import { createAnswerer } from '../api/index.ts';
import { loadCorpus, loadRules, type RuleSet } from '../corpus/index.ts';
import { ensureIndex } from '../indexer/index.ts';
import type { System } from './evaluate.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings.ts';

/** The day on which the questions are asked. Fixed, so that an answer about validity is the same on every run. */
const ASKED_ON = '2026-11-22';

/** Loads the corpus, brings the index up to date and opens it. */
export async function openSystem(
  settings: Settings,
  progress: Pick<Progress, 'update'>,
): Promise<System & { rules: Promise<RuleSet> }> {
  const corpus = await loadCorpus(settings.corpusDir);
  const index = await ensureIndex(corpus, settings.dataDir, {
    embeddingModel: settings.embeddingModel,
    onProgress: ({ stage, done, total }) => progress.update(stage, done, total),
  });
  const rules = loadRules(corpus, settings.corpusDir);
  return { index, rules, answerer: createAnswerer({ index, rules, today: () => ASKED_ON }) };
}
