import { availableParallelism } from 'node:os';
import { createEmbedder, type Embedder, type TakeVector } from './embed.ts';

/** From here on another thread pays: it takes half a second and 150 MB to start. */
const MANY = 2000;
/** Texts that a thread takes at a time. */
const SHARE = 64;

/** Hands out the vectors of passages as they come; many texts are shared out over the processor's cores. */
export async function embedMany(
  embedder: Embedder,
  texts: readonly string[],
  take: TakeVector,
): Promise<void> {
  const helpers = texts.length < MANY ? 0 : availableParallelism() - 1;
  const more = Array.from({ length: helpers }, () => createEmbedder(embedder.model));
  try {
    await shareOut([embedder, ...more], texts, take);
  } finally {
    await Promise.all(more.map((helper) => helper.close()));
  }
}

/** Each embedder takes the next texts when it is done with the last. */
export async function shareOut(
  embedders: readonly Embedder[],
  texts: readonly string[],
  take: TakeVector,
): Promise<void> {
  let next = 0;
  const work = async (embedder: Embedder): Promise<void> => {
    for (let from = next; from < texts.length; from = next) {
      next += SHARE;
      await embedder.embed(texts.slice(from, from + SHARE), 'passage', (index, vector) =>
        take(from + index, vector),
      );
    }
  };
  await Promise.all(embedders.map(work));
}
