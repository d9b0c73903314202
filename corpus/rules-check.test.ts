import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRules, runRulesCheck } from './rules-check.ts';

const dirs: string[] = [];

/** A copy of the real corpus in which one file is changed. */
async function corpusWith(file: string, change: (source: string) => string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'rules-'));
  dirs.push(dir);
  for (const part of ['documents', 'awards', 'facts.yaml', 'lexicon.yaml']) {
    await cp(join('corpus', part), join(dir, part), { recursive: true });
  }
  const source = await readFile(join(dir, file), 'utf8');
  const changed = change(source);
  if (changed === source) throw new Error(`nothing changed in ${file}`);
  await writeFile(join(dir, file), changed);
  return dir;
}

afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true }))));

/** The line of the changed file that holds a text, from 1. */
async function lineOf(dir: string, file: string, text: string): Promise<number> {
  return (await readFile(join(dir, file), 'utf8')).split('\n').findIndex((line) => line.includes(text)) + 1;
}

describe('checking the rule files', () => {
  it('finds every quantified span of the five texts classified', async () => {
    const report = await checkRules('corpus');
    expect(report.problems).toEqual([]);
    expect(report.documents.flatMap(({ spans }) => spans.filter(({ as }) => as === null))).toEqual([]);
    expect(report.documents.flatMap(({ spans }) => spans).length).toBeGreaterThan(140);
    expect(report.ok).toBe(true);
  });

  it('calls the yearly sums of 001 budgets, not awards', async () => {
    const { documents } = await checkRules('corpus');
    const spans = documents.find(({ documentId }) => documentId === 'new-quality-productivity')?.spans ?? [];
    expect(spans.filter(({ as }) => as === 'budget')).toHaveLength(22);
  });

  it('fails on an unclassified number and drafts a rule for its clause', async () => {
    const file = 'awards/industry-internationalization.yaml';
    const dir = await corpusWith(file, withoutAward('madrid-trademark', 'madrid'));
    const output: string[] = [];
    const facts = join(dir, 'facts.yaml');
    await writeFile(
      facts,
      (await readFile(facts, 'utf8')).replace(/ {2}- id: madrid_marks\n(?: {4}.*\n)+/u, ''),
    );
    expect(await runRulesCheck([dir], (text) => output.push(text))).toBe(1);
    expect(output.join('\n')).toContain('问题：二、12 的“1万元”没有归属');
    expect(output.join('\n')).toContain('企业商标在马德里国际注册成功的，每件商标给予1万元资助');
    expect(output.join('\n')).toContain('amount: { per: { count: number, give: 1万元 } }');
  });

  it('finds a changed digit in any source, and says which anchors it breaks', async () => {
    const dir = await corpusWith('documents/specialized-sme/source.txt', (source) =>
      source.replace('给予最高不超过100万元的单次展会', '给予最高不超过200万元的单次展会'),
    );
    const { ok, problems } = await checkRules(dir);
    expect(ok).toBe(false);
    const broken = problems.find(({ message }) => message.includes('锚点 hosting'));
    const file = 'awards/specialized-sme.yaml';
    expect(broken?.file).toBe(file);
    expect(broken?.line).toBe((await lineOf(dir, file, '  hosting:')) + 1);
    expect(problems.some(({ message }) => message.includes('原文已变'))).toBe(true);
  });

  it('explains its use and refuses unknown arguments', async () => {
    const output: string[] = [];
    const print = (text: string) => void output.push(text);
    expect(await runRulesCheck(['--help'], print)).toBe(0);
    expect(await runRulesCheck(['--unknown'], print)).toBe(2);
    expect(await runRulesCheck(['no/such/dir'], print)).toBe(2);
    expect(output.join('\n')).toContain('用法');
  });
});

/** Takes one award and its anchor out of a rule file. */
function withoutAward(id: string, anchor: string): (source: string) => string {
  return (source) =>
    source
      .replace(new RegExp(`  - id: ${id}\\n(?:    .*\\n|\\n)+`, 'u'), '')
      .replace(new RegExp(`  ${anchor}: \\{[^}]*\\}\\n`, 'u'), '')
      .replace(new RegExp(`  ${anchor}:\\n(?:    .*\\n)+`, 'u'), '');
}
