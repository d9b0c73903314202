import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCorpus, loadRules } from '../../corpus/index.ts';
import { BUNDLED_SETS } from '../arguments.ts';
import { readSettings } from '../settings.ts';
import { readBaseline } from './baseline-file.ts';
import { BASELINE_FILE } from './gated-sets.ts';
import { baselineText, judgeBaseline } from './judge-baseline.ts';
import { measureAll } from './measure-all.ts';
import { questionsOf } from './run-baseline.ts';

/** The whole system is built anew on a changed corpus, and a whole set is asked. */
const PATIENCE = 240_000;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'cewen-regression-'));
  await cp(readSettings({}).corpusDir, path.join(folder, 'corpus'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Changes words of a corpus file; the words must stand there, or nothing would be planted. */
async function replaceIn(name: string, from: string, to: string): Promise<void> {
  const file = path.join(folder, 'corpus', name);
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

/** Asks one bundled set of the changed corpus and holds it against the committed baseline. */
async function judge(file: string) {
  const read = await readBaseline(BASELINE_FILE);
  if (read.kind === 'unusable') throw new Error(read.message);
  const settings = { corpusDir: path.join(folder, 'corpus'), dataDir: path.join(folder, 'data') };
  const { measured } = await measureAll([file], {
    settings,
    baseline: read.baseline,
    progress: { update: () => {} },
  });
  const verdicts = measured.map((one) => judgeBaseline(one, read.baseline));
  return {
    complaints: verdicts.flatMap(({ complaints }) => complaints),
    causes: verdicts.flatMap(({ broken }) => broken.map(({ cause }) => cause?.cause)),
    text: baselineText(verdicts, questionsOf(measured)),
  };
}

test(
  'a word that is no longer known for a fact breaks the gate as a fact that is not read',
  async () => {
    await replaceIn('facts.yaml', '        保费,\n', '');
    const { complaints, causes, text } = await judge(BUNDLED_SETS.numeric);
    expect(complaints).not.toEqual([]);
    expect(causes).toContain('factNotExtracted');
    expect(text).toContain('premium_paid');
  },
  PATIENCE,
);

const RULES = 'awards/specialized-sme.yaml';
const PROVINCIAL = '{ is: [省级], give: 50万元 }';
const MUNICIPAL = '{ is: [市级], give: 20万元 }';

test('one changed figure is refused when the rules are loaded, because its clause no longer bears it out', async () => {
  await replaceIn(RULES, PROVINCIAL, '{ is: [省级], give: 20万元 }');
  const dir = path.join(folder, 'corpus');
  await expect(loadRules(await loadCorpus(dir), dir)).rejects.toThrow(/“50万元”没有被规则用到/u);
});

test(
  'two figures of a clause exchanged, which loading cannot notice, break the gate as a wrong formula',
  async () => {
    await replaceIn(RULES, PROVINCIAL, '{ is: [省级], give: 20万元 }');
    await replaceIn(RULES, MUNICIPAL, '{ is: [市级], give: 50万元 }');
    const { complaints, causes, text } = await judge(BUNDLED_SETS.numeric);
    expect(complaints.join('')).toContain('新出现错误金额');
    expect(new Set(causes)).toEqual(new Set(['wrongFormula']));
    expect(text).toContain('省级');
  },
  PATIENCE,
);

test(
  'a clause that is gone breaks the gate as a label outside the library',
  async () => {
    const name = 'documents/high-tech-interpretation/source.txt';
    const file = path.join(folder, 'corpus', name);
    const before = await readFile(file, 'utf8');
    const clause = /^3[.．、].*$/mu.exec(before.slice(before.indexOf('（五）')))?.[0] ?? '';
    await replaceIn(name, clause, '');
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    await replaceIn('awards/high-tech-interpretation.yaml', sha(before), sha(await readFile(file, 'utf8')));
    const { complaints, causes, text } = await judge(BUNDLED_SETS.qa);
    expect(complaints).not.toEqual([]);
    expect(new Set(causes)).toEqual(new Set(['labelOutsideLibrary']));
    expect(text).toContain('没有');
  },
  PATIENCE,
);
