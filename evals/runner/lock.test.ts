import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockRun } from './lock.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cewen-lock-'));
  file = path.join(folder, 'run.lock');
});
afterEach(() => rm(folder, { recursive: true }));

/** Above the largest number that systems give to a process. */
const DEAD = '4194305 gone';

const settle = (count: number) => Promise.allSettled(Array.from({ length: count }, () => lockRun(folder, 0)));

it('belongs to one of many who want it at once, and to the next one afterwards', async () => {
  for (let round = 0; round < 5; round += 1) {
    const claims = await settle(12);
    const won = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
    expect(won).toHaveLength(1);
    await won[0]?.();
    expect(await readdir(folder)).toEqual([]);
  }
});

it('of a dead process is taken over by one of many', async () => {
  for (let round = 0; round < 5; round += 1) {
    await writeFile(file, DEAD);
    const claims = await settle(12);
    const won = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
    expect(won).toHaveLength(1);
    expect(claims.find((claim) => claim.status === 'rejected')?.reason).toMatchObject({
      message: expect.stringContaining(`进程 ${process.pid}`),
    });
    await won[0]?.();
  }
});

it('is never there without its holder', async () => {
  const watched = new AbortController();
  const seen = new Set<string>();
  const watching = (async () => {
    while (!watched.signal.aborted) seen.add(await readFile(file, 'utf8').catch(() => 'none'));
  })();
  for (let round = 0; round < 100; round += 1) await (await lockRun(folder, 0))();
  watched.abort();
  await watching;
  expect([...seen].filter((content) => content !== 'none' && !content.startsWith(`${process.pid} `))).toEqual(
    [],
  );
});

it('that was taken over is not removed by the one who had it before', async () => {
  const unlock = await lockRun(folder, 0);
  const other = `${process.pid} another`;
  await writeFile(file, other);
  await unlock();
  expect(await readFile(file, 'utf8')).toBe(other);
});

it('of a living process that does not renew it is taken over', async () => {
  await writeFile(file, `${process.ppid} asleep`);
  await expect(lockRun(folder, 0)).rejects.toThrow(`进程 ${process.ppid}`);
  const old = new Date(Date.now() - 120_000);
  await utimes(file, old, old);
  const unlock = await lockRun(folder, 0);
  expect(Date.now() - (await stat(file)).mtimeMs).toBeLessThan(60_000);
  await unlock();
});

it('is waited for as long as is said', async () => {
  const unlock = await lockRun(folder, 0);
  const waiting = lockRun(folder, 30_000);
  await unlock();
  await (
    await waiting
  )();
  expect(await readdir(folder)).toEqual([]);
});

it('is taken over although somebody died while taking it over', async () => {
  await writeFile(file, DEAD);
  const turn = `${file}.turn`;
  await writeFile(turn, '4194305');
  const old = new Date(Date.now() - 120_000);
  await utimes(turn, old, old);
  await (
    await lockRun(folder, 0)
  )();
  expect(await readdir(folder)).toEqual([]);
});
