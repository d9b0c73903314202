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

describe('embedding many texts', () => {
  it('gives the same vectors, in the same order, however many threads share the work', async () => {
    const done: number[] = [];
    const shared = await shareOut(embedders, texts, (count) => done.push(count));
    expect(shared).toEqual(await shareOut(embedders.slice(0, 1), texts, () => undefined));
    expect(done.at(-1)).toBe(150);
  });

  it('is content with none', async () => {
    const [first] = embedders;
    expect(first && (await embedMany(first, [], () => undefined))).toEqual([]);
  });

  it('fails as a whole where one thread fails', async () => {
    const closed = createEmbedder(await prepareModel(undefined, folder()));
    await closed.dimensions();
    await closed.close();
    await expect(shareOut([closed, ...embedders], texts, () => undefined)).rejects.toThrow('向量模型已关闭');
  });
});
