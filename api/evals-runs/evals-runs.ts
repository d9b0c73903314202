/** Runs of the evaluations that were asked for over HTTP: one at a time, kept on the disk. */
import { newPlace, type Place } from './place.ts';
import type { SetProblem, RunEvent } from './run-event.ts';
import { newRunId, outFolder, safeName, setPath, type StoredRun, storeSet } from './run-folder.ts';
import type { StartRun } from './run-process.ts';
import { type RunLog, RunStore } from './run-store.ts';
import { within } from './within.ts';

export interface EvalsRunsDeps {
  /** Where runs are kept. */
  folder: string;
  start: StartRun;
  log: RunLog;
  now: () => Date;
  /** Milliseconds in which a set must have been checked. */
  patience: number;
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
  /** The first problems, and how many there are. */
  | { kind: 'invalid'; problems: readonly SetProblem[]; total: number }
  /** The set was not checked in time. */
  | { kind: 'late' }
  | { kind: 'failed'; message: string };

/** More take hours; an evaluator splits such a set. */
const MOST_CASES = 2000;
/** Finished runs that are kept; each holds its questions, answers and reports. */
const MOST_RUNS = 50;

/** Whatever goes wrong with a run ends in its state or in the log: answering questions goes on beside it. */
export class EvalsRuns {
  readonly #deps: EvalsRunsDeps;
  #store: Promise<RunStore> | undefined;
  #place: Place | null = null;
  #isStopping = false;

  constructor(deps: EvalsRunsDeps) {
    this.#deps = deps;
  }

