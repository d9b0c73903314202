import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Clause, Corpus } from '../corpus/index.ts';
import { writeIndex } from './artifact.ts';
import { passagesOf, type Passage } from './chunk.ts';
import { buildKeywords, clausesOf, tokenizerFor, type PassageTable } from './content.ts';
import { createEmbedder, type Embedder } from './embed.ts';
import { embedPassages } from './embed-passages.ts';
import { prepareModel, type EmbeddingModel } from './model.ts';
import { NOTHING_LEFT_OUT, STORED_PARTS, type LeftOut } from './pipeline-part.ts';
import { recipe } from './recipe.ts';
import { EXACT_LIMIT, writeGraph, type VectorTable } from './vectors.ts';

/** Progress for people: `done` of `total` within the stage. */
export interface IndexProgress {
  stage: string;
  done: number;
  total: number;
}

export interface IndexOptions {
  /** A model folder or hub id; the bundled weights where it is missing. */
  embeddingModel?: string | undefined;
  onProgress?: ((progress: IndexProgress) => void) | undefined;
  /**
   * Whether sentences get vectors of their own. Default: while the library is small (see `SENTENCE_LIMIT`),
   * because they multiply the time to build by about six.
   */
  sentences?: boolean | undefined;
  /** Parts of the pipeline to do without, for an ablation; default none. */
  without?: LeftOut | undefined;
}

export interface BuildReport {
  version: string;
  documents: number;
  clauses: number;
  passages: number;
  /** Passages whose vector was computed, and taken over from the index before. */
  embedded: number;
  reused: number;
  /** Size of the index on the disk. */
  bytes: number;
  tookMs: number;
}

const SENTENCE_LIMIT = 5000;

/** Folder of the index below the data folder. */
export function indexFolder(dataDir: string): string {
  return join(dataDir, 'index');
}

/** Changes with anything that changes what is stored: the code, the model, any byte of the corpus. */
export function indexVersion(
  corpus: Pick<Corpus, 'version'>,
  model: Pick<EmbeddingModel, 'fingerprint'>,
  without: LeftOut = NOTHING_LEFT_OUT,
): string {
  const left = STORED_PARTS.filter((part) => without.has(part));
  const parts = [recipe(), model.fingerprint, corpus.version, ...left];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

/**
 * Builds the index of a corpus below `dataDir` and puts it in the place of the one before. Passages that were
 * embedded before, by the same model, are not embedded again.
 *
 * @throws ModelError, EmbeddingError, or a file system error; the index before is then still in place
 */
export async function buildIndex(
  corpus: Corpus,
  dataDir: string,
  options: IndexOptions = {},
): Promise<BuildReport> {
  const embedder = createEmbedder(await prepareModel(options.embeddingModel, dataDir));
  try {
    return await buildWith(embedder, corpus, dataDir, options);
  } finally {
    await embedder.close();
  }
}

/** The same with a model that is loaded already. */
export async function buildWith(
  embedder: Embedder,
  corpus: Corpus,
  dataDir: string,
  options: IndexOptions,
): Promise<BuildReport> {
  const started = performance.now();
  const progress = options.onProgress ?? (() => undefined);
  const clauses = clausesOf(corpus);
  const without = options.without ?? NOTHING_LEFT_OUT;
  const total = clauses.length;
  progress({ stage: '分词', done: 0, total });
  const keywords = await buildKeywords(
    corpus,
    tokenizerFor(corpus),
    (done) => progress({ stage: '分词', done, total }),
    without,
  );
  const passages = clauses.map((clause) =>
    passagesOf(clause, options.sentences ?? total <= SENTENCE_LIMIT, without),
  );
  const texts = passages.flat().map((passage) => passage.text);
  const dir = indexFolder(dataDir);
  const { vectors, hashes, embedded, forget } = await embedPassages(embedder, texts, dir, (done, missing) =>
    progress({ stage: '生成向量', done, total: missing }),
  );
  const version = indexVersion(corpus, embedder.model, without);
  const { name, fingerprint } = embedder.model;
  const manifest = await writeIndex(
    dir,
    { ...keywords, passages: layOut(passages, clauses), vectors },
    hashes,
    {
      version,
      corpusVersion: corpus.version,
      model: { name, fingerprint, dimensions: vectors.dimensions },
      documents: corpus.documents.length,
    },
    vectors.count <= EXACT_LIMIT ? null : (file) => writeGraphTo(file, vectors, progress),
  );
  await forget();
  return {
    version,
    documents: corpus.documents.length,
    clauses: clauses.length,
    passages: texts.length,
    embedded,
    reused: texts.length - embedded,
    bytes: Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0),
    tookMs: performance.now() - started,
  };
}

async function writeGraphTo(
  file: string,
  vectors: VectorTable,
  progress: (progress: IndexProgress) => void,
): Promise<void> {
  await writeGraph(vectors, file, (done) => progress({ stage: '建立向量图', done, total: vectors.count }));
}

function layOut(passages: readonly (readonly Passage[])[], clauses: readonly Clause[]): PassageTable {
  const flat = passages.flatMap((list, row) => list.map((passage) => ({ ...passage, row })));
  const firsts = new Uint32Array(clauses.length + 1);
  passages.forEach((list, row) => {
    firsts[row + 1] = (firsts[row] ?? 0) + list.length;
  });
  return {
    places: Uint32Array.from(flat.flatMap(({ row, start, end }) => [row, start, end])),
    kinds: Uint8Array.from(flat, ({ kind }) => (kind === 'chunk' ? 0 : 1)),
    firsts,
  };
}
