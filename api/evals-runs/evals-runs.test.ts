import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Logger } from '../log.ts';
import { EvalsRuns, type RunEvent, type StartRun, type Upload } from './index.ts';

const upload: Upload = { name: '题.csv', form: 'csv', bytes: new Uint8Array([65]), asOf: '2026-11-22' };
const statuses = { cited: 1, calculated: 0, needsFacts: 0, refused: 0 };
const done: RunEvent = { event: 'done', summary: { cases: 1, right: 1, errors: 0, statuses } };

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cewen-evals-runs-'));
  folders.push(folder);
  return folder;
}

/** Evaluations whose every word the test says, and which end when they are told to. */
function scripted() {
  const processes: { say: (...events: RunEvent[]) => void; isStopped: boolean; outDir: string }[] = [];
  const start: StartRun = ({ outDir }) => {
    const said: RunEvent[] = [];
    let wake = () => {};
    const own = { say, isStopped: false, outDir };
    function say(...events: RunEvent[]) {
      said.push(...events);
      wake();
    }
    processes.push(own);
    return {
      events: (async function* () {
        for (;;) {
          const event = said.shift();
          if (event !== undefined) yield event;
          if (event?.event === 'done' || own.isStopped) return;
          if (said.length === 0) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      })(),
      stop: async () => {
        own.isStopped = true;
        wake();
      },
    };
  };
  return { start, processes };
}

async function runsIn(folder: string, { patience = 10_000 } = {}) {
  const { start, processes } = scripted();
  const log = { error: vi.fn<Logger['error']>(), info: vi.fn<Logger['info']>() };
  const runs = new EvalsRuns({ folder, start, log, now: () => new Date(), patience });
  return { runs, processes, log, folder };
}

type Runs = Awaited<ReturnType<typeof runsIn>>;

/** Sends a set in and lets it be found right. */
async function accepted({ runs, processes }: Runs): Promise<string> {
  const before = processes.length;
  const submitted = runs.submit(upload);
  await expect.poll(() => processes.length).toBe(before + 1);
  processes.at(-1)?.say({ event: 'checked', cases: 2 });
  const result = await submitted;
  if (result.kind !== 'accepted') throw new Error(result.kind);
  return result.id;
}

const statusOf = async ({ runs }: Runs, id: string) => (await runs.find(id))?.status;

describe('a disk that fails', () => {
  it('ends no run and keeps no place: the folder is gone while it runs', async () => {
    const all = await runsIn(await newFolder());
    const id = await accepted(all);
    await rm(all.folder, { recursive: true });
    // Where it stood, nothing can be written.
    await writeFile(all.folder, '');
    all.processes[0]?.say({ event: 'asked', done: 1, total: 2 }, done);
    await expect.poll(() => statusOf(all, id)).toBe('done');
    expect(all.log.error).toHaveBeenCalledWith(
      expect.objectContaining({ run: id }),
      'evals state not written',
    );
    await rm(all.folder);
    expect(await accepted(all)).not.toBe(id);
  });

  it('does not keep a run from being cancelled', async () => {
    const all = await runsIn(await newFolder());
    const id = await accepted(all);
    await rm(all.folder, { recursive: true });
    await writeFile(all.folder, '');
    expect((await all.runs.cancel(id))?.status).toBe('cancelled');
    expect([all.processes[0]?.isStopped, await statusOf(all, id)]).toEqual([true, 'cancelled']);
  });

  it('frees the place where a set cannot be stored', async () => {
    const folder = join(await newFolder(), 'runs');
    const all = await runsIn(folder);
    await all.runs.list();
    await writeFile(folder, '');
    await expect(all.runs.submit(upload)).rejects.toThrow('ENOTDIR');
    await rm(folder);
    await expect(accepted(all)).resolves.toMatch(/^[0-9a-f]{32}$/u);
  });

  it('does not end a server that starts', async () => {
    const folder = join(await newFolder(), 'runs');
    await writeFile(folder, '');
    const all = await runsIn(folder);
    await all.runs.resume();
    expect(all.log.error).toHaveBeenCalled();
    await rm(folder);
    expect(await all.runs.list()).toEqual([]);
  });
});

describe('the state of a run', () => {
  it('is that of the last change, whatever was being written', async () => {
    const all = await runsIn(await newFolder());
    const id = await accepted(all);
    all.processes[0]?.say({ event: 'asked', done: 1, total: 2 });
    await all.runs.cancel(id);
    const state = await readFile(join(all.folder, id, 'state.json'), 'utf8');
    expect(JSON.parse(state)).toMatchObject({ status: 'cancelled' });
  });

  it.each([
    ['cut off', '{"id":'],
    ['of another version', '{"id":"x","status":"done"}'],
  ])('that cannot be read (%s) costs nothing of the run', async (_, state) => {
    const folder = await newFolder();
    const id = 'a'.repeat(32);
    await mkdir(join(folder, id, 'out'), { recursive: true });
    await writeFile(join(folder, id, 'state.json'), state);
    await writeFile(join(folder, id, 'out', 'records.jsonl'), '{}\n');
    const all = await runsIn(folder);
    expect(await all.runs.list()).toEqual([]);
    expect(await readFile(join(folder, id, 'out', 'records.jsonl'), 'utf8')).toBe('{}\n');
    expect(all.log.error).toHaveBeenCalledWith(expect.objectContaining({ run: id }), 'evals run unreadable');
  });

  it('that was never written is that of no run', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'b'.repeat(32), 'set'), { recursive: true });
    const all = await runsIn(folder);
    expect([await all.runs.list(), await readdir(folder)]).toEqual([[], []]);
  });
});

