/** `records.jsonl`: one line for each case that is done, written as it is done. */
import { type FileHandle, open, readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Answer } from '../../api/contract.ts';
import type { RunRecord } from '../run-record.ts';
import { replaceFile, RunConflict } from './run-file.ts';

const FILE = 'records.jsonl';

/** Answers are kept as they came: they are open, and parsing would take out what the contract does not name. */
const StoredRecord = z.object({
  caseId: z.string(),
  turns: z.array(
    z.object({
      question: z.string(),
      answer: z.custom<Answer>((value) => Answer.safeParse(value).success).nullable(),
      error: z.string().nullable(),
      elapsedMs: z.number(),
    }),
  ),
  ranked: z.array(z.string()).nullable(),
});

export interface RecordLog {
  /** Those of an earlier, broken-off run, and those appended since. */
  done: ReadonlyMap<string, RunRecord>;
  /** On the disk when it resolves. */
  append(record: RunRecord): Promise<void>;
  /** Puts the records into this order, whatever order they were written in. */
  finish(order: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Throws {@link RunConflict} where a line that is not the last cannot be read: then the file is not ours, or damaged. */
export async function openRecords(outDir: string): Promise<RecordLog> {
  const file = path.join(outDir, FILE);
  const done = await readDone(file);
  const handle = await open(file, 'a');
  let last: Promise<void> = Promise.resolve();
  return {
    done,
    append: (record) => {
      last = last.then(() => write(handle, record)).then(() => void done.set(record.caseId, record));
      return last;
    },
    finish: async (order) => {
      await last;
      const lines = order.flatMap((id) => done.get(id) ?? []).map((record) => `${JSON.stringify(record)}\n`);
      await replaceFile(file, lines.join(''));
    },
    close: () => handle.close(),
  };
}

/** One call, so that a line is torn only at its end; synced, so that what counts as done survives a crash. */
async function write(handle: FileHandle, record: RunRecord): Promise<void> {
  await handle.appendFile(`${JSON.stringify(record)}\n`);
  await handle.datasync();
}

async function readDone(file: string): Promise<Map<string, RunRecord>> {
  const bytes = await readIfThere(file);
  // What follows the last line break was being written when the run was killed.
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  if (whole.length < bytes.length) await truncate(file, whole.length);
  const lines = whole.toString('utf8').split('\n').slice(0, -1);
  return new Map(lines.map((line, at) => parseRecord(line, `${file}:${at + 1}`)));
}

function parseRecord(line: string, place: string): [string, RunRecord] {
  try {
    const record = StoredRecord.parse(JSON.parse(line));
    return [record.caseId, record];
  } catch {
    throw new RunConflict(`${place} 已损坏，不能接着跑。请换一个 --out 目录，或先删除它`);
  }
}

async function readIfThere(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
