/** What an evaluator needs besides runs: sets to begin with, and what changed between two runs. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { EvalsComparison, type EvalsSetList } from '../contract-evals.ts';
import { createRunTool, type RunTool, type ToolEnded } from './run-tool.ts';
import { projectRoot } from './spawn-gently.ts';

const setsFolder = path.join(projectRoot, 'evals', 'sets');
const setEnding = '.jsonl';
/** Comparisons that are kept: runs that are done never change. */
const MOST_KEPT = 50;
/** Processes that run or wait: each takes some seconds, and whoever asks waits half a minute at most. */
const MOST_WAITING = 4;

/** Too many others are waiting already. */
export interface Crowded {
  kind: 'crowded';
}
export type Template = { kind: 'template'; text: string } | Crowded;
export type Compared =
  { kind: 'compared'; comparison: EvalsComparison } | { kind: 'notComparable'; message: string } | Crowded;

export class EvalsTools {
  readonly #runTool: RunTool;
  readonly #templates = new Map<'csv' | 'jsonl', Promise<Template>>();
  readonly #comparisons = new Map<string, Promise<Compared>>();
  /** One process at a time: answering others goes first. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** @param environment of the processes that this starts. */
  constructor(environment: Record<string, string | undefined>, runTool = createRunTool(environment)) {
    this.#runTool = runTool;
  }

  /** The sets that the project was developed with. */
  async sets(): Promise<EvalsSetList['sets']> {
    const files = (await readdir(setsFolder)).filter((name) => name.endsWith(setEnding)).toSorted();
    return Promise.all(
      files.map(async (name) => {
        const lines = (await readFile(path.join(setsFolder, name), 'utf8')).split('\n');
        const cases = lines.filter((line) => line.trim() !== '').length;
        return { id: name.slice(0, -setEnding.length), cases };
      }),
    );
  }

  /** JSON Lines; null where there is no such set. */
  async set(id: string): Promise<string | null> {
    const known = (await this.sets()).some((one) => one.id === id);
    return known ? readFile(path.join(setsFolder, id + setEnding), 'utf8') : null;
  }

  /** A set to fill in, with a worked row of each sort. */
  template(form: 'csv' | 'jsonl'): Promise<Template> {
    return this.#keep(this.#templates, form, async () => {
      const { code, said, complaint } = await this.#inTurn(['template', `--${form}`]);
      if (code !== 0) throw new Error(`evals template: ${complaint}`);
      return { kind: 'template', text: said };
    });
  }

  /** Of two finished runs, by the folders of their reports. */
  compare(before: string, after: string): Promise<Compared> {
    return this.#keep(this.#comparisons, `${before}\n${after}`, async () => {
      const { code, said, complaint } = await this.#inTurn(['compare', before, after, '--json']);
      if (code === 0) return { kind: 'compared', comparison: EvalsComparison.parse(JSON.parse(said)) };
      if (code === NOTHING_IN_COMMON) return { kind: 'notComparable', message: complaint.trim() };
      throw new Error(`evals compare: ${complaint}`);
    });
  }

  async #inTurn(args: readonly string[]): Promise<ToolEnded> {
    this.#waiting += 1;
    const run = this.#last.then(() => this.#runTool(args));
    this.#last = run.catch(() => {});
    try {
      return await run;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** What is being made, or was made before; a failure is forgotten, so that it is tried again. */
  #keep<K, T>(kept: Map<K, Promise<T>>, key: K, make: () => Promise<T>): Promise<T | Crowded> {
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (this.#waiting >= MOST_WAITING) return Promise.resolve({ kind: 'crowded' });
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  }
}

/** Exit code of `compare`. */
const NOTHING_IN_COMMON = 2;
