import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { printTemplate } from '../cases/index.ts';
import { compareReports } from '../compare/index.ts';
import { ReportToCompare } from '../report/index.ts';
import { readSettings } from '../settings.ts';
import { jsonLines } from '../testing/cases.ts';
import { startServer } from '../server-process.ts';
import { parseRunArguments, type RunSetsOptions } from './run-arguments.ts';
import { runSets } from './run-sets.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'cewen-runs-'));
afterAll(() => rm(folder, { recursive: true }));

const set = path.join(folder, 'own.csv');
const settings = readSettings({});
const hooks = { progress: { update: () => {} }, onChecked: () => {}, onAsked: () => {} };

function optionsFor(outDir: string, ...args: string[]): RunSetsOptions {
  const parsed = parseRunArguments(['--set', set, '--out', outDir, ...args]);
  if (parsed.kind !== 'run') throw new Error('the arguments are wrong');
  return parsed.options;
}

const records = (outDir: string) => readFile(path.join(outDir, 'records.jsonl'), 'utf8');

/** What must be the same on every run: all but the times. */
function withoutTimes(jsonl: string): string {
  return jsonl.replaceAll(/"(?:elapsedMs|tookMs)":[\d.e-]+/gu, '"ms":0');
}

const Times = z.object({ startedAt: z.string(), finishedAt: z.string().nullable() });
/** When the run says that it was asked. */
async function timesOf(outDir: string): Promise<z.infer<typeof Times>> {
  return Times.parse(JSON.parse(await readFile(path.join(outDir, 'run.json'), 'utf8')));
}

async function reportOf(outDir: string): Promise<ReportToCompare> {
  return ReportToCompare.parse(JSON.parse(await readFile(path.join(outDir, 'report.json'), 'utf8')));
}

const whole = path.join(folder, 'whole');
beforeAll(async () => {
  await writeFile(set, printTemplate('csv'));
  await runSets(optionsFor(whole), settings, hooks);
});

describe('a run', () => {
  it('keeps one record for each case, in the order of the set, and says what was run', async () => {
    const lines = (await records(whole)).trimEnd().split('\n');
    const ids = lines.map((line) => z.object({ caseId: z.string() }).parse(JSON.parse(line)).caseId);
    expect(ids).toEqual(Array.from({ length: 12 }, (_, at) => `示例-${at + 1}`));
    const run: unknown = JSON.parse(await readFile(path.join(whole, 'run.json'), 'utf8'));
    expect((await reportOf(whole)).run.options).toMatchObject({ mode: 'hybrid', tags: [] });
    expect(run).toMatchObject({ version: 1, sets: [{ file: 'own.csv' }], options: { mode: 'hybrid' } });
  });

  it('gives the same records whatever the concurrency', async () => {
    const together = path.join(folder, 'together');
    await runSets(optionsFor(together, '--concurrency', '5'), settings, hooks);
    expect(withoutTimes(await records(together))).toBe(withoutTimes(await records(whole)));
  });

  it('goes on wherever it was torn off, and asks nothing twice', async () => {
    const finished = await records(whole);
    const bytes = Buffer.from(finished);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (length) => {
        const torn = path.join(folder, 'torn');
        await rm(torn, { recursive: true, force: true });
        await cp(whole, torn, { recursive: true });
        await writeFile(path.join(torn, 'records.jsonl'), bytes.subarray(0, length));
        await runSets(optionsFor(torn), settings, hooks);
        const resumed = await records(torn);
        expect(withoutTimes(resumed)).toBe(withoutTimes(finished));
        // What was whole keeps its very bytes, times and all: it was not asked again.
        const kept = bytes.subarray(0, bytes.subarray(0, length).lastIndexOf('\n') + 1).toString();
        expect(resumed.startsWith(kept)).toBe(true);
      }),
      { numRuns: 6, examples: [[0], [bytes.length]] },
    );
  }, 120_000);

  it('that is finished is only scored anew, and was finished when it was asked', async () => {
    const finished = path.join(folder, 'finished');
    await cp(whole, finished, { recursive: true });
    await rm(path.join(finished, 'report.json'));
    await runSets(optionsFor(finished), settings, hooks);
    expect(await records(finished)).toBe(await records(whole));
    expect(await timesOf(finished)).toEqual(await timesOf(whole));
    expect(await readFile(path.join(finished, 'report.json'), 'utf8')).toContain('"finishedAt"');
  });

  it('asks everything anew where it is told to, whatever run the folder holds', async () => {
    const again = path.join(folder, 'again');
    await cp(whole, again, { recursive: true });
    await writeFile(path.join(again, 'mine.txt'), 'kept');
    await runSets(optionsFor(again, '--tag', '库外', '--again'), settings, hooks);
    expect((await records(again)).trimEnd().split('\n')).toHaveLength(1);
    expect((await timesOf(again)).startedAt > (await timesOf(whole)).startedAt).toBe(true);
    expect(await readFile(path.join(again, 'mine.txt'), 'utf8')).toBe('kept');
  });

  it('asks only what has the tag', async () => {
    const tagged = path.join(folder, 'tagged');
    const outcome = await runSets(optionsFor(tagged, '--tag', '多轮', '--tag', '库外'), settings, hooks);
    expect(outcome).toMatchObject({ kind: 'done', summary: { cases: 2 } });
  });

  it('searches by words alone where it is told to', async () => {
    const byWords = path.join(folder, 'by-words');
    await runSets(optionsFor(byWords, '--mode', 'keyword'), settings, hooks);
    expect(withoutTimes(await records(byWords))).not.toBe(withoutTimes(await records(whole)));
  });

  it('refuses a folder that holds another run, and says what differs', async () => {
    const other = optionsFor(whole, '--mode', 'vector');
    await expect(runSets(other, settings, hooks)).rejects.toThrow('选项不同');
  });

  it('refuses a folder with a damaged record, and leaves it as it is', async () => {
    const damaged = path.join(folder, 'damaged');
    await cp(whole, damaged, { recursive: true });
    const broken = (await records(whole)).replace('{', '[');
    await writeFile(path.join(damaged, 'records.jsonl'), broken);
    await expect(runSets(optionsFor(damaged), settings, hooks)).rejects.toThrow('records.jsonl:1 已损坏');
    expect(await records(damaged)).toBe(broken);
  });

  it('refuses a folder that a living process writes into, and takes over from a dead one', async () => {
    const locked = path.join(folder, 'locked');
    await cp(whole, locked, { recursive: true });
    await writeFile(path.join(locked, 'run.lock'), String(process.ppid));
    await expect(runSets(optionsFor(locked), settings, hooks)).rejects.toThrow(`进程 ${process.ppid}`);
    await writeFile(path.join(locked, 'run.lock'), '0');
    await expect(runSets(optionsFor(locked), settings, hooks)).resolves.toMatchObject({ kind: 'done' });
  });

  it('writes nothing where a set is wrong', async () => {
    const bad = path.join(folder, 'bad.jsonl');
    await writeFile(bad, jsonLines({ id: 'a' }));
    const outDir = path.join(folder, 'never');
    const outcome = await runSets({ ...optionsFor(outDir), files: [set, bad] }, settings, hooks);
    expect(outcome).toMatchObject({ kind: 'badSets', problems: [{ file: 'bad.jsonl', line: 1 }] });
    await expect(records(outDir)).rejects.toThrow('ENOENT');
  });

  it('tells sets with the same ids apart', async () => {
    const copy = path.join(folder, 'copy.csv');
    await cp(set, copy);
    const outDir = path.join(folder, 'two');
    const options = { ...optionsFor(outDir, '--tag', '库外'), files: [set, copy] };
    const outcome = await runSets(options, settings, hooks);
    const ids =
      outcome.kind === 'done' ? outcome.run.sets.flatMap((one) => one.cases.map(({ id }) => id)) : [];
    expect(ids).toEqual(['own/示例-12', 'copy/示例-12']);
    // Reports name cases by set and id of the file, so that a run of one set compares with a run of both.
    const alone = await reportOf(whole);
    const both = await reportOf(outDir);
    expect(both.cases.map((one) => [one.set, one.id])).toEqual([
      ['own.csv', '示例-12'],
      ['copy.csv', '示例-12'],
    ]);
    expect(compareReports(alone, both)).toMatchObject({ common: 1, relabelled: [] });
  });

  it('keeps ids apart where two files have the same name', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await cp(set, path.join(elsewhere, 'own.csv'));
    const outDir = path.join(folder, 'same-name');
    await runSets(
      { ...optionsFor(outDir, '--tag', '库外'), files: [set, path.join(elsewhere, 'own.csv')] },
      settings,
      hooks,
    );
    expect((await reportOf(outDir)).cases.map(({ id }) => id)).toEqual(['1.own/示例-12', '2.own/示例-12']);
  });
});

