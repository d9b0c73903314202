/** What an evaluator needs besides runs: sets to begin with, and what changed between two runs. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { EvalsComparison, type EvalsSetList } from '../contract-evals.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const setsFolder = path.join(projectRoot, 'evals', 'sets');
const setEnding = '.jsonl';
/** Comparisons that are kept: runs that are done never change. */
const MOST_KEPT = 50;

export type Compared =
  { kind: 'compared'; comparison: EvalsComparison } | { kind: 'notComparable'; message: string };

export class EvalsTools {
  readonly #environment: Record<string, string | undefined>;
  readonly #templates = new Map<'csv' | 'jsonl', Promise<string>>();
  readonly #comparisons = new Map<string, Promise<Compared>>();
  /** One process at a time: answering others goes first. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param environment of the processes that this starts. */
  constructor(environment: Record<string, string | undefined>) {
    this.#environment = environment;
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
  template(form: 'csv' | 'jsonl'): Promise<string> {
    return keep(this.#templates, form, async () => {
      const { code, said, complaint } = await this.#run(['template', `--${form}`]);
      if (code !== 0) throw new Error(`evals template: ${complaint}`);
      return said;
    });
  }

  /** Of two finished runs, by the folders of their reports. */
  compare(before: string, after: string): Promise<Compared> {
    return keep(this.#comparisons, `${before}\n${after}`, async () => {
      const { code, said, complaint } = await this.#run(['compare', before, after, '--json']);
      if (code === 0) return { kind: 'compared', comparison: EvalsComparison.parse(JSON.parse(said)) };
      if (code === NOTHING_IN_COMMON) return { kind: 'notComparable', message: complaint.trim() };
      throw new Error(`evals compare: ${complaint}`);
    });
  }

  #run(args: readonly string[]): Promise<Ended> {
    const run = this.#last.then(() => runEvals(args, this.#environment));
    this.#last = run.catch(() => {});
    return run;
  }
}

/** Exit code of `compare`. */
const NOTHING_IN_COMMON = 2;

interface Ended {
  code: number | null;
  said: string;
  complaint: string;
}

async function runEvals(args: readonly string[], env: Record<string, string | undefined>): Promise<Ended> {
  const program = ['--import', 'tsx', path.join('evals', 'run.ts'), ...args];
  const child = spawn(process.execPath, program, {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  });
  const [said, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said, complaint };
}

/** What is being made, or was made before; a failure is forgotten, so that it is tried again. */
function keep<K, T>(kept: Map<K, Promise<T>>, key: K, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}
