import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCorpus } from './check-corpus.ts';
import { runCheck } from './check.ts';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'corpus-'));
  await cp(path.join(import.meta.dirname, 'documents'), path.join(dir, 'documents'), { recursive: true });
});

afterEach(() => rm(dir, { recursive: true }));

/** Changes one file of the copied corpus. */
async function edit(file: string, change: (content: string) => string): Promise<void> {
  const full = path.join(dir, 'documents', file);
  await writeFile(full, change(await readFile(full, 'utf8')));
}

async function run(...args: string[]): Promise<{ code: number; output: string }> {
  let output = '';
  const code = await runCheck(args, (text) => {
    output += text;
  });
  return { code, output };
}

describe('the five texts', () => {
  it('are covered completely, and their restarts are explained', async () => {
    const { ok, documents } = await checkCorpus(import.meta.dirname);
    expect(ok).toBe(true);
    for (const { coverage } of documents) {
      const counted = Object.values(coverage.byRole).reduce((sum, count) => sum + count, 0);
      expect(counted).toBe(coverage.total);
      expect(coverage.byRole.unaccounted).toBeUndefined();
    }
    const restarts = documents.flatMap(({ numbering }) =>
      numbering.map(({ kind, locator }) => `${kind} ${locator}`),
    );
    expect(restarts).toEqual([
      'restart 二（一）1',
      'restart 二（二）1',
      'restart 二（五）1',
      'restart 三、1',
      'restart 三、1',
      'restart 三、1',
    ]);
  });
});

describe('numbers', () => {
  const file = 'specialized-sme/source.txt';

  it.each([
    [
      'a missing number',
      (text: string) => text.replace('\n9．', '\n'),
      '第 21 行 二（三）10 二（三）8 之后缺 9',
    ],
    ['a repeated number', (text: string) => text.replace('\n9．', '\n8．'), '二（三）8 二（三）8 之后又是 8'],
    [
      'a restart within one list',
      (text: string) => text.replace('\n9．', '\n1．'),
      '二（三）1 在同一标题下从 8 回到 1',
    ],
    [
      'a first number that is not 1',
      (text: string) => text.replace('\n1．', '\n2．').replace('\n2．加大', '\n3．加大'),
      '从 2 开始，没有 1',
    ],
    [
      'a list that starts again, but not at 1',
      (text: string) => text.replace('\n1.本意见', '\n3.本意见'),
      '三、3 新标题下从 3 开始',
    ],
  ])('report %s', async (_fault, change, message) => {
    await edit(file, change);
    const { code, output } = await run(dir);
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output).toContain('问题');
  });

  it('are accepted where an officer has accounted for them', async () => {
    await edit(file, (text) => text.replace('\n9．', '\n'));
    await edit(
      'specialized-sme/document.yaml',
      (yaml) => `${yaml}numberingNotes:\n  - { locator: 二（三）10, reason: 原文缺第9条 }\n`,
    );
    const { code, output } = await run(dir);
    expect(output).toContain('说明：第 21 行 二（三）10 二（三）8 之后缺 9：原文缺第9条');
    expect(code).toBe(0);
  });

  it('report a note that explains nothing', async () => {
    await edit(
      'specialized-sme/document.yaml',
      (yaml) => `${yaml}numberingNotes:\n  - { locator: 二（三）9, reason: 无 }\n`,
    );
    expect(await run(dir)).toMatchObject({
      code: 1,
      output: expect.stringContaining('numberingNotes 中的 二（三）9'),
    });
  });
});

describe('the command', () => {
  it('reports duplicate addresses', async () => {
    await edit('specialized-sme/source.txt', (text) => text.replace('\n9．', '\n8．'));
    const { documents } = await checkCorpus(dir);
    expect(documents.flatMap(({ duplicateAddresses }) => duplicateAddresses)).toEqual(['二（三）8']);
  });

  it('mentions an over-long clause without failing', async () => {
    await edit('specialized-sme/source.txt', (text) =>
      text.replace('9．加强上市培育。', `9．加强上市培育。${'长'.repeat(1500)}`),
    );
    expect(await run(dir)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/提醒：二（三）9 长 16\d\d 字/),
    });
  });

  it('fails with the problems of a corpus that does not load', async () => {
    await rm(path.join(dir, 'documents/specialized-sme/source.txt'));
    const { code, output } = await run(dir);
    expect(code).toBe(1);
    expect(output).toContain('documents/specialized-sme/source.txt 缺少这个文件');
  });

  it('prints the report as JSON', async () => {
    const { code, output } = await run('--json', dir);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ ok: true, problems: [], documents: { length: 5 } });
  });

  it('explains itself, and exits with 2 where it is not understood', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, output: expect.stringContaining('用法') });
    expect(await run('--nonsense')).toMatchObject({ code: 2, output: expect.stringContaining('用法') });
    expect(await run(dir, dir)).toMatchObject({ code: 2 });
    expect(await run(path.join(dir, 'nowhere'))).toMatchObject({
      code: 2,
      output: expect.stringContaining('没有这个目录'),
    });
  });
});
