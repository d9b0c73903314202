import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compareReports } from './compare-reports.ts';
import { comparisonMarkdown, comparisonPage, conclusion, leftOut } from './compare-text.ts';
import { runCompare } from './run-compare.ts';
import type { ComparableReport } from './run-differences.ts';

type Case = ComparableReport['cases'][number];

function makeReport(rights: Readonly<Record<string, boolean>>, digest = 'd'): ComparableReport {
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

  /** The same cases of another file. */
  const renamed = (report: ComparableReport, file: string): ComparableReport => ({
    ...report,
    run: { ...report.run, sets: report.run.sets.length === 1 ? [{ file }] : report.run.sets },
    cases: report.cases.map((one) => ({ ...one, set: file })),
  });

  test('pairs the cases of one set by their numbers, though its file was renamed', () => {
    const before = makeReport({ a: true, b: false });
    const after = renamed(makeReport({ a: false, b: false }), 't.csv');
    expect(compareReports(before, after)).toMatchObject({
      common: 2,
      onlyBefore: 0,
      onlyAfter: 0,
      broken: [{ set: 't.csv', id: 'a' }],
    });
  });

  test('of several sets pairs a case only with the same one of the same set', () => {
    const { run, ...rest } = makeReport({ a: true });
    const both = { ...rest, run: { ...run, sets: [{ file: 's.jsonl' }, { file: 't.csv' }] } };
    expect(compareReports(both, renamed(both, 't.csv'))).toBeNull();
    expect(compareReports(both, makeReport({ a: false }))).toMatchObject({ common: 1 });
  });

  test('leaves out cases whose labels changed, and refuses where none is left', () => {
    expect(compareReports(makeReport({ a: true }), makeReport({ a: true }, 'other'))).toBeNull();
    expect(compareReports(makeReport({ a: true }), makeReport({ b: true }))).toBeNull();
  });
});

describe('a verdict', () => {
  /** @param tallies of one case in both runs */
  function reportsOf(tallies: readonly (readonly [Case['tallies'], Case['tallies']])[]) {
    const rights = Object.fromEntries(tallies.map((_, at) => [`q${at}`, true]));
    const { cases, ...rest } = makeReport(rights);
    const side = (which: 0 | 1): ComparableReport => ({
      ...rest,
      cases: cases.map((one, at) => ({ ...one, tallies: tallies[at]?.[which] ?? {} })),
    });
    return [side(0), side(1)] as const;
  }
  const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
  const right = (hit: number): Case['tallies'] => ({ right: { hit, of: 1 } });
  const recall = (hit: number): Case['tallies'] => ({ citationRecall: { hit, of: 1 } });

  test.each([
    ['one common case', 0, 1, 'open'],
    ['four broken of a hundred', 96, 4, 'open'],
    ['five broken of a hundred', 95, 5, 'open'],
    ['six broken of a hundred', 94, 6, 'worse'],
  ])('on a yes or no needs the exact test: %s', (_name, kept, broken, verdict) => {
    const [before, after] = reportsOf([
      ...times(kept, [right(1), right(1)] as const),
      ...times(broken, [right(1), right(0)] as const),
    ]);
    expect(compareReports(before, after)?.measures).toMatchObject([{ id: 'right', verdict }]);
    const back = verdict === 'worse' ? 'better' : 'open';
    expect(compareReports(after, before)?.measures).toMatchObject([{ id: 'right', verdict: back }]);
  });

  test.each([
    ['one common case', 1, 'open'],
    ['five that fell', 5, 'open'],
    ['six that fell', 6, 'worse'],
  ])('on shares needs more than %s', (_name, fell, verdict) => {
    const [before, after] = reportsOf(times(fell, [recall(1), recall(0.5)] as const));
    expect(compareReports(before, after)?.measures).toMatchObject([{ id: 'citationRecall', verdict }]);
  });

  test('counts a case only where both runs measure it', () => {
    const precise = (hit: number): Case['tallies'] => ({ citationPrecision: { hit, of: 1 } });
    const refused = times(20, [precise(1), {}] as const);
    const [before, after] = reportsOf([...refused, [precise(0.5), precise(0.5)]]);
    const comparison = compareReports(before, after);
    expect(comparison?.measures).toMatchObject([
      { id: 'citationPrecision', before: 0.5, after: 0.5, difference: { value: 0, cases: 1 } },
    ]);
    expect(comparison && comparisonMarkdown(comparison, names)).toContain('| 1 | 看不出差别 |');
    expect(compareReports(...reportsOf(refused))?.measures).toEqual([]);
  });
});

