import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedder, type Embedder } from './embed.ts';
import { embedMany, shareOut } from './embed-many.ts';
import { prepareModel } from './model.ts';
import { temporaryFolder } from './testing/folder.ts';

const folder = temporaryFolder();
let embedders: Embedder[];
beforeAll(async () => {
  const model = await prepareModel(undefined, folder());
  embedders = [createEmbedder(model), createEmbedder(model)];
});
afterAll(() => Promise.all(embedders.map((embedder) => embedder.close())));

const texts = Array.from({ length: 150 }, (_, index) => `第${index}条`);

async function collect(workers: readonly Embedder[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  await shareOut(workers, texts, (index, vector) => {
    vectors[index] = vector;
  });
  return vectors;
}

describe('embedding many texts', () => {
  it('gives the same vectors, in the same order, however many threads share the work', async () => {
    const shared = await collect(embedders);
    expect(shared).toHaveLength(150);
    expect(shared).toEqual(await collect(embedders.slice(0, 1)));
  });

  it('is content with none', async () => {
    const taken: number[] = [];
    const [first] = embedders;
    if (first !== undefined) await embedMany(first, [], (index) => taken.push(index));
    expect(taken).toEqual([]);
  });

  it('fails as a whole where one thread fails', async () => {
    const closed = createEmbedder(await prepareModel(undefined, folder()));
    await closed.dimensions();
    await closed.close();
    await expect(shareOut([closed, ...embedders], texts, () => undefined)).rejects.toThrow('向量模型已关闭');
  });
});
