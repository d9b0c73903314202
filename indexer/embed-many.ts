import { availableParallelism } from 'node:os';
import { createEmbedder, type Embedder } from './embed.ts';

/** From here on another thread pays: it takes half a second and 150 MB to start. */
const MANY = 2000;
/** Texts that a thread takes at a time. */
const SHARE = 64;

/** Vectors of passages, in their order; many of them are shared out over the processor's cores. */
export async function embedMany(
  embedder: Embedder,
  texts: readonly string[],
  onProgress: (done: number) => void,
): Promise<Float32Array[]> {
  const helpers = texts.length < MANY ? 0 : availableParallelism() - 1;
  const more = Array.from({ length: helpers }, () => createEmbedder(embedder.model));
  try {
    return await shareOut([embedder, ...more], texts, onProgress);
  } finally {
    await Promise.all(more.map((helper) => helper.close()));
  }
}

/** Each embedder takes the next texts when it is done with the last. */
export async function shareOut(
  embedders: readonly Embedder[],
  texts: readonly string[],
  onProgress: (done: number) => void,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = new Array(texts.length);
  let next = 0;
  let done = 0;
  const work = async (embedder: Embedder): Promise<void> => {
    for (let from = next; from < texts.length; from = next) {
      next += SHARE;
      const share = await embedder.embed(texts.slice(from, from + SHARE), 'passage', () =>
        onProgress((done += 1)),
      );
      share.forEach((vector, index) => {
        vectors[from + index] = vector;
      });
    }
  };
  await Promise.all(embedders.map(work));
  return vectors;
}
