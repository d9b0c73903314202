import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The code that decides what is stored and how. */
const INGREDIENTS = [
  'artifact.ts',
  'build.ts',
  'chunk.ts',
  'content.ts',
  'graph-thread.mjs',
  'keyword.ts',
  'normalize.ts',
  'phrases.ts',
  'squeeze.ts',
  'tokenize.ts',
  'vectors.ts',
];

/**
 * Hash of the code that makes an index. An index made by other code is stale, and no one has to remember to
 * raise a version number for that.
 */
export function recipe(): string {
  const hash = createHash('sha256');
  for (const file of INGREDIENTS) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}
