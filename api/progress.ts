import type { WriteStream } from 'node:tty';
import { SingleBar } from 'cli-progress';
import type { IndexProgress } from '../indexer/index.ts';

/** Shows how far the index is: a bar on a terminal, one line a step elsewhere. */
export function showProgress(stream: NodeJS.WriteStream): (progress: IndexProgress) => void {
  return isTerminal(stream) ? bars(stream) : lines(stream);
}

function isTerminal(stream: NodeJS.WriteStream): stream is WriteStream {
  return stream.isTTY;
}

function bars(stream: WriteStream): (progress: IndexProgress) => void {
  let stage = '';
  let bar: SingleBar | undefined;
  return (progress) => {
    if (progress.total === 0) return;
    if (progress.stage !== stage) {
      bar?.stop();
      stage = progress.stage;
      bar = new SingleBar({ format: `{stage} {bar} {value}/{total}`, stream, barsize: 30 });
      bar.start(progress.total, 0, { stage });
    }
    bar?.update(progress.done);
    if (progress.done === progress.total) bar?.stop();
  };
}

function lines(stream: NodeJS.WriteStream): (progress: IndexProgress) => void {
  let stage = '';
  return (progress) => {
    if (progress.total === 0 || progress.stage === stage) return;
    stage = progress.stage;
    stream.write(`${stage}（${progress.total}）…\n`);
  };
}
