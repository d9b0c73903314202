import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { summarize, type CaseScore } from '../scoring/index.ts';
import { makeCase, recordOf } from '../scoring/test-cases.ts';
import { readBaseline, writeBaseline, type Baseline } from './baseline-file.ts';
import { baselineText, judgeBaseline } from './judge-baseline.ts';
import { baselineOf, type MeasuredSet } from './measure-set.ts';

interface Outcome {
  right?: boolean;
  wrongNumber?: boolean;
}

/** A set of that many cases, all right but for the given ones. */
function measure(size: number, outcomes: Readonly<Record<number, Outcome>> = {}): MeasuredSet {
  const cases = Array.from({ length: size }, (_, at) => makeCase({ id: `q${at}` }));
  const scores = cases.map(({ id }, at): CaseScore => {
    const { right = true, wrongNumber = false } = outcomes[at] ?? {};
    return {
      id,
      right,
      failures: right ? [] : [{ check: 'amount', expected: '3万元', got: '1万元' }],
      cause: right ? null : { cause: 'wrongFormula', evidence: '算得 1万元' },
      tallies: {
        right: { hit: right ? 1 : 0, of: 1 },
        amountExact: { hit: right ? 1 : 0, of: 1 },
        wrongNumber: { hit: wrongNumber ? 1 : 0, of: 1 },
      },
      elapsedMs: [1],
    };
  });
  const records = cases.map((one) => recordOf(one, null));
  const set = { file: 's.jsonl', cases };
  return { set, digest: `of ${size}`, lostLabels: [], records, scores, summary: summarize(scores) };
}

const baselineFor = (measured: MeasuredSet): Baseline => ({
  version: 1,
  knowledgeBase: 'v',
  sets: { 's.jsonl': baselineOf(measured) },
});

const complaintsOf = (now: MeasuredSet, before: MeasuredSet): string =>
  judgeBaseline(now, baselineFor(before)).complaints.join('；');

describe('held against its baseline, a set', () => {
  test('passes where nothing changed, and where something was mended', () => {
    const before = measure(100, { 3: { right: false } });
    expect(complaintsOf(before, before)).toBe('');
    expect(judgeBaseline(measure(100), baselineFor(before))).toMatchObject({
      complaints: [],
      mended: [{ id: 'q3' }],
    });
  });

  test('may lose one case, which is listed with its cause', () => {
    const verdict = judgeBaseline(measure(100, { 3: { right: false } }), baselineFor(measure(100)));
    expect(verdict).toMatchObject({ complaints: [], broken: [{ id: 'q3' }] });
    const text = baselineText([verdict], () => '多少？');
    expect(text).toContain('q3 多少？');
    expect(text).toContain('算式有误（wrongFormula）。算得 1万元');
  });

  test('fails where two break, whatever was mended', () => {
    const before = measure(100, { 1: { right: false }, 2: { right: false } });
    const now = measure(100, { 3: { right: false }, 4: { right: false } });
    expect(complaintsOf(now, before)).toContain('现在答错 2 题，超过允许的 1 题');
  });

  test('fails on one wrong figure more, even where the case was wrong before', () => {
    const before = measure(100, { 3: { right: false } });
    const now = measure(100, { 3: { right: false, wrongNumber: true } });
    expect(complaintsOf(now, before)).toContain('新出现错误金额：q3');
  });

  test('fails where few of many break without any being mended', () => {
    const broken = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [at, { right: false }]));
    expect(complaintsOf(measure(800, broken), measure(800))).toContain('McNemar');
  });

  test('fails where a rate drops by more than a point, and where one is no longer measured', () => {
    const broken = { 1: { right: false }, 2: { right: false } };
    expect(complaintsOf(measure(100, broken), measure(100))).toContain('金额正确由 1.000 变为 0.980');
    const now = measure(100);
    const silent = { ...now, summary: summarize([]) };
    expect(complaintsOf(silent, now)).toContain('没有测出来');
  });

  test('fails where the baseline knows other questions', () => {
    expect(complaintsOf(measure(3), measure(2))).toContain('题目或标注改过');
  });

  test('passes where the baseline has no entry for it, and says that nothing was compared', () => {
    const empty: Baseline = { version: 1, knowledgeBase: 'v', sets: {} };
    const verdict = judgeBaseline(measure(3, { 1: { right: false } }), empty);
    expect(verdict).toMatchObject({ isKnown: false, complaints: [] });
    const text = baselineText([verdict], () => '');
    expect(text).toContain('s.jsonl：还没有基线，这次没有比较');
    expect(text).toContain('baseline --write');
  });

  test('fails where labels have lost their places, known to the baseline or not', () => {
    const lost = { ...measure(3), lostLabels: ['s.jsonl:7 gold.0: 没有'] };
    expect(complaintsOf(lost, measure(3))).toContain('s.jsonl:7 gold.0');
    const empty: Baseline = { version: 1, knowledgeBase: 'v', sets: {} };
    expect(judgeBaseline(lost, empty).complaints.join('')).toContain('s.jsonl:7 gold.0');
  });
});

describe('the file', () => {
  test('is read as it was written', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'cewen-baseline-'));
    const file = path.join(folder, 'baseline.json');
    const set = {
      ...baselineOf(measure(2)),
      facts: { q0: { export_total: '600万美元', national_hte: true } },
    };
    const baseline: Baseline = { version: 1, knowledgeBase: 'v', sets: { 's.jsonl': set, 't.jsonl': set } };
    await writeBaseline(file, baseline);
    expect(await readBaseline(file)).toEqual({ kind: 'read', baseline });
    await writeFile(file, '{"version": 1}');
    expect(await readBaseline(file)).toMatchObject({
      kind: 'unusable',
      message: expect.stringContaining('baseline --write'),
    });
    await rm(folder, { recursive: true });
  });
});
