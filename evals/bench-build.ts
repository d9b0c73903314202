/** How long building the index from nothing takes, and where the time goes. */
import type { Corpus } from '../corpus/index.ts';
import { buildIndex } from '../indexer/index.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings.ts';

export interface BuildTimes {
  /** Milliseconds. */
  total: number;
  /** In order; a stage lasts until the next one reports. */
  stages: { stage: string; took: number }[];
}

/** Builds into the empty folder `dir`, so that nothing is reused. */
export async function measureBuild(
  corpus: Corpus,
  dir: string,
  { embeddingModel }: Pick<Settings, 'embeddingModel'>,
  progress: Progress,
): Promise<BuildTimes> {
  const starts: { stage: string; at: number }[] = [];
  const start = performance.now();
  await buildIndex(corpus, dir, {
    ...(embeddingModel === undefined ? {} : { embeddingModel }),
    onProgress: ({ stage, done, total }) => {
      if (starts.at(-1)?.stage !== stage) starts.push({ stage, at: performance.now() });
      progress.update(stage, done, total);
    },
  });
  const end = performance.now();
  return {
    total: end - start,
    stages: starts.map(({ stage, at }, position) => ({
      stage,
      took: (starts[position + 1]?.at ?? end) - at,
    })),
  };
}
