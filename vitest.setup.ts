import { join } from 'node:path';
import { loadCorpus } from './corpus/index.ts';
import { ensureIndex } from './indexer/index.ts';

/** Builds the index once, before test files that open it run side by side. */
export async function setup(): Promise<void> {
  const root = import.meta.dirname;
  const index = await ensureIndex(await loadCorpus(join(root, 'corpus')), join(root, 'data'));
  await index.close();
}