describe('how the runs differ', () => {
  const report = makeReport({ a: true });
  const withRun = (run: Partial<ComparableReport['run']>) => ({ ...report, run: { ...report.run, ...run } });
  const options = { mode: 'hybrid', asOf: '2026-01-01', tags: [] };

  test('is nothing where they were made alike, or nothing is recorded', () => {
    expect(compareReports(report, report)?.runs).toEqual([]);
    expect(compareReports(withRun({ options }), withRun({ options }))?.runs).toEqual([]);
    const tags = ['b', 'a'];
    const turned = ['a', 'b'];
    expect(
      compareReports(
        withRun({ options: { ...options, tags } }),
        withRun({ options: { ...options, tags: turned } }),
      )?.runs,
    ).toEqual([]);
  });

  test('is said in full, with a warning where the days differ', () => {
    const comparison = compareReports(
      withRun({ options }),
      withRun({
        system: 'http://127.0.0.1:8787',
        knowledgeBase: { version: 'v2' },
        options: { mode: 'keyword', asOf: '2027-01-01', tags: ['甲|乙'] },
      }),
    );
    expect(comparison?.runs).toEqual([
      { id: 'system', name: '对象', before: '本进程', after: 'http://127.0.0.1:8787' },
      { id: 'knowledgeBase', name: '知识库版本', before: 'v', after: 'v2' },
      { id: 'mode', name: '检索方式', before: 'hybrid', after: 'keyword' },
      { id: 'asOf', name: '默认提问日期', before: '2026-01-01', after: '2027-01-01' },
      { id: 'tags', name: '只取标签', before: '（全部）', after: '甲|乙' },
    ]);
    if (comparison === null) throw new Error('a case in common');
    const markdown = comparisonMarkdown(comparison, names);
    expect(markdown).toContain('| 检索方式 | hybrid | keyword |');
    expect(markdown).toContain('甲\\|乙');
    const page = comparisonPage(comparison, names);
    for (const text of [markdown, page]) {
      expect(text).toContain('默认提问日期不同（前 2026-01-01，后 2027-01-01）');
      expect(text).toContain('v2');
    }
  });

  test('shows what one of them did not record, and warns of no day that is not known', () => {
    const comparison = compareReports(report, withRun({ options }));
    expect(comparison?.runs).toContainEqual({
      id: 'asOf',
      name: '默认提问日期',
      before: '未记录',
      after: '2026-01-01',
    });
    expect(comparison && comparisonMarkdown(comparison, names)).not.toContain('注意');
  });

  test('is nothing to say of runs of the same day', () => {
    const comparison = compareReports(
      withRun({ options }),
      withRun({ options: { ...options, mode: 'vector' } }),
    );
    expect(comparison && comparisonMarkdown(comparison, names)).not.toContain('注意');
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
  const folderOf = (name: string, report: ComparableReport) => folderWith(name, JSON.stringify(report));

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

  test('reads the options of the runs from their reports, and says how they differ', async () => {
    const report = makeReport({ a: true });
    const asked = (mode: string) => ({ ...report, run: { ...report.run, options: { mode } } });
    const [before, after] = [await folderOf('a', asked('hybrid')), await folderOf('b', asked('keyword'))];
    expect(await runCompare([before, after])).toBe(0);
    expect(said.join('')).toContain('| 检索方式 | hybrid | keyword |');
    said.length = 0;
    expect(await runCompare([before, after, '--json'])).toBe(0);
    expect(JSON.parse(said.join(''))).toMatchObject({ runs: [{ id: 'mode', after: 'keyword' }] });
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
