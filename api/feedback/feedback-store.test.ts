import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFeedback, type Feedback } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cewen-feedback-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const feedback = (id: string): Feedback => ({
  id,
  at: '2026-11-22T08:00:00.000Z',
  helpful: false,
  reason: 'misread',
  question: '出口\n补多少',
  answer: { status: 'cited', text: '最高50万元[1]', asOf: '2026-11-22', version: 'v' },
});
const lines = () => readFileSync(join(folder, 'feedback/feedback.jsonl'), 'utf8').split('\n').slice(0, -1);

describe('the store of feedback', () => {
  test('keeps every word, one line each, in the order in which they came', async () => {
    const store = openFeedback(folder);
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    expect(await Promise.all(ids.map((id) => store.append(feedback(id))))).toEqual(ids.map(() => 'stored'));
    expect(lines().map((line): unknown => JSON.parse(line))).toEqual(ids.map(feedback));
  });

  test('goes on with a file that is already there', async () => {
    await openFeedback(folder).append(feedback('a'));
    await openFeedback(folder).append(feedback('b'));
    expect(lines()).toHaveLength(2);
  });

  test('begins on a line of its own after one that was cut short', async () => {
    mkdirSync(join(folder, 'feedback'));
    appendFileSync(join(folder, 'feedback/feedback.jsonl'), '{"id":"half');
    await openFeedback(folder).append(feedback('whole'));
    expect(lines()).toEqual(['{"id":"half', JSON.stringify(feedback('whole'))]);
  });

  test('takes what fits exactly and not a byte more', async () => {
    const line = Buffer.byteLength(JSON.stringify(feedback('a'))) + 1;
    const store = openFeedback(folder, 2 * line);
    expect(await store.append(feedback('a'))).toBe('stored');
    expect(await store.append(feedback('b'))).toBe('stored');
    expect(await store.append(feedback('c'))).toBe('full');
    expect(lines()).toHaveLength(2);
  });

  test('reports a folder that cannot be written, and takes the next when it can', async () => {
    appendFileSync(join(folder, 'feedback'), 'a file where the folder should be');
    const store = openFeedback(folder);
    await expect(store.append(feedback('a'))).rejects.toThrow(/EEXIST|ENOTDIR/u);
    rmSync(join(folder, 'feedback'));
    expect(await store.append(feedback('b'))).toBe('stored');
  });
});
