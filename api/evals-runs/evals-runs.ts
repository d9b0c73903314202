/** Runs of the evaluations that were asked for over HTTP: one at a time, kept on the disk. */
import type { Logger } from '../log.ts';
import type { SetProblem, RunEvent } from './run-event.ts';
import {
  newRunId,
  outFolder,
  readRuns,
  removeRun,
  safeName,
  setPath,
  type StoredRun,
  storeSet,
  writeState,
} from './run-folder.ts';
import type { RunProcess, StartRun } from './run-process.ts';

export interface EvalsRunsDeps {
  /** Where runs are kept. */
  folder: string;
  start: StartRun;
  log: Pick<Logger, 'error' | 'info'>;
  now: () => Date;
}

export interface Upload {
  /** As the client calls it. */
  name: string;
  form: 'csv' | 'jsonl';
  bytes: Uint8Array;
  /** ISO date of questions whose case names none. */
  asOf: string;
}

export type Submitted =
  | { kind: 'accepted'; id: string }
  | { kind: 'busy' }
  | { kind: 'invalid'; problems: readonly SetProblem[] }
  | { kind: 'failed'; message: string };

/** More take hours; an evaluator splits such a set. */
const MOST_CASES = 2000;
/** Finished runs that are kept; each holds its questions, answers and reports. */
const MOST_RUNS = 50;

