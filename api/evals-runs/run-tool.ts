/** One command of the evaluations that ends by itself, as a process of its own. */
import { text } from 'node:stream/consumers';
import { spawnGently } from './spawn-gently.ts';

/** Milliseconds after which it is killed: others wait for their turn. */
const LONGEST = 60_000;

export interface ToolEnded {
  /** Null where it was killed. */
  code: number | null;
  said: string;
  complaint: string;
}

export type RunTool = (args: readonly string[]) => Promise<ToolEnded>;

/** @param environment of the processes. */
export function createRunTool(environment: Record<string, string | undefined>): RunTool {
  return async (args) => {
    const child = spawnGently(args, {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error('the process was started without pipes');
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('close', resolve).on('error', reject);
    });
    const [said, complaint, code] = await Promise.all([text(stdout), text(stderr), ended]);
    return { code, said, complaint };
  };
}
