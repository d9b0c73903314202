import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { GATED_SETS } from './gated-sets.ts';

test('no bundled set is left out of the gate, and none is asked twice', async () => {
  const files = await readdir(path.join(import.meta.dirname, '..', 'sets'));
  const bundled = files.filter((name) => name.endsWith('.jsonl')).toSorted();
  expect(GATED_SETS.map(({ file }) => path.basename(file)).toSorted()).toEqual(bundled);
});