export class EvalsRuns {
  readonly #deps: EvalsRunsDeps;
  #runs: Promise<Map<string, StoredRun>> | undefined;
  /** Set while one is being checked or is running. */
  #isBusy = false;
  #process: RunProcess | null = null;
  #following: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(deps: EvalsRunsDeps) {
    this.#deps = deps;
  }

  /** Newest first. */
  async list(): Promise<StoredRun[]> {
    const runs = [...(await this.#loaded()).values()];
    return runs.toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  }

  async find(id: string): Promise<StoredRun | undefined> {
    return (await this.#loaded()).get(id);
  }

  outFolder(id: string): string {
    return outFolder(this.#deps.folder, id);
  }

  /** Checks the set and starts. What is refused leaves nothing behind. */
  async submit(upload: Upload): Promise<Submitted> {
    if (this.#isBusy || this.#isStopping) return { kind: 'busy' };
    this.#isBusy = true;
    const run = this.#newRun(upload);
    try {
      // Reading the folder clears away what was never accepted: not this one, which is not yet.
      await this.#loaded();
      await storeSet(this.#deps.folder, run, upload.bytes);
      const events = this.#start(run);
      const submitted = await this.#firstWord(run, events);
      if (submitted.kind === 'accepted') this.#following = this.#follow(run, events);
      else await this.#drop(run);
      return submitted;
    } catch (error) {
      await this.#drop(run);
      throw error;
    }
  }

  /** Goes on with a run that a stop or a crash of the server broke off. */
  async resume(): Promise<void> {
    const open = (await this.list()).filter(isOpen);
    const [next, ...others] = open;
    // There is one at a time; should there be more, they are not left to look as if they ran.
    for (const run of others) await this.#fail(run, '服务器重启时中断，请重新提交');
    if (next === undefined || this.#isBusy) return;
    this.#isBusy = true;
    this.#deps.log.info({ run: next.id }, 'evals resumed');
    this.#following = this.#follow(next, this.#start(next));
    await this.#following;
  }

  /** Ends a run for good; what was asked stays readable. Null where it has ended already. */
  async cancel(id: string): Promise<StoredRun | null> {
    const run = await this.find(id);
    if (run === undefined || !isOpen(run)) return null;
    const cancelled: StoredRun = { ...run, status: 'cancelled', finishedAt: this.#time() };
    await this.#keep(cancelled);
    await this.#process?.stop();
    await this.#following;
    // Once more: word of its progress may have been on the way.
    await this.#keep(cancelled);
    return cancelled;
  }

  /** Ends the process that runs; its run goes on when the server is started again. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#process?.stop();
  }

  #loaded(): Promise<Map<string, StoredRun>> {
    this.#runs ??= readRuns(this.#deps.folder).then((runs) => new Map(runs.map((run) => [run.id, run])));
    return this.#runs;
  }

  #newRun({ name, form, asOf }: Upload): StoredRun {
    return {
      id: newRunId(),
      file: safeName(name, form),
      status: 'queued',
      done: 0,
      total: 0,
      createdAt: this.#deps.now().toISOString(),
      finishedAt: null,
      summary: null,
      error: null,
      asOf,
    };
  }

  #start(run: StoredRun): AsyncIterator<RunEvent> {
    const { folder, start } = this.#deps;
    this.#process = start({ file: setPath(folder, run), outDir: outFolder(folder, run.id), asOf: run.asOf });
    return this.#process.events[Symbol.asyncIterator]();
  }

  /** The first event says whether the set is right. */
  async #firstWord(run: StoredRun, events: AsyncIterator<RunEvent>): Promise<Submitted> {
    const { value: event } = await events.next();
    switch (event?.event) {
      case 'checked':
        if (event.cases > MOST_CASES) return { kind: 'invalid', problems: [tooMany(run, event.cases)] };
        await this.#keep({ ...run, total: event.cases });
        return { kind: 'accepted', id: run.id };
      case 'invalid':
        return { kind: 'invalid', problems: event.problems };
      case 'failed':
        return { kind: 'failed', message: event.message };
      default:
        return { kind: 'failed', message: '评测进程没有回应' };
    }
  }

  async #follow(run: StoredRun, events: AsyncIterator<RunEvent>): Promise<void> {
    const last = await this.#hearAll(run, events);
    // Whoever reads that this run has ended may start the next one.
    this.#isBusy = false;
    this.#process = null;
    await this.#conclude(run.id, last);
    await this.#prune();
  }

  /** Until the process has ended; the last event is handed back. */
  async #hearAll(run: StoredRun, events: AsyncIterator<RunEvent>): Promise<RunEvent> {
    let last: RunEvent = { event: 'failed', message: '评测进程没有回应' };
    try {
      for (let next = await events.next(); next.done !== true; next = await events.next()) {
        last = next.value;
        await this.#hear(run.id, last);
      }
    } catch (error) {
      this.#deps.log.error({ run: run.id, err: error }, 'evals failed');
      await this.#process?.stop();
      return { event: 'failed', message: '评测进程的输出无法读取，请重新提交' };
    }
    return last;
  }

  async #hear(id: string, event: RunEvent): Promise<void> {
    const run = await this.find(id);
    // What a cancelled run still says is of no use to anybody.
    if (run === undefined || !isOpen(run)) return;
    if (event.event === 'checked') await this.#keep({ ...run, total: event.cases });
    if (event.event === 'asked') await this.#progress(run, event);
  }

  async #conclude(id: string, event: RunEvent): Promise<void> {
    const run = await this.find(id);
    if (run === undefined || !isOpen(run)) return;
    switch (event.event) {
      case 'checked':
      case 'asked':
        return this.#fail(run, '评测进程没有说完就结束了，请重新提交');
      case 'done':
        return this.#keep({ ...run, status: 'done', summary: event.summary, finishedAt: this.#time() });
      case 'invalid':
        return this.#fail(run, '题集与现在的知识库不符，请重新提交');
      case 'failed':
        return this.#fail(run, event.message);
    }
  }

  /** Written once, when it begins: how far it is then stands in the records. */
  async #progress(run: StoredRun, { done, total }: { done: number; total: number }): Promise<void> {
    const next: StoredRun = { ...run, status: 'running', done, total };
    if (run.status === 'queued') return this.#keep(next);
    (await this.#loaded()).set(run.id, next);
  }

  async #fail(run: StoredRun, error: string): Promise<void> {
    // A run that ends because the server does has not failed.
    if (this.#isStopping) return;
    await this.#keep({ ...run, status: 'failed', error, finishedAt: this.#time() });
  }

  async #keep(run: StoredRun): Promise<void> {
    (await this.#loaded()).set(run.id, run);
    await writeState(this.#deps.folder, run);
  }

  async #drop({ id }: StoredRun): Promise<void> {
    await this.#process?.stop();
    this.#process = null;
    await removeRun(this.#deps.folder, id);
    this.#isBusy = false;
  }

  async #prune(): Promise<void> {
    const old = (await this.list()).slice(MOST_RUNS);
    for (const { id } of old) {
      (await this.#loaded()).delete(id);
      await removeRun(this.#deps.folder, id);
    }
  }

  #time(): string {
    return this.#deps.now().toISOString();
  }
}

function isOpen({ status }: StoredRun): boolean {
  return status === 'queued' || status === 'running';
}

function tooMany({ file }: StoredRun, cases: number): SetProblem {
  const message = `有 ${cases} 题，一次最多 ${MOST_CASES} 题，请拆成几个题集`;
  return { file, line: null, field: '', message };
}
