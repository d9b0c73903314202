/** The evaluations as a process of their own: `api` does not import them, and answering others must not wait for them. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { RunEvent } from './run-event.ts';

export interface RunRequest {
  /** The set. */
  file: string;
  outDir: string;
  /** ISO date of questions whose case names none. */
  asOf: string;
}

export interface RunProcess {
  /** Ends when the process has ended; the last event is `done`, `invalid` or `failed`, unless it was stopped. */
  events: AsyncIterable<RunEvent>;
  stop(): Promise<void>;
}

export type StartRun = (request: RunRequest) => RunProcess;

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
/** The least that there is: what the processor has left over. */
const LOWEST_PRIORITY = 19;
/** Milliseconds until a process that does not end is killed. */
const GRACE = 3000;
const LONGEST_COMPLAINT = 2000;

/** @param environment of the new process: where corpus and index are. */
export function createStartRun(environment: Record<string, string | undefined>): StartRun {
  return (request) => {
    const child = spawnAtLowestPriority(commandOf(request), environment);
    return { events: eventsOf(child), stop: () => stop(child) };
  };
}

function commandOf({ file, outDir, asOf }: RunRequest): string[] {
  const run = ['--import', 'tsx', path.join('evals', 'run.ts'), 'run'];
  return [...run, '--set', file, '--out', outDir, '--as-of', asOf, '--no-build', '--gentle', '--events'];
}

/**
 * `nice` rather than setPriority: on Linux that moves one thread, and the embedding's threads are others. Its standard
 * input stays open as long as this process lives: when it closes, the evaluations end too.
 */
function spawnAtLowestPriority(args: string[], env: Record<string, string | undefined>): ChildProcess {
  const options: SpawnOptions = { cwd: projectRoot, env, stdio: ['pipe', 'pipe', 'pipe'] };
  if (process.platform !== 'win32') {
    return spawn('nice', ['-n', String(LOWEST_PRIORITY), process.execPath, ...args], options);
  }
  const child = spawn(process.execPath, args, options);
  if (child.pid !== undefined) setPriority(child.pid, LOWEST_PRIORITY);
  return child;
}

async function* eventsOf(child: ChildProcess): AsyncGenerator<RunEvent> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the process was started without pipes');
  const ended = endOf(child);
  let complaint = '';
  stderr.on('data', (chunk) => {
    complaint = (complaint + String(chunk)).slice(-LONGEST_COMPLAINT);
  });
  let isConcluded = false;
  for await (const line of createInterface({ input: stdout })) {
    const event = RunEvent.parse(JSON.parse(line));
    isConcluded ||= event.event === 'done' || event.event === 'invalid' || event.event === 'failed';
    yield event;
  }
  const how = await ended;
  if (!isConcluded) yield { event: 'failed', message: `评测进程意外结束（${how}）${complaint.trim()}` };
}

/** Settles once, also where the process could not be started. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `退出码 ${String(code)}`));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), GRACE);
  await ended;
  clearTimeout(deadline);
}