describe('a run from the command line', () => {
  it('goes on after it was killed', async () => {
    const outDir = path.join(folder, 'killed');
    const args = ['--import', 'tsx', 'evals/run.ts', 'run', '--set', set, '--out', outDir];
    const cwd = path.join(import.meta.dirname, '..', '..');
    const killed = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
    const ended = once(killed, 'exit');
    while (killed.exitCode === null && !(await records(outDir).catch(() => '')).includes('\n'))
      await sleep(5);
    killed.kill('SIGKILL');
    await ended;
    const resumed = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    expect(await text(resumed.stdout)).toContain('共 12 题');
    expect(withoutTimes(await records(outDir))).toBe(withoutTimes(await records(whole)));
  }, 60_000);
});

describe('a run against a server', () => {
  it('gives the records that it gives in process', async () => {
    const server = await startServer({ DATA_DIR: settings.dataDir });
    try {
      const overHttp = path.join(folder, 'http');
      const options = optionsFor(overHttp, '--base-url', server.url, '--concurrency', '2');
      const outcome = await runSets(options, settings, hooks);
      expect(outcome).toMatchObject({ kind: 'done', summary: { cases: 12, errors: 0 } });
      expect(
        JSON.parse(
          `[${withoutTimes(await records(overHttp))
            .trimEnd()
            .replaceAll('\n', ',')}]`,
        ),
      ).toEqual(
        JSON.parse(
          `[${withoutTimes(await records(whole))
            .trimEnd()
            .replaceAll('\n', ',')}]`,
        ),
      );
      // The program may be another one by now: what it said before is not what it says.
      const before = await records(overHttp);
      await expect(runSets(options, settings, hooks)).rejects.toThrow('--again');
      expect(await records(overHttp)).toBe(before);
      const { startedAt, finishedAt } = await timesOf(overHttp);
      await runSets({ ...options, again: true }, settings, hooks);
      expect(await records(overHttp)).not.toBe(before);
      expect((await timesOf(overHttp)).startedAt > (finishedAt ?? startedAt)).toBe(true);
      // Broken off, it goes on.
      const head: unknown = JSON.parse(await readFile(path.join(overHttp, 'run.json'), 'utf8'));
      const unfinished = { ...z.looseObject({}).parse(head), finishedAt: null };
      await writeFile(path.join(overHttp, 'run.json'), JSON.stringify(unfinished));
      await expect(runSets(options, settings, hooks)).resolves.toMatchObject({ kind: 'done' });
    } finally {
      await server.stop();
    }
  }, 60_000);
});
