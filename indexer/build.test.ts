import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Corpus } from '../corpus/index.ts';
import { readIndex } from './artifact.ts';
import { buildIndex, buildWith, indexFolder } from './build.ts';
import { createEmbedder, EmbeddingError, type Embedder } from './embed.ts';
import { prepareModel } from './model.ts';
import { checkIndex, ensureIndex, IndexError, openIndex } from './open.ts';
import { oneDocument, withChangedClause } from './testing/corpus.ts';
import { temporaryFolder } from './testing/folder.ts';

const folder = temporaryFolder();
let corpus: Corpus;
let changed: Corpus;
let embedder: Embedder;
beforeAll(async () => {
  corpus = await oneDocument();
  changed = withChangedClause(corpus, 'industry-internationalization.s2.n12', '1万元', '2万元');
  embedder = createEmbedder(await prepareModel(undefined, folder()));
  await buildWith(embedder, corpus, join(folder(), 'first'), {});
});
afterAll(() => embedder.close());

const manifestFile = (dir: string): string => join(indexFolder(dir), 'manifest.json');
const artifact = async (dir: string, name: string): Promise<string> => {
  const read = await readIndex(indexFolder(dir));
  if (read.kind !== 'ok') throw new Error(read.reason);
  return join(indexFolder(dir), read.stored.manifest.folder, name);
};

/** An index of the corpus in a folder of its own: copied, because building takes a second. */
async function built(name: string): Promise<string> {
  const dir = join(folder(), name);
  await cp(join(folder(), 'first'), dir, { recursive: true });
  return dir;
}

describe('a build', () => {
  it('reports what it did, and what it is doing', async () => {
    const stages = new Map<string, number>();
    const dir = join(folder(), 'report');
    const report = await buildIndex(corpus, dir, {
      onProgress: ({ stage, done, total }) => stages.set(stage, total - done),
    });
    expect(report).toMatchObject({ documents: 1, clauses: 16, reused: 0 });
    expect(report.embedded).toBe(report.passages);
    expect(report.bytes).toBeGreaterThan(report.passages * 512 * 4);
    expect([...stages]).toEqual([
      ['分词', 0],
      ['生成向量', 0],
    ]);
  });

  it('embeds only what changed', async () => {
    const dir = await built('changed');
    const report = await buildWith(embedder, changed, dir, {});
    // The chunk and the one sentence that says 万元.
    expect(report.embedded).toBe(2);
    expect(report.reused).toBe(report.passages - 2);
  });

  it('gives the same vectors as a build from nothing', async () => {
    const dir = await built('again');
    await buildWith(embedder, changed, dir, {});
    const empty = join(folder(), 'fresh');
    await buildWith(embedder, changed, empty, {});
    const [incremental, fresh] = await Promise.all([dir, empty].map((each) => readIndex(indexFolder(each))));
    if (incremental?.kind !== 'ok' || fresh?.kind !== 'ok') throw new Error('not readable');
    expect(incremental.stored.content).toEqual(fresh.stored.content);
  });

  it('leaves one index behind, not two', async () => {
    const dir = await built('tidy');
    await buildWith(embedder, changed, dir, {});
    expect(await readdir(indexFolder(dir))).toHaveLength(2);
  });

  it('leaves the last good index where it fails', async () => {
    const dir = await built('failed');
    const failing: Embedder = {
      model: embedder.model,
      dimensions: () => embedder.dimensions(),
      embed: () => Promise.reject(new EmbeddingError('坏了')),
      close: () => Promise.resolve(),
    };
    await expect(buildWith(failing, changed, dir, {})).rejects.toThrow('坏了');
    expect(await checkIndex(corpus, dir)).toEqual({ kind: 'ok' });
  });

  it('goes on where one before it was stopped', async () => {
    const dir = join(folder(), 'stopped');
    const stopping: Embedder = {
      model: embedder.model,
      dimensions: () => embedder.dimensions(),
      embed: async (texts, kind, take) => {
        await embedder.embed(texts.slice(0, 5), kind, take);
        throw new EmbeddingError('停了');
      },
      close: () => Promise.resolve(),
    };
    await expect(buildWith(stopping, corpus, dir, {})).rejects.toThrow('停了');
    const report = await buildWith(embedder, corpus, dir, {});
    expect(report.reused).toBe(5);
    expect(await readdir(indexFolder(dir))).toHaveLength(2);
  });

  it('can do without sentences', async () => {
    const dir = join(folder(), 'chunks');
    const report = await buildWith(embedder, corpus, dir, { sentences: false });
    expect(report.passages).toBe(report.clauses);
  });
});

