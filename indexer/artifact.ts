import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { IndexContent } from './content.ts';
import type { KeywordIndex } from './keyword.ts';

const manifestSchema = z.strictObject({
  /** Hash of recipe, model and corpus. */
  version: z.string(),
  corpusVersion: z.string(),
  model: z.strictObject({ name: z.string(), fingerprint: z.string(), dimensions: z.number() }),
  counts: z.strictObject({
    documents: z.number(),
    clauses: z.number(),
    passages: z.number(),
    words: z.number(),
    bigrams: z.number(),
  }),
  /** Folder beside the manifest that holds the files. */
  folder: z.string().regex(/^[\w-]+$/),
  files: z.record(z.string(), z.strictObject({ bytes: z.number(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** What was stored: content, and for each passage the hash of the text that its vector stands for. */
export interface StoredIndex {
  manifest: Manifest;
  content: IndexContent;
  hashes: string[];
  /** The graph over the vectors, where there is one. */
  graphFile: string | null;
}

export type ReadResult =
  | { kind: 'ok'; stored: StoredIndex }
  | { kind: 'missing'; reason: string }
  | { kind: 'damaged'; reason: string };

/** Bytes of a text hash; half of SHA-256 is far from any collision. */
const HASH_BYTES = 16;
const MANIFEST = 'manifest.json';
const GRAPH = 'vectors.hnsw';
/** Folders of builds that died; a build under way is never this old. */
const ABANDONED_MS = 24 * 3600 * 1000;

export function textHash(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, HASH_BYTES * 2);
}

/** Reads and checks every file of the index below `dir`; never throws for what is on the disk. */
export async function readIndex(dir: string): Promise<ReadResult> {
  const file = join(dir, MANIFEST);
  if (!existsSync(file)) return { kind: 'missing', reason: '尚未建立索引' };
  const manifest = await readManifest(file);
  if (manifest === null) return { kind: 'damaged', reason: `索引清单 ${file} 无法识别` };
  const folder = join(dir, manifest.folder);
  try {
    const files = await readChecked(folder, manifest);
    const graphFile = GRAPH in manifest.files ? join(folder, GRAPH) : null;
    return { kind: 'ok', stored: { manifest, ...decode(files, manifest), graphFile } };
  } catch (error) {
    if (error instanceof DamagedError) return { kind: 'damaged', reason: error.message };
    throw error;
  }
}

/** The manifest alone, or null where it is missing or of another shape, as one of an older version is. */
async function readManifest(file: string): Promise<Manifest | null> {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

async function readChecked(folder: string, manifest: Manifest): Promise<Map<string, Buffer>> {
  const entries = await Promise.all(
    Object.entries(manifest.files).map(async ([name, expected]): Promise<[string, Buffer]> => {
      const bytes = await readFile(join(folder, name)).catch(() => null);
      if (bytes === null) throw new DamagedError(`索引文件 ${name} 缺失`);
      if (sha256(bytes) !== expected.sha256) throw new DamagedError(`索引文件 ${name} 的内容与清单不符`);
      return [name, bytes];
    }),
  );
  return new Map(entries);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Writes an index beside the present one and then puts it in its place with one rename: a reader sees the old
 * index or the new one, and a build that fails leaves the old one.
 *
 * @param writeGraph writes the graph over the vectors to a file; null where the vectors need none
 */
export async function writeIndex(
  dir: string,
  content: IndexContent,
  hashes: readonly string[],
  identity: Pick<Manifest, 'version' | 'corpusVersion' | 'model'> & { documents: number },
  writeGraph: ((file: string) => Promise<void>) | null,
): Promise<Manifest> {
  const name = `${identity.version}-${randomBytes(4).toString('hex')}`;
  const folder = join(dir, name);
  await mkdir(folder, { recursive: true });
  const files: Manifest['files'] = {};
  for (const [file, bytes] of encode(content, hashes)) {
    await writeFile(join(folder, file), bytes);
    files[file] = { bytes: bytes.byteLength, sha256: sha256(bytes) };
  }
  if (writeGraph !== null) {
    await writeGraph(join(folder, GRAPH));
    const bytes = await readFile(join(folder, GRAPH));
    files[GRAPH] = { bytes: bytes.byteLength, sha256: sha256(bytes) };
  }
  const { documents, ...rest } = identity;
  const manifest: Manifest = {
    ...rest,
    counts: {
      documents,
      clauses: content.words.size,
      passages: content.vectors.count,
      words: content.words.terms.size,
      bigrams: content.bigrams.terms.size,
    },
    folder: name,
    files,
  };
  await publish(dir, manifest);
  return manifest;
}

async function publish(dir: string, manifest: Manifest): Promise<void> {
  const previous = await readManifest(join(dir, MANIFEST));
  const temporary = join(dir, `${manifest.folder}.json`);
  await writeFile(temporary, JSON.stringify(manifest, null, 2));
  await rename(temporary, join(dir, MANIFEST));
  if (previous !== null) await rm(join(dir, previous.folder), { recursive: true, force: true });
  await removeAbandoned(dir, manifest.folder);
}

async function removeAbandoned(dir: string, current: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === current) continue;
    const folder = join(dir, entry.name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(folder, { recursive: true, force: true });
  }
}

function encode(content: IndexContent, hashes: readonly string[]): [string, Uint8Array][] {
  const { passages, vectors } = content;
  return [
    ...encodeKeywords('words', content.words),
    ...encodeKeywords('bigrams', content.bigrams),
    ['passages.places', asBytes(passages.places)],
    ['passages.kinds', passages.kinds],
    ['passages.firsts', asBytes(passages.firsts)],
    ['passages.hashes', Buffer.from(hashes.join(''), 'hex')],
    ['vectors.f32', asBytes(vectors.values)],
  ];
}

function encodeKeywords(name: string, index: KeywordIndex): [string, Uint8Array][] {
  return [
    [`${name}.terms`, Buffer.from([...index.terms.keys()].join('\n'))],
    [`${name}.starts`, asBytes(index.starts)],
    [`${name}.rows`, asBytes(index.rows)],
    [`${name}.impacts`, asBytes(index.impacts)],
  ];
}

function asBytes(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function decode(
  files: ReadonlyMap<string, Buffer>,
  manifest: Manifest,
): { content: IndexContent; hashes: string[] } {
  const file = (name: string): Buffer => {
    const bytes = files.get(name);
    if (bytes === undefined) throw new DamagedError(`索引清单没有列出文件 ${name}`);
    return bytes;
  };
  const { dimensions } = manifest.model;
  const hex = file('passages.hashes').toString('hex');
  const content: IndexContent = {
    words: decodeKeywords('words', file, manifest.counts.clauses),
    bigrams: decodeKeywords('bigrams', file, manifest.counts.clauses),
    passages: {
      places: new Uint32Array(aligned(file('passages.places'))),
      kinds: new Uint8Array(aligned(file('passages.kinds'))),
      firsts: new Uint32Array(aligned(file('passages.firsts'))),
    },
    vectors: {
      dimensions,
      count: manifest.counts.passages,
      values: new Float32Array(aligned(file('vectors.f32'))),
    },
  };
  return { content, hashes: hex.match(new RegExp(`.{${HASH_BYTES * 2}}`, 'g')) ?? [] };
}

function decodeKeywords(name: string, file: (name: string) => Buffer, size: number): KeywordIndex {
  const text = file(`${name}.terms`).toString('utf8');
  const terms = text === '' ? [] : text.split('\n');
  return {
    size,
    terms: new Map(terms.map((term, id) => [term, id])),
    starts: new Uint32Array(aligned(file(`${name}.starts`))),
    rows: new Uint32Array(aligned(file(`${name}.rows`))),
    impacts: new Float32Array(aligned(file(`${name}.impacts`))),
  };
}

/** Typed arrays need their own, aligned memory; large files have that already. */
function aligned(bytes: Buffer): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  return Uint8Array.from(bytes).buffer;
}
