/** The evaluations as a process of their own: `api` does not import them, and answering others must not wait for them. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { RunEvent } from './run-event.ts';
import { spawnGently } from './spawn-gently.ts';

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

/** Milliseconds until a process that does not end is killed. */
const GRACE = 3000;
const LONGEST_COMPLAINT = 2000;

/**
 * Its standard input stays open as long as this process lives: when it closes, the evaluations end too.
 * @param environment of the new process: where corpus and index are.
 */
export function createStartRun(environment: Record<string, string | undefined>): StartRun {
  return (request) => {
    const child = spawnGently(commandOf(request), { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
    return { events: eventsOf(child), stop: () => stop(child) };
  };
}

function commandOf({ file, outDir, asOf }: RunRequest): string[] {
  return ['run', '--set', file, '--out', outDir, '--as-of', asOf, '--no-build', '--gentle', '--events'];
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

/** Settles once, also where the process could not be started. Every later error has a listener too: without one it ends the server. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `退出码 ${String(code)}`));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), GRACE);
  try {
    await ended;
  } finally {
    clearTimeout(deadline);
  }
}
