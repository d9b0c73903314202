import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textHash } from './artifact.ts';
import { temporaryFolder } from './testing/folder.ts';
import { openJournal } from './vector-journal.ts';

const folder = temporaryFolder();
const DIMENSIONS = 4;
const vector = (seed: number): Float32Array => Float32Array.from([seed, seed + 0.5, -seed, 1]);

async function journalWith(name: string, count: number): Promise<string> {
  const file = join(folder(), name);
  const journal = await openJournal(file, DIMENSIONS);
  for (let seed = 0; seed < count; seed += 1) journal.add(textHash(`文${seed}`), vector(seed));
  await journal.close();
  return file;
}

async function seedsIn(file: string): Promise<(number | undefined)[]> {
  const journal = await openJournal(file, DIMENSIONS);
  await journal.close();
  return Array.from(journal.known.values(), ([first]) => first);
}

describe('the journal of vectors', () => {
  it('starts empty, and gives back everything that was added', async () => {
    expect(await seedsIn(join(folder(), 'new', 'journal'))).toEqual([]);
    const file = await journalWith('kept', 300);
    const journal = await openJournal(file, DIMENSIONS);
    expect(journal.known.size).toBe(300);
    expect(journal.known.get(textHash('文7'))).toEqual(vector(7));
    await journal.close();
  });

  it('goes on after it was opened again', async () => {
    const file = await journalWith('again', 2);
    await journalWith('again', 3);
    expect(await seedsIn(file)).toEqual([0, 1, 2]);
  });

  it('keeps the whole records wherever a kill cut it off, and can be written on', async () => {
    const file = await journalWith('whole', 3);
    const bytes = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
        const cut = join(folder(), 'cut');
        await writeFile(cut, bytes);
        await truncate(cut, length);
        const whole = Math.floor((length * 3) / bytes.length);
        expect(await seedsIn(cut)).toEqual([0, 1, 2].slice(0, whole));
        await journalWith('cut', 3);
        expect(await seedsIn(cut)).toEqual([0, 1, 2]);
      }),
      { numRuns: 30 },
    );
  });

  it('does not believe a record whose bytes have changed, nor what follows it', async () => {
    const file = await journalWith('changed', 3);
    const bytes = await readFile(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await seedsIn(file)).toEqual([0]);
  });

  it('takes the rest of a foreign file for nothing', async () => {
    const file = await journalWith('foreign', 1);
    await appendFile(file, 'x'.repeat(500));
    expect(await seedsIn(file)).toEqual([0]);
  });
});
