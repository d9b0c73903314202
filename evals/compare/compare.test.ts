import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReportToCompare } from '../report/index.ts';
import { compareReports } from './compare-reports.ts';
import { comparisonMarkdown, conclusion, leftOut } from './compare-text.ts';
import { runCompare } from './run-compare.ts';

type Case = ReportToCompare['cases'][number];

function makeReport(rights: Readonly<Record<string, boolean>>, digest = 'd'): ReportToCompare {
  const cases = Object.entries(rights).map(([id, right]): Case => ({
    set: 's.jsonl',
    id,
    digest,
    right,
    turns: [{ question: `问${id}` }],
    failures: right ? [] : [{ check: 'keyCited', expected: '甲', got: '乙' }],
    cause: right ? null : { cause: 'retrievedNotUsed', evidence: '排在第 2 条' },
    tallies: { right: { hit: right ? 1 : 0, of: 1 } },
  }));
  const run = {
    system: '本进程',
    knowledgeBase: { version: 'v' },
    finishedAt: '',
    sets: [{ file: 's.jsonl' }],
  };
  return { version: 1, run, cases };
}

const names = { before: '甲', after: '乙' };

describe('comparing two runs', () => {
  test('of the same answers finds nothing', () => {
    const report = makeReport({ a: true, b: false });
    const comparison = compareReports(report, report);
    expect(comparison).toMatchObject({ common: 2, broken: [], mended: [], p: 1 });
    expect(comparison?.measures).toMatchObject([{ id: 'right', difference: { value: 0, low: 0, high: 0 } }]);
    expect(comparison && conclusion(comparison)).toBe('共有的 2 题对错没有变化。');
  });

  test('names what broke, with its cause, and what was mended', () => {
    const comparison = compareReports(
      makeReport({ a: true, b: false, c: true }),
      makeReport({ a: false, b: true, c: true }),
    );
    expect(comparison).toMatchObject({ broken: [{ id: 'a' }], mended: [{ id: 'b' }], p: 1 });
    const text = comparison ? comparisonMarkdown(comparison, names) : '';
    expect(text).toContain('前对后错的题');
    expect(text).toContain('检到未用，排在第 2 条');
  });

  test('tells a drop from chance when all of many cases break', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `q${at}`);
    const all = (right: boolean) => makeReport(Object.fromEntries(ids.map((id) => [id, right])));
    const comparison = compareReports(all(true), all(false));
    expect(comparison).toMatchObject({
      p: expect.closeTo(2 / 2 ** 12, 10),
      measures: [{ verdict: 'worse' }],
    });
  });

  test('of different sets compares the common cases and says how many', () => {
    const comparison = compareReports(
      makeReport({ a: true, b: true }),
      makeReport({ b: true, c: false, d: true }),
    );
    expect(comparison).toMatchObject({ common: 1, onlyBefore: 1, onlyAfter: 2 });
    expect(comparison && leftOut(comparison)).toContain('1 题只在前一次，2 题只在后一次');
  });

  test('leaves out cases whose labels changed, and refuses where none is left', () => {
    expect(compareReports(makeReport({ a: true }), makeReport({ a: true }, 'other'))).toBeNull();
    expect(compareReports(makeReport({ a: true }), makeReport({ b: true }))).toBeNull();
  });
});

describe('the command', () => {
  let folder = '';
  const said: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cewen-compare-'));
    said.length = 0;
    const hear = (text: string | Uint8Array): boolean => said.push(String(text)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(hear);
    vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  async function folderWith(name: string, content: string): Promise<string> {
    const dir = await mkdtemp(path.join(folder, name));
    await writeFile(path.join(dir, 'report.json'), content);
    return dir;
  }
  const folderOf = (name: string, report: ReportToCompare) => folderWith(name, JSON.stringify(report));

  test('prints the comparison and saves it as three files', async () => {
    const before = await folderOf('a', makeReport({ a: true }));
    const after = await folderOf('b', makeReport({ a: false }));
    const out = path.join(folder, 'out');
    expect(await runCompare([before, after, '--out', out])).toBe(0);
    expect(said.join('')).toContain('前对后错 1 题');
    const files = await readdir(out);
    expect(files.toSorted()).toEqual(['compare.html', 'compare.json', 'compare.md']);
  });

  test('prints JSON where it is asked to', async () => {
    const before = await folderOf('a', makeReport({ a: true }));
    expect(await runCompare([before, before, '--json'])).toBe(0);
    expect(JSON.parse(said.join(''))).toMatchObject({ common: 1 });
  });

  test.each([
    ['no JSON', '{', '不是合法的 JSON'],
    ['another version', '{"version":2}', '不是这一版的评测报告'],
  ])('says what is wrong with a report that is %s', async (_name, content, message) => {
    const folderName = await folderWith('x', content);
    expect(await runCompare([folderName, folderName])).toBe(1);
    expect(said.join('')).toContain(message);
  });

  test('refuses bad usage and runs without a common case', async () => {
    expect(await runCompare([folder])).toBe(2);
    expect(await runCompare([folder, folder, '--nonsense'])).toBe(2);
    const before = await folderOf('a', makeReport({ a: true }));
    const after = await folderOf('b', makeReport({ b: true }));
    expect(await runCompare([before, after])).toBe(2);
    expect(said.join('')).toContain('无从比较');
  });
});
