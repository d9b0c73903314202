/** The same question for the same day is answered the same, however often and by whichever way it is asked. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Library } from '../app-env.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';

const asOf = '2026-11-22';
const times = [1, 2, 3];
const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What is compared, byte for byte: without the time it took. */
const Substance = z.object({
  status: z.string(),
  awards: z.array(z.unknown()),
  citations: z.array(z.unknown()),
  total: z.unknown(),
  missingFacts: z.array(z.unknown()),
});
type Substance = z.infer<typeof Substance>;

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

async function overHttp(question: string): Promise<Substance> {
  const response = await createTestApp(library).app.request('/api/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, asOf }),
  });
  return Substance.parse(await response.json());
}

/** A process of its own: its model, its index and its rules are read anew. */
async function overCommandLine(question: string): Promise<Substance> {
  const { stdout } = await run(
    process.execPath,
    [join(root, 'setup.mjs'), 'api/commands/ask.ts', question, '--as-of', asOf, '--json'],
    { cwd: root },
  );
  return Substance.parse(JSON.parse(stdout));
}

async function oneByOne(ask: () => Promise<Substance>): Promise<Substance[]> {
  const answers: Substance[] = [];
  for (const _ of times) answers.push(await ask());
  return answers;
}

describe.each([
  ['calculated', '马德里商标注册成功一件给多少', 'calculated', 1],
  ['needsFacts', '企业投保了出口信用保险，保费补多少？', 'needsFacts', 1],
  ['cited', '专精特新意见第9条', 'cited', 0],
  ['refused', '宁波的单项冠军企业奖励多少？', 'refused', 0],
  ['a match', '我们是专精特新小巨人，今年出口信保交了30万保费，能享受哪些政策？', 'needsFacts', 2],
])('%s: %s', (_, question, status, leastAwards) => {
  it('is answered the same over HTTP and on the command line', async () => {
    const http = await oneByOne(() => overHttp(question));
    const [first] = http;
    if (first === undefined) throw new Error('no answer');
    expect(first.status).toBe(status);
    expect(first.awards.length).toBeGreaterThanOrEqual(leastAwards);
    const commandLine = await oneByOne(() => overCommandLine(question));
    const all = [...http, ...commandLine].map((answer) => JSON.stringify(answer));
    expect(all).toHaveLength(2 * times.length);
    expect(new Set(all)).toEqual(new Set([JSON.stringify(first)]));
  });
});
