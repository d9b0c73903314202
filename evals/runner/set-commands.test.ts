import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { bytesOf, caseRow, jsonLines } from '../testing/cases.ts';
import { parseRunArguments } from './run-arguments.ts';
import { runTemplate, runValidate } from './set-commands.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'cewen-sets-'));
afterAll(() => rm(folder, { recursive: true }));

const printed = { out: '', err: '' };
vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
afterEach(() => Object.assign(printed, { out: '', err: '' }));

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('npm run evals -- validate', () => {
  it('says how many questions are right', async () => {
    const file = await fileWith('right.jsonl', jsonLines(caseRow));
    expect(await runValidate([file, 'qa'])).toBe(0);
    expect(printed.out).toContain('right.jsonl：1 题，没有错误');
    expect(printed.out).toContain('qa.dev.jsonl：163 题，没有错误');
  });

  it('lists the problems of all files by line, the first fifty with the number of the others', async () => {
    const bad = await fileWith('bad.csv', `id,question\n${'1,\n'.repeat(80)}`);
    expect(await runValidate([bad, path.join(folder, 'none.jsonl')])).toBe(2);
    expect(printed.err).toContain('bad.csv:2 question: ');
    expect(printed.err).toMatch(/……另有 \d+ 处/u);
    expect(printed.err.split('\n').length).toBeLessThan(60);
  });

  it('gives problems as data', async () => {
    const bad = await fileWith('data.jsonl', jsonLines({ ...caseRow, status: 'x' }));
    expect(await runValidate(['--json', bad])).toBe(2);
    expect(JSON.parse(printed.out)).toMatchObject({
      ok: false,
      problems: [{ file: 'data.jsonl', line: 1, field: 'status' }],
    });
  });

  it.each([[[]], [['--wrong', 'x']]])('knows bad usage: %j', async (argv) => {
    expect(await runValidate(argv)).toBe(2);
    expect(printed.err).toContain('用法：npm run evals -- validate');
  });
});

describe('npm run evals -- template', () => {
  it.each([
    [[], '\uFEFF编号,'],
    [['--jsonl'], '{"id":'],
  ])('prints with %j', async (argv, start) => {
    expect(await runTemplate(argv)).toBe(0);
    expect(printed.out.startsWith(start)).toBe(true);
  });

  it('writes a file that validates, and never over another', async () => {
    const file = path.join(folder, 'template.csv');
    expect([await runTemplate(['--out', file]), await runValidate([file])]).toEqual([0, 0]);
    await writeFile(file, bytesOf('mine'));
    expect(await runTemplate(['--out', file])).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('knows bad usage', async () => {
    expect(await runTemplate(['--csv', '--jsonl'])).toBe(2);
  });
});

describe('the arguments of a run', () => {
  it.each([
    ['--mode', 'best'],
    ['--concurrency', '0'],
    ['--concurrency', '17'],
    ['--base-url', 'file:///etc/passwd'],
    ['--as-of', '2026-13-01'],
    ['--wrong', 'x'],
  ])('refuse %s %s', (name, value) => {
    expect(parseRunArguments([name, value]).kind).toBe('badUsage');
  });

  it('are the bundled sets, in process, one at a time, where nothing is said', () => {
    expect(parseRunArguments([])).toMatchObject({
      kind: 'run',
      options: { baseUrl: null, mode: 'hybrid', concurrency: 1, outDir: null, tags: [], build: true },
    });
  });
});
