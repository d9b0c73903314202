/** The whole system in this process, as the server has it, without HTTP. */
import { createAnswerer } from '../api/index.ts';
import { loadCorpus, loadRules } from '../corpus/index.ts';
import type { Corpus, RuleSet } from '../corpus/index.ts';
import { ensureIndex, openIndex } from '../indexer/index.ts';
import type { SearchIndex, SearchMode } from '../indexer/index.ts';
import type { System } from './evaluate.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings.ts';

/** The day on which the questions are asked. Fixed, so that an answer about validity is the same on every run. */
export const ASKED_ON = '2026-11-22';

/** What can be read without the index. */
export interface Texts {
  corpus: Corpus;
  rules: Promise<RuleSet>;
}

export async function loadTexts({ corpusDir }: Pick<Settings, 'corpusDir'>): Promise<Texts> {
  const corpus = await loadCorpus(corpusDir);
  const rules = loadRules(corpus, corpusDir);
  // They may fail before anybody waits for them; the failure is met where they are used.
  rules.catch(() => {});
  return { corpus, rules };
}

export interface OpenOptions {
  /** Where they are read already. */
  texts?: Texts;
  /** False opens the index as it is on the disk and throws `IndexError` where it does not fit: a server may be using it. */
  build?: boolean;
  /** All searches, those of the answerer too, go by words alone or by meaning alone. */
  mode?: SearchMode;
}

/** Loads the corpus, brings the index up to date and opens it. */
export async function openSystem(
  settings: Settings,
  progress: Pick<Progress, 'update'>,
  { texts, build = true, mode = 'hybrid' }: OpenOptions = {},
): Promise<System & { rules: Promise<RuleSet> }> {
  const { corpus, rules } = texts ?? (await loadTexts(settings));
  const open = build ? ensureIndex : openIndex;
  const opened = await open(corpus, settings.dataDir, {
    embeddingModel: settings.embeddingModel,
    onProgress: ({ stage, done, total }) => progress.update(stage, done, total),
  });
  const index = mode === 'hybrid' ? opened : searchingBy(mode, opened);
  return { index, rules, answerer: createAnswerer({ index, rules, today: () => ASKED_ON }) };
}

function searchingBy(mode: SearchMode, index: SearchIndex): SearchIndex {
  return {
    corpus: index.corpus,
    version: index.version,
    search: (query, options) => index.search(query, { ...options, mode }),
    byAddress: (query) => index.byAddress(query),
    analyze: (query) => index.analyze(query),
    clause: (clauseId) => index.clause(clauseId),
    embed: (texts, kind) => index.embed(texts, kind),
    close: () => index.close(),
  };
}
