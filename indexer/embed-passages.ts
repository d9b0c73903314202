import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIndex, textHash } from './artifact.ts';
import type { Embedder } from './embed.ts';
import { embedMany } from './embed-many.ts';
import type { EmbeddingModel } from './model.ts';
import { openJournal } from './vector-journal.ts';
import type { VectorTable } from './vectors.ts';

/** The vectors of all passages, and how they came about. */
export interface EmbeddedPassages {
  vectors: VectorTable;
  /** Hash of each passage's text. */
  hashes: string[];
  /** How many texts were embedded now; the others were known. */
  embedded: number;
  /** Removes the journal; to be called when the index that holds the vectors is in its place. */
  forget: () => Promise<void>;
}

/**
 * Embeds what neither the index below `dir` nor a build that was killed has embedded before. Each vector is put
 * into a journal beside the index as it comes.
 */
export async function embedPassages(
  embedder: Embedder,
  texts: readonly string[],
  dir: string,
  onProgress: (done: number, total: number) => void,
): Promise<EmbeddedPassages> {
  const hashes = texts.map(textHash);
  const dimensions = await embedder.dimensions();
  const file = journalFile(dir, embedder.model);
  const before = await knownVectors(dir, embedder.model);
  const journal = await openJournal(file, dimensions);
  try {
    const missing = new Map<string, string>();
    hashes.forEach((hash, index) => {
      if (!before.has(hash) && !journal.known.has(hash)) missing.set(hash, texts[index] ?? '');
    });
    const wanted = [...missing.keys()];
    let done = 0;
    onProgress(0, wanted.length);
    await embedMany(embedder, [...missing.values()], (index, vector) => {
      journal.add(wanted[index] ?? '', vector);
      onProgress((done += 1), wanted.length);
    });
    const values = new Float32Array(texts.length * dimensions);
    hashes.forEach((hash, row) =>
      values.set(before.get(hash) ?? journal.known.get(hash) ?? [], row * dimensions),
    );
    return {
      vectors: { dimensions, count: texts.length, values },
      hashes,
      embedded: wanted.length,
      forget: () => rm(file, { force: true }),
    };
  } finally {
    await journal.close();
  }
}

/** Vectors of different models are kept apart. */
function journalFile(dir: string, { fingerprint }: EmbeddingModel): string {
  return join(dir, `vectors-${textHash(fingerprint).slice(0, 12)}.journal`);
}

/** Vectors of the index before, by the hash of their text; none where another model made them. */
async function knownVectors(dir: string, model: EmbeddingModel): Promise<Map<string, Float32Array>> {
  const before = await readIndex(dir);
  if (before.kind !== 'ok' || before.stored.manifest.model.fingerprint !== model.fingerprint)
    return new Map();
  const { values, dimensions } = before.stored.content.vectors;
  return new Map(
    before.stored.hashes.map((hash, row) => [
      hash,
      values.subarray(row * dimensions, (row + 1) * dimensions),
    ]),
  );
}
