/** Progress of long work on stderr, so that stdout holds the report alone. */
import cliProgress from 'cli-progress';

export interface Progress {
  /** `done` of `total`, with the step that is running. */
  update(step: string, done: number, total: number): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere one line when a step begins. */
export function openProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Progress {
  const shown = new cliProgress.SingleBar(
    { stream, format: '{bar} {percentage}% {value}/{total} {step}', hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  return {
    update(step, done, total) {
      if (!shown.isActive) shown.start(total, done, { step });
      shown.setTotal(total);
      shown.update(done, { step });
    },
    stop() {
      shown.stop();
    },
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let current = '';
  return {
    update(step) {
      if (step === current) return;
      current = step;
      stream.write(`${step}\n`);
    },
    stop() {
      current = '';
    },
  };
}
