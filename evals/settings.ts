/** Where the corpus and the index are: the variables of the server that matter to an evaluation in process. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Settings {
  corpusDir: string;
  /** Index and runtime data. */
  dataDir: string;
  /** A folder or a hub id; without it the bundled weights. */
  embeddingModel?: string;
}

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** Reads CORPUS_DIR, DATA_DIR and EMBEDDING_MODEL; an empty one counts as unset. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const model = env['EMBEDDING_MODEL'];
  return {
    corpusDir: path.resolve(projectRoot, env['CORPUS_DIR'] || 'corpus'),
    dataDir: path.resolve(projectRoot, env['DATA_DIR'] || 'data'),
    ...(model ? { embeddingModel: model } : {}),
  };
}
