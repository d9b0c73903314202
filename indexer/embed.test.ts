import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedder, EmbeddingError, startWorker, type Embedder } from './embed.ts';
import { bundledFiles, prepareModel, type EmbeddingModel } from './model.ts';
import { temporaryFolder } from './testing/folder.ts';
import { dot } from './vectors.ts';

const folder = temporaryFolder();
let model: EmbeddingModel;
let embedder: Embedder;
beforeAll(async () => {
  model = await prepareModel(undefined, folder());
  embedder = createEmbedder(model);
});
afterAll(() => embedder.close());

const passages = (texts: string[]): Promise<Float32Array[]> => embedder.embed(texts, 'passage');
const cosine = async (a: string, b: string): Promise<number> => {
  const [first, second] = await passages([a, b]);
  return dot(first ?? new Float32Array(), second ?? new Float32Array());
};

describe('embedding', () => {
  it('gives unit vectors of the promised length, in the order of the texts', async () => {
    const texts = ['出口信用保险', '企业'.repeat(300), '。', '境外上市奖励三百万元'];
    const vectors = await passages(texts);
    expect(vectors.map((vector) => vector.length)).toEqual(texts.map(() => 512));
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
    const [third] = await passages([texts[3] ?? '']);
    expect(third).toEqual(vectors[3]);
  });

  it('puts texts near each other that mean the same', async () => {
    const near = await cosine('企业在香港上市有什么奖励', '境外上市的，给予一次性奖励300万元');
    const far = await cosine('企业在香港上市有什么奖励', '加强产业空间需求对接，给予供地或供楼');
    expect(near).toBeGreaterThan(far + 0.1);
  });

  it('gives a text the same vector whatever it is embedded with', async () => {
    const [alone] = await passages(['知识产权质押贴息']);
    const [, among] = await passages(['企业'.repeat(200), '知识产权质押贴息', '展会']);
    expect(among).toEqual(alone);
  });

  it('does not tell traditional from simplified, nor wide from narrow', async () => {
    expect(await cosine('專精特新企業ＩＰＯ', '专精特新企业ipo')).toBeCloseTo(1, 5);
  });

  it('tells queries from passages', async () => {
    const [query] = await embedder.embed(['展位费补贴'], 'query');
    const [passage] = await passages(['展位费补贴']);
    expect(dot(query ?? new Float32Array(), passage ?? new Float32Array())).toBeLessThan(0.999);
  });

  it('takes empty and endless texts', async () => {
    expect(await passages([])).toEqual([]);
    expect(await passages(['', '企业'.repeat(50_000)])).toHaveLength(2);
  });

  it('hands out each vector as it comes', async () => {
    const taken: [number, Float32Array][] = [];
    const texts = ['一', '二', '三', '四', '五'];
    const vectors = await embedder.embed(texts, 'passage', (index, vector) => taken.push([index, vector]));
    expect(taken).toEqual(vectors.map((vector, index) => [index, vector]));
  });
});

describe('a thread that fails', () => {
  it('rejects what it was asked, says so, and is replaced', async () => {
    let starts = 0;
    const fragile = createEmbedder(model, {
      startThread: (wanted) => {
        starts += 1;
        if (starts > 1) return startWorker(wanted);
        const dying = `
        const { parentPort } = require('node:worker_threads');
        parentPort.on('message', () => process.exit(3));
        parentPort.postMessage({ kind: 'ready', dimensions: 512 });`;
        return new Worker(dying, { eval: true, execArgv: [] });
      },
    });
    const attempts = await Promise.allSettled([
      fragile.embed(['一'], 'query'),
      fragile.embed(['二'], 'query'),
    ]);
    expect(attempts.map((attempt) => attempt.status)).toEqual(['rejected', 'rejected']);
    await expect(fragile.embed(['三'], 'query')).resolves.toHaveLength(1);
    expect(starts).toBe(2);
    await fragile.close();
  });

  it('says why a model cannot be loaded', async () => {
    const broken = join(folder(), 'broken');
    await mkdir(join(broken, 'onnx'), { recursive: true });
    await writeFile(join(broken, 'config.json'), '{"model_type":"bert"}');
    await copyFile(bundledFiles().tokenizer, join(broken, 'tokenizer.json'));
    await writeFile(join(broken, 'tokenizer_config.json'), '{"tokenizer_class":"BertTokenizer"}');
    await writeFile(join(broken, 'onnx', 'model_quantized.onnx'), 'not a model');
    const unusable = createEmbedder(await prepareModel(broken, folder()));
    const error: unknown = await unusable.embed(['一'], 'query').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EmbeddingError);
    expect(String(error)).toContain('向量模型无法加载');
    await unusable.close();
  });

  it('may be closed in the middle of its work', async () => {
    const busy = createEmbedder(model);
    await busy.dimensions();
    const work = busy.embed(
      Array.from({ length: 20 }, () => '企业'.repeat(200)),
      'passage',
    );
    const outcome = Promise.allSettled([work]);
    await busy.close();
    expect(await outcome).toMatchObject([{ status: 'rejected', reason: expect.any(EmbeddingError) }]);
  });

  it('answers nothing after it was closed', async () => {
    const closed = createEmbedder(model);
    await closed.dimensions();
    await closed.close();
    await expect(closed.embed(['一'], 'query')).rejects.toThrow(EmbeddingError);
  });
});