  /** Newest first. */
  async list(): Promise<StoredRun[]> {
    return (await this.#opened()).list();
  }

  async find(id: string): Promise<StoredRun | undefined> {
    return (await this.#opened()).find(id);
  }

  outFolder(id: string): string {
    return outFolder(this.#deps.folder, id);
  }

  /** Checks the set and starts. What is refused leaves nothing behind. */
  async submit(upload: Upload): Promise<Submitted> {
    const store = await this.#opened();
    // A run that waits to be resumed has the place already. No await from here until it is taken.
    if (this.#isStopping || this.#place !== null || store.list().some(isOpen)) return { kind: 'busy' };
    const run = this.#newRun(upload);
    const place = this.#take(run.id);
    let isAccepted = false;
    try {
      await storeSet(this.#deps.folder, run, upload.bytes);
      const events = this.#start(run, place);
      const submitted = await this.#firstWord(run, store, events);
      isAccepted = submitted.kind === 'accepted';
      if (isAccepted) void this.#follow(run.id, { place, store, events });
      return submitted;
    } finally {
      if (!isAccepted) await this.#drop(place, store);
    }
  }

  /** Goes on with a run that a stop or a crash of the server broke off; resolves when that has ended. Never throws. */
  async resume(): Promise<void> {
    try {
      const store = await this.#opened();
      if (this.#place !== null || this.#isStopping) return;
      const [next, ...others] = store.list().filter(isOpen);
      const going = next === undefined ? null : this.#goOn(next, store);
      // There is one at a time; should there be more, they are not left to look as if they ran.
      await Promise.all(others.map((run) => this.#fail(run, store, '服务器重启时中断，请重新提交')));
      await going;
    } catch (error) {
      this.#deps.log.error({ err: error }, 'evals not resumed');
    }
  }

  /** Ends a run for good; what was asked stays readable. Null where it has ended already. */
  async cancel(id: string): Promise<StoredRun | null> {
    const store = await this.#opened();
    const run = store.find(id);
    if (run === undefined || !isOpen(run)) return null;
    const cancelled: StoredRun = { ...run, status: 'cancelled', finishedAt: this.#time() };
    const kept = store.keep(cancelled);
    const place = this.#place?.id === id ? this.#place : null;
    if (place !== null) await this.#end(place);
    await Promise.all([kept, place?.freed]);
    return cancelled;
  }

  /** Ends the process that runs; its run goes on when the server is started again. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#place !== null) await this.#end(this.#place);
  }

  #opened(): Promise<RunStore> {
    const { folder, log } = this.#deps;
    this.#store ??= RunStore.open(folder, log).catch((error: unknown) => {
      // The next request tries again.
      this.#store = undefined;
      throw error;
    });
    return this.#store;
  }

  #take(id: string): Place {
    this.#place = newPlace(id);
    return this.#place;
  }

  #free(place: Place): void {
    if (this.#place === place) this.#place = null;
    place.free();
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

  #start(run: StoredRun, place: Place): AsyncIterator<RunEvent> {
    const { folder, start } = this.#deps;
    place.process = start({ file: setPath(folder, run), outDir: outFolder(folder, run.id), asOf: run.asOf });
    return place.process.events[Symbol.asyncIterator]();
  }

  /** The first event says whether the set is right. */
  async #firstWord(run: StoredRun, store: RunStore, events: AsyncIterator<RunEvent>): Promise<Submitted> {
    const first = await within(this.#deps.patience, events.next());
    if (first === null) return { kind: 'late' };
    const event = first.done === true ? undefined : first.value;
    switch (event?.event) {
      case 'checked':
        if (event.cases > MOST_CASES)
          return { kind: 'invalid', problems: [tooMany(run, event.cases)], total: 1 };
        await store.add({ ...run, total: event.cases });
        return { kind: 'accepted', id: run.id };
      case 'invalid':
        return { kind: 'invalid', problems: event.problems, total: event.total };
      case 'failed':
        return { kind: 'failed', message: event.message };
      default:
        return { kind: 'failed', message: '评测进程没有回应' };
    }
  }

  #goOn(run: StoredRun, store: RunStore): Promise<void> {
    const place = this.#take(run.id);
    try {
      const events = this.#start(run, place);
      this.#deps.log.info({ run: run.id }, 'evals resumed');
      return this.#follow(run.id, { place, store, events });
    } catch (error) {
      this.#deps.log.error({ run: run.id, err: error }, 'evals not resumed');
      this.#free(place);
      return this.#fail(run, store, '评测进程无法启动，请重新提交');
    }
  }

  /** Until the run has ended. Never throws. */
  async #follow(id: string, going: Going): Promise<void> {
    const last = await this.#hearAll(id, going);
    // Whoever reads that this run has ended may start the next one.
    this.#free(going.place);
    await this.#conclude(id, going.store, last);
    for (const old of going.store.list().slice(MOST_RUNS)) await going.store.remove(old.id);
  }

  /** Until the process has ended; the last event is handed back. */
  async #hearAll(id: string, { place, store, events }: Going): Promise<RunEvent> {
    let last: RunEvent = { event: 'failed', message: '评测进程没有回应' };
    try {
      for (let next = await events.next(); next.done !== true; next = await events.next()) {
        last = next.value;
        await this.#hear(id, store, last);
      }
      return last;
    } catch (error) {
      this.#deps.log.error({ run: id, err: error }, 'evals failed');
      await this.#end(place);
      return { event: 'failed', message: '评测进程的输出无法读取，请重新提交' };
    }
  }

  async #hear(id: string, store: RunStore, event: RunEvent): Promise<void> {
    const run = store.find(id);
    // What a cancelled run still says is of no use to anybody.
    if (run === undefined || !isOpen(run)) return;
    if (event.event === 'checked') store.note({ ...run, total: event.cases });
    if (event.event !== 'asked') return;
    const next: StoredRun = { ...run, status: 'running', done: event.done, total: event.total };
    // Written once, when it begins: how far it is then stands in the records.
    if (run.status === 'queued') await store.keep(next);
    else store.note(next);
  }

  async #conclude(id: string, store: RunStore, event: RunEvent): Promise<void> {
    const run = store.find(id);
    if (run === undefined || !isOpen(run)) return;
    switch (event.event) {
      case 'checked':
      case 'asked':
        return this.#fail(run, store, '评测进程没有说完就结束了，请重新提交');
      case 'done':
        return store.keep({ ...run, status: 'done', summary: event.summary, finishedAt: this.#time() });
      case 'invalid':
        return this.#fail(run, store, '题集与现在的知识库不符，请重新提交');
      case 'failed':
        return this.#fail(run, store, event.message);
    }
  }

  async #fail(run: StoredRun, store: RunStore, error: string): Promise<void> {
    // A run that ends because the server does has not failed.
    if (this.#isStopping) return;
    await store.keep({ ...run, status: 'failed', error, finishedAt: this.#time() });
  }

  async #drop(place: Place, store: RunStore): Promise<void> {
    await this.#end(place);
    await store.remove(place.id);
    this.#free(place);
  }

  /** A process that cannot be ended is told of; it must not keep others waiting. */
  async #end({ id, process }: Place): Promise<void> {
    try {
      await process?.stop();
    } catch (error) {
      this.#deps.log.error({ run: id, err: error }, 'evals not stopped');
    }
  }

  #time(): string {
    return this.#deps.now().toISOString();
  }
}

/** A run that is followed. */
interface Going {
  place: Place;
  store: RunStore;
  events: AsyncIterator<RunEvent>;
}

function isOpen({ status }: StoredRun): boolean {
  return status === 'queued' || status === 'running';
}

function tooMany({ file }: StoredRun, cases: number): SetProblem {
  const message = `有 ${cases} 题，一次最多 ${MOST_CASES} 题，请拆成几个题集`;
  return { file, line: null, field: '', message };
}
