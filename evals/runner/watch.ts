/** How a run tells what it does: to a person at a terminal, or to a program. */
import type { RunEvent } from '../../api/index.ts';
import { openProgress } from '../progress.ts';
import type { RunHooks } from './run-sets.ts';

/** One line of JSON each, on stdout; the server that starts a run reads them. */
export function printEvent(event: RunEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

export function eventHooks(): RunHooks {
  return {
    progress: { update: () => {} },
    onChecked: (cases) => printEvent({ event: 'checked', cases }),
    onAsked: (done, total) => printEvent({ event: 'asked', done, total }),
  };
}

/** A bar on a terminal. */
export function terminalHooks(): { hooks: RunHooks; stop: () => void } {
  const progress = openProgress(process.stderr);
  return {
    hooks: {
      progress,
      onChecked: () => {},
      onAsked: (done, total) => progress.update('评测', done, total),
    },
    stop: () => progress.stop(),
  };
}

/**
 * Ends this process when whoever started it is gone: its end of our standard input closes, however it died. A run without
 * anybody who reads it would go on writing beside the one that is resumed in its place.
 */
export function endWithStarter(): void {
  process.stdin.on('end', () => process.exit(1)).on('error', () => process.exit(1));
  process.stdin.resume();
}
