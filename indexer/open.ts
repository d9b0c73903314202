import type { Corpus } from '../corpus/index.ts';
import { readIndex, type ReadResult, type StoredIndex } from './artifact.ts';
import { buildWith, indexFolder, indexVersion, type IndexOptions } from './build.ts';
import { createEmbedder, type Embedder } from './embed.ts';
import { prepareModel, type EmbeddingModel } from './model.ts';
import { foldForms, normalize } from './normalize.ts';
import { NOTHING_LEFT_OUT } from './pipeline-part.ts';
import { createSearchIndex } from './search.ts';
import type { SearchIndex } from './search-index.ts';
import { openExact, openGraph } from './vectors.ts';

/** Whether the index below a data folder fits the corpus and the model; the reason is for users. */
export type IndexState =
  | { kind: 'ok' }
  | { kind: 'missing'; reason: string }
  | { kind: 'stale'; reason: string }
  | { kind: 'damaged'; reason: string };

/** The index on the disk cannot be opened; `state` says why. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
  constructor(readonly state: Exclude<IndexState, { kind: 'ok' }>) {
    super(`${state.reason}，请运行 npm run index。`);
  }
}

/** Looks at every file of the index without opening it. */
export async function checkIndex(
  corpus: Corpus,
  dataDir: string,
  options: IndexOptions = {},
): Promise<IndexState> {
  const model = await prepareModel(options.embeddingModel, dataDir);
  const checked = judge(await readIndex(indexFolder(dataDir)), corpus, model, options);
  return checked.kind === 'ok' ? { kind: 'ok' } : checked;
}

type Judged = { kind: 'ok'; stored: StoredIndex } | Exclude<IndexState, { kind: 'ok' }>;

function judge(read: ReadResult, corpus: Corpus, model: EmbeddingModel, { without }: IndexOptions): Judged {
  if (read.kind !== 'ok') return read;
  const { manifest } = read.stored;
  if (manifest.version === indexVersion(corpus, model, without)) return read;
  if (manifest.corpusVersion !== corpus.version)
    return { kind: 'stale', reason: '政策文本或词典在建立索引后有改动' };
  if (manifest.model.fingerprint !== model.fingerprint) {
    return { kind: 'stale', reason: `索引由另一个向量模型（${manifest.model.name}）建立` };
  }
  return { kind: 'stale', reason: '索引由旧版程序建立' };
}

/**
 * Opens the index of a corpus below `dataDir`.
 *
 * @throws IndexError where it is missing, stale or damaged; ModelError or EmbeddingError for the model
 */
export async function openIndex(
  corpus: Corpus,
  dataDir: string,
  options: IndexOptions = {},
): Promise<SearchIndex> {
  return withEmbedder(options, dataDir, async (embedder) => {
    const judged = judge(await readIndex(indexFolder(dataDir)), corpus, embedder.model, options);
    if (judged.kind !== 'ok') throw new IndexError(judged);
    return openStored(judged.stored, corpus, embedder, options);
  });
}

/**
 * Opens the index and builds it first where it is missing, stale or damaged.
 * @param loading the corpus, or its promise: then the model loads while it is read
 */
export async function ensureIndex(
  loading: Corpus | Promise<Corpus>,
  dataDir: string,
  options: IndexOptions = {},
): Promise<SearchIndex> {
  const reading = Promise.resolve(loading);
  // It may fail before anybody waits for it; the failure is met below.
  reading.catch(() => {});
  return withEmbedder(options, dataDir, async (embedder) => {
    const corpus = await reading;
    const dir = indexFolder(dataDir);
    const judged = judge(await readIndex(dir), corpus, embedder.model, options);
    if (judged.kind === 'ok') return openStored(judged.stored, corpus, embedder, options);
    await buildWith(embedder, corpus, dataDir, options);
    const built = judge(await readIndex(dir), corpus, embedder.model, options);
    if (built.kind !== 'ok') throw new IndexError(built);
    return openStored(built.stored, corpus, embedder, options);
  });
}

/** The model loads in its thread while `open` reads files; it is let go again where that fails. */
async function withEmbedder(
  options: IndexOptions,
  dataDir: string,
  open: (embedder: Embedder) => Promise<SearchIndex>,
): Promise<SearchIndex> {
  const fold = options.without?.has('traditional') ? foldForms : normalize;
  const embedder = createEmbedder(await prepareModel(options.embeddingModel, dataDir), { fold });
  try {
    return await open(embedder);
  } catch (error) {
    await embedder.close();
    throw error;
  }
}

async function openStored(
  { manifest, content, graphFile }: StoredIndex,
  corpus: Corpus,
  embedder: Embedder,
  { without = NOTHING_LEFT_OUT }: IndexOptions,
): Promise<SearchIndex> {
  const vectors =
    graphFile === null ? openExact(content.vectors) : await openGraph(graphFile, content.vectors);
  const index = createSearchIndex({ corpus, content, vectors, embedder, version: manifest.version, without });
  await embedder.dimensions();
  return index;
}
