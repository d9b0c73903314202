import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem } from '../open-system.ts';
import { labelledLibraryOf } from '../runner/index.ts';
import { readSettings } from '../settings.ts';
import { caseRow, jsonLines } from '../testing/cases.ts';
import { judgeBaseline } from './judge-baseline.ts';
import { baselineOf, measureSet, type MeasuredSet } from './measure-set.ts';

let folder = '';
let measure: (name: string, ...rows: readonly object[]) => Promise<MeasuredSet>;
let close: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'cewen-measure-'));
  const system = await openSystem(readSettings({}), { update: () => {} });
  const { documents } = system.index.corpus;
  const rules = await system.rules;
  const labelled = labelledLibraryOf(documents, rules.vocabulary);
  measure = async (name, ...rows) => {
    const file = path.join(folder, name);
    await writeFile(file, jsonLines(...rows));
    const library = { documents, rules };
    return measureSet(file, { system, library, labelled, baseline: null, onProgress: () => {} });
  };
  close = () => system.index.close();
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const facts = { ...caseRow, expected_facts: [{ fact: 'madrid_marks', value: '3件' }] };

test('a set of the form "case" is asked with its facts, and a fact that is lost falls below the baseline', async () => {
  const measured = await measure('facts.jsonl', facts, { ...facts, id: 'c2' });
  expect(measured.lostLabels).toEqual([]);
  expect(measured.summary.rates.get('factF1')?.value).toBe(1);
  const before = { version: 1, knowledgeBase: 'v', sets: { 'facts.jsonl': baselineOf(measured) } } as const;
  expect(judgeBaseline(measured, before)).toMatchObject({ isKnown: true, complaints: [] });
  const unsaid = { ...facts, question: '商标马德里注册能补多少？' };
  const lost = await measure('facts.jsonl', unsaid, { ...unsaid, id: 'c2' });
  expect(lost.summary.rates.get('factF1')?.value).toBe(0);
  const now = { ...lost, digest: measured.digest };
  expect(judgeBaseline(now, before).complaints.join()).toContain('事实 F1由 1.000 变为 0.000');
});

test('the words in which a place is named do not matter to what is asked, but belong to the digest', async () => {
  const byTitle = { ...caseRow, gold: [{ doc: 'industry-internationalization', clause: '二、12' }] };
  const [one, other] = [await measure('a.jsonl', caseRow), await measure('b.jsonl', byTitle)];
  expect(other.set.cases[0]?.gold[0]?.doc).toBe(one.set.cases[0]?.gold[0]?.doc);
  expect(other.digest).not.toBe(one.digest);
});

test('a label without a place is listed by its line, and the set is measured all the same', async () => {
  const lost = { ...caseRow, id: 'c2', gold: [{ doc: caseRow.gold[0]?.doc ?? '', clause: '九、99' }] };
  const measured = await measure('lost.jsonl', caseRow, lost);
  expect(measured.lostLabels.join()).toContain('lost.jsonl:2 gold');
  expect(measured.scores.map(({ right, cause }) => [right, cause?.cause])).toEqual([
    [true, undefined],
    [false, 'labelOutsideLibrary'],
  ]);
});

test('a malformed file is refused by its line', async () => {
  await expect(measure('bad.jsonl', { id: 'a' })).rejects.toThrow('bad.jsonl:1');
});
