/** Which program answered: with another one, a half-finished run must not go on. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
/** The corpus has its own version, in that of the knowledge base; rules and vocabulary are hashed here. */
const FOLDERS = ['corpus', 'indexer', 'api'];

/** Hash of everything that the answer in process comes from, tests left out. */
export async function programDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const found = await readdir(path.join(projectRoot, folder), { recursive: true, withFileTypes: true });
    const files = found
      .filter((entry) => entry.isFile() && /\.(?:ts|mjs|json|ya?ml)$/u.test(entry.name))
      .filter(({ name }) => !name.endsWith('.test.ts'))
      .map(({ parentPath, name }) => path.join(parentPath, name));
    for (const file of files.toSorted()) {
      hash
        .update(path.relative(projectRoot, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}
