/** Labelled rows, the real library and a server, for the tests of cases and runs. */
import type { LabelledLibrary } from '../cases/index.ts';
import { openInProcess } from '../runner/in-process.ts';
import { readSettings } from '../settings.ts';

export const INTERNATIONAL = '000_a13429ffe3f7fad5.txt';

/** Right in every label. */
export const caseRow = {
  id: 'c1',
  question: '我们有3件商标马德里注册下来了，能补多少？',
  status: 'calculated',
  gold: [{ doc: INTERNATIONAL, clause: '二、12', quote: '每件商标给予1万元资助' }],
  amount: { kind: 'fixed', max: 30000 },
  tags: ['测算'],
};

export const jsonLines = (...rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Of the bundled texts; without an index. */
export async function openTestLibrary(): Promise<LabelledLibrary> {
  const settings = readSettings({});
  const { library } = await openInProcess({
    settings,
    mode: 'hybrid',
    build: false,
    progress: { update: () => {} },
  });
  return library;
}
