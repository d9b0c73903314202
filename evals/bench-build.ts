/** How long building the index from nothing takes, and where the time goes. */
import type { Corpus } from '../corpus/index.ts';
import { buildIndex } from '../indexer/index.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings.ts';

export interface BuildTimes {
  /** Milliseconds. */
  total: number;
  /** From the first report of each stage to its last; loading the model falls into the first that embeds. */
  stages: { stage: string; took: number }[];
  /** What no stage covers: preparing the model's files, writing the index. */
  rest: number;
}

/** Builds below the empty folder `dataDir`, so that nothing is reused. */
export async function measureBuild(
  corpus: Corpus,
  dataDir: string,
  { embeddingModel }: Pick<Settings, 'embeddingModel'>,
  progress: Progress,
): Promise<BuildTimes> {
  const seen = new Map<string, { first: number; last: number }>();
  const start = performance.now();
  await buildIndex(corpus, dataDir, {
    embeddingModel,
    onProgress: ({ stage, done, total }) => {
      const now = performance.now();
      seen.set(stage, { first: seen.get(stage)?.first ?? now, last: now });
      progress.update(stage, done, total);
    },
  });
  const total = performance.now() - start;
  const stages = [...seen].map(([stage, { first, last }]) => ({ stage, took: last - first }));
  return { total, stages, rest: total - stages.reduce((sum, { took }) => sum + took, 0) };
}