describe('the check of an index', () => {
  it('finds a fresh one in order', async () => {
    expect(await checkIndex(corpus, await built('fine'))).toEqual({ kind: 'ok' });
  });

  it('misses one that was never built', async () => {
    expect(await checkIndex(corpus, join(folder(), 'nothing'))).toMatchObject({ kind: 'missing' });
  });

  it('calls one stale whose corpus changed, or whose model did', async () => {
    const dir = await built('stale');
    expect(await checkIndex(changed, dir)).toMatchObject({
      kind: 'stale',
      reason: expect.stringContaining('改动'),
    });
    const manifest = await readFile(manifestFile(dir), 'utf8');
    await writeFile(
      manifestFile(dir),
      manifest.replace(embedder.model.fingerprint, 'another').replace(/"version": "\w+"/, '"version": "1"'),
    );
    expect(await checkIndex(corpus, dir)).toMatchObject({
      kind: 'stale',
      reason: expect.stringContaining('模型'),
    });
  });

  it('calls one stale that other code built', async () => {
    const dir = await built('older');
    const manifest = await readFile(manifestFile(dir), 'utf8');
    await writeFile(manifestFile(dir), manifest.replace(/"version": "\w+"/, '"version": "1"'));
    expect(await checkIndex(corpus, dir)).toMatchObject({
      kind: 'stale',
      reason: expect.stringContaining('旧版'),
    });
  });

  it.each(['vectors.f32', 'words.impacts', 'passages.places', 'bigrams.terms'])(
    'sees a changed byte in %s',
    async (name) => {
      const dir = await built(`byte-${name}`);
      const file = await artifact(dir, name);
      const bytes = await readFile(file);
      bytes[10] = (bytes[10] ?? 0) ^ 255;
      await writeFile(file, bytes);
      expect(await checkIndex(corpus, dir)).toMatchObject({
        kind: 'damaged',
        reason: expect.stringContaining(name),
      });
    },
  );

  it('sees a missing file and a torn manifest', async () => {
    const dir = await built('torn');
    await rm(await artifact(dir, 'words.rows'));
    expect(await checkIndex(corpus, dir)).toMatchObject({
      kind: 'damaged',
      reason: expect.stringContaining('words.rows'),
    });
    await writeFile(manifestFile(dir), '{"version":');
    expect(await checkIndex(corpus, dir)).toMatchObject({ kind: 'damaged' });
  });

  it('never follows a manifest out of its folder', async () => {
    const dir = await built('outside');
    const manifest = await readFile(manifestFile(dir), 'utf8');
    await writeFile(manifestFile(dir), manifest.replace(/"folder": "[^"]+"/, '"folder": "../.."'));
    expect(await checkIndex(corpus, dir)).toMatchObject({ kind: 'damaged' });
  });
});

describe('opening', () => {
  it('refuses a missing index and says what to do', async () => {
    const error: unknown = await openIndex(corpus, join(folder(), 'none')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(IndexError);
    expect(String(error)).toContain('npm run index');
  });

  it('mends a damaged index by building it again', async () => {
    const dir = await built('mended');
    await writeFile(await artifact(dir, 'vectors.f32'), 'gone');
    const index = await ensureIndex(corpus, dir);
    const { hits } = await index.search('马德里国际注册');
    expect(hits[0]?.clause.locator).toBe('二、12');
    await index.close();
    expect(await checkIndex(corpus, dir)).toEqual({ kind: 'ok' });
  });

  it('does not build a good index again', async () => {
    const dir = await built('kept');
    const before = await readdir(indexFolder(dir));
    const index = await ensureIndex(corpus, dir);
    await index.close();
    expect(await readdir(indexFolder(dir))).toEqual(before);
  });
});
