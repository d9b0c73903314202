/** The yardstick of the benchmark: how fast the model alone embeds, in batches, on all cores. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EmbeddingModel } from '../../indexer/index.ts';

export interface BareTask {
  model: EmbeddingModel;
  texts: string[];
}

/** Texts a second, without loading the model. */
export async function bareEmbeddingRate(model: EmbeddingModel, texts: readonly string[]): Promise<number> {
  const count = availableParallelism();
  const threads = Array.from({ length: count }, (_, thread) => {
    const workerData: BareTask = { model, texts: texts.filter((_text, index) => index % count === thread) };
    return new Worker(new URL('./bare-thread.mjs', import.meta.url), { workerData, execArgv: [] });
  });
  await Promise.all(threads.map((thread) => once(thread, 'message')));
  const start = performance.now();
  await Promise.all(
    threads.map(async (thread) => {
      const done = once(thread, 'message');
      thread.postMessage('start');
      await done;
    }),
  );
  const rate = texts.length / ((performance.now() - start) / 1000);
  await Promise.all(threads.map((thread) => thread.terminate()));
  return rate;
}
