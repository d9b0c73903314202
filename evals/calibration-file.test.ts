import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCorpus } from '../corpus/index.ts';
import { bundledSetFiles, writeCalibration } from './calibration-file.ts';
import { resolveGold } from './gold.ts';
import { loadSet } from './sets.ts';
import { sampleCalibration } from './testing/calibration.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'cewen-calibration-'));
afterAll(() => rm(folder, { recursive: true }));

const { documents } = await loadCorpus(fileURLToPath(new URL('../corpus', import.meta.url)));
const sets = await Promise.all((await bundledSetFiles()).map(loadSet));

describe('the bundled sets', () => {
  it.each(sets)('$file names places of the library', (set) => {
    expect(resolveGold(set, documents).size).toBe(set.questions.length);
  });

  it('share no id: a question belongs to one fold', () => {
    const ids = sets.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('writing the calibration', () => {
  it('writes what was fitted, in the format of the project, and leaves no draft', async () => {
    const file = path.join(folder, 'calibration.json');
    await writeCalibration(sampleCalibration, file);
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toEqual(sampleCalibration);
    expect(text.endsWith('}\n')).toBe(true);
    expect(await readdir(folder)).toEqual(['calibration.json']);
  });

  it('fails where it cannot write', async () => {
    await expect(writeCalibration(sampleCalibration, path.join(folder, 'none', 'c.json'))).rejects.toThrow(
      'ENOENT',
    );
  });
});