describe('a server that starts again', () => {
  async function brokenOff() {
    const before = await runsIn(await newFolder());
    const id = await accepted(before);
    before.processes[0]?.say({ event: 'asked', done: 1, total: 2 });
    await expect.poll(() => statusOf(before, id)).toBe('running');
    await before.runs.stop();
    return { id, all: await runsIn(before.folder) };
  }

  it('takes no other run before it has gone on with the old one', async () => {
    const { id, all } = await brokenOff();
    expect(await all.runs.submit(upload)).toEqual({ kind: 'busy' });
    const [submitted, resumed] = [all.runs.submit(upload), all.runs.resume()];
    expect(await submitted).toEqual({ kind: 'busy' });
    await expect.poll(() => all.processes.length).toBe(1);
    expect(all.processes[0]?.outDir).toContain(id);
    all.processes[0]?.say(done);
    await resumed;
    expect(await statusOf(all, id)).toBe('done');
    await expect(accepted(all)).resolves.not.toBe(id);
  });

  it('lets the old run be cancelled before it goes on, and stops no other', async () => {
    const { id, all } = await brokenOff();
    expect((await all.runs.cancel(id))?.status).toBe('cancelled');
    const next = await accepted(all);
    await all.runs.resume();
    expect([all.processes.length, all.processes[0]?.isStopped]).toEqual([1, false]);
    expect(await statusOf(all, next)).toBe('queued');
  });
});

describe('a process', () => {
  it('that says nothing is ended, and makes room', async () => {
    const all = await runsIn(await newFolder(), { patience: 50 });
    expect(await all.runs.submit(upload)).toEqual({ kind: 'late' });
    expect(all.processes[0]?.isStopped).toBe(true);
    expect(await readdir(all.folder)).toEqual([]);
    const patient = all.runs.submit(upload);
    await expect.poll(() => all.processes.length).toBe(2);
    all.processes[1]?.say({ event: 'checked', cases: 1 });
    expect((await patient).kind).toBe('accepted');
  });

  it('that finds more problems than it tells says how many', async () => {
    const all = await runsIn(await newFolder());
    const submitted = all.runs.submit(upload);
    await expect.poll(() => all.processes.length).toBe(1);
    const problems = [{ file: '题.csv', line: 2, field: '编号', message: '缺少' }];
    all.processes[0]?.say({ event: 'invalid', problems, total: 40_000 });
    expect(await submitted).toEqual({ kind: 'invalid', problems, total: 40_000 });
  });
});
