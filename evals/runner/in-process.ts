/** The system in this process. */
import type { SearchMode } from '../../indexer/index.ts';
import { loadTexts, openSystem } from '../open-system.ts';
import type { Progress } from '../progress.ts';
import type { Settings } from '../settings.ts';
import { labelledLibraryOf } from './labelled-library.ts';
import { programDigest } from './program.ts';
import { type Reply, type Respondent, SEARCH_DEPTH, type Source } from './respondent.ts';

export interface InProcessOptions {
  settings: Settings;
  mode: SearchMode;
  /** Whether an index that does not fit is built anew. */
  build: boolean;
  progress: Pick<Progress, 'update'>;
}

export async function openInProcess(options: InProcessOptions): Promise<Source> {
  const { settings, mode, build, progress } = options;
  const texts = await loadTexts(settings);
  const rules = await texts.rules;
  const { documents } = texts.corpus;
  return {
    library: labelledLibraryOf(documents, rules.vocabulary),
    documents,
    rules,
    open: async (): Promise<Respondent> => {
      const { index, answerer } = await openSystem(settings, progress, { texts, mode, build });
      return {
        knowledgeBase: { version: index.version, documents: index.corpus.documents.length },
        program: await programDigest(),
        ask: async (request) => {
          const started = performance.now();
          const reply = await caught(() => answerer.answer(request));
          return { ...reply, elapsedMs: performance.now() - started };
        },
        rank: (query) =>
          caught(async () => {
            const { hits } = await index.search(query, { k: SEARCH_DEPTH });
            return hits.map(({ clause }) => clause.clauseId);
          }),
        close: () => index.close(),
      };
    },
  };
}

/** A throw is a bug in the system under test: it is that question's failure. */
async function caught<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { kind: 'ok', value: await work() };
  } catch (error) {
    return { kind: 'failed', message: String(error) };
  }
}
