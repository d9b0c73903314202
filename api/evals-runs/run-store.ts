/** All runs: in memory, where they are read, and on the disk, where a restart finds them. */
import type { Logger } from '../log.ts';
import { readRuns, removeRun, type StoredRun, writeState } from './run-folder.ts';

export type RunLog = Pick<Logger, 'error' | 'info'>;

/**
 * Memory changes at once, the disk follows in the same order. A disk that fails is logged: it costs what a restart
 * would have read, and neither the run nor the server.
 */
export class RunStore {
  readonly #folder: string;
  readonly #log: RunLog;
  readonly #runs: Map<string, StoredRun>;
  #written: Promise<void> = Promise.resolve();

  private constructor(folder: string, log: RunLog, runs: readonly StoredRun[]) {
    this.#folder = folder;
    this.#log = log;
    this.#runs = new Map(runs.map((run) => [run.id, run]));
  }

  /** Reads the folder, and clears away what was never accepted. */
  static async open(folder: string, log: RunLog): Promise<RunStore> {
    const runs = await readRuns(folder, (id, error) =>
      log.error({ run: id, err: error }, 'evals run unreadable'),
    );
    return new RunStore(folder, log, runs);
  }

  /** Newest first. */
  list(): StoredRun[] {
    return [...this.#runs.values()].toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  }

  find(id: string): StoredRun | undefined {
    return this.#runs.get(id);
  }

  /** A new run. Throws where it cannot be written: what a restart would not know is not accepted. */
  async add(run: StoredRun): Promise<void> {
    this.#runs.set(run.id, run);
    try {
      await this.#write(run);
    } catch (error) {
      this.#runs.delete(run.id);
      throw error;
    }
  }

  /** In memory alone: what it says stands on the disk in other words, or will soon be said again. */
  note(run: StoredRun): void {
    this.#runs.set(run.id, run);
  }

  /** In memory at once; resolves when the disk has it, or has failed. */
  async keep(run: StoredRun): Promise<void> {
    this.#runs.set(run.id, run);
    await this.#write(run).catch((error: unknown) =>
      this.#log.error({ run: run.id, err: error }, 'evals state not written'),
    );
  }

  /** Forgets a run and removes its folder. */
  async remove(id: string): Promise<void> {
    this.#runs.delete(id);
    await removeRun(this.#folder, id).catch((error: unknown) =>
      this.#log.error({ run: id, err: error }, 'evals run not removed'),
    );
  }

  /** One after another: the state that was set last is the one that stays. */
  #write(run: StoredRun): Promise<void> {
    const written = this.#written.then(() => writeState(this.#folder, run));
    this.#written = written.catch(() => {});
    return written;
  }
}
