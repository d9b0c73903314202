import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedbackRequest } from '../contract-feedback.ts';

/** Bytes after which nothing more is taken: an open route must not fill the disk. Some ten thousand answers. */
const largestFile = 64 * 1024 * 1024;

/** One line of the file. */
export interface Feedback extends FeedbackRequest {
  id: string;
  /** ISO time. */
  at: string;
}

export interface FeedbackStore {
  /** Resolves once the line is on disk; `full` where the file has reached its limit and nothing was written. */
  append: (feedback: Feedback) => Promise<'stored' | 'full'>;
}

/** Appends to `feedback/feedback.jsonl` below `dataDir`, which is created with the first line. */
export function openFeedback(dataDir: string, limit = largestFile): FeedbackStore {
  const folder = join(dataDir, 'feedback');
  // One after the other: two writers would both find room for the last line.
  let last: Promise<unknown> = Promise.resolve();
  return {
    append(feedback) {
      const written = last.then(() => appendLine(folder, JSON.stringify(feedback), limit));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

async function appendLine(folder: string, line: string, limit: number): Promise<'stored' | 'full'> {
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, 'feedback.jsonl'), 'a+');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.from(`${(await endsInsideLine(file, size)) ? '\n' : ''}${line}\n`);
    if (size + bytes.length > limit) return 'full';
    await file.appendFile(bytes);
    await file.datasync();
    return 'stored';
  } finally {
    await file.close();
  }
}

/** After a power cut the last line may be half written: it is left alone, the next begins on a line of its own. */
async function endsInsideLine(file: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}
