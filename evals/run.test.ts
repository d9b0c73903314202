import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';

const folder = await mkdtemp(path.join(tmpdir(), 'cewen-evals-'));
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'run.ts'), ...args],
    {
      cwd: path.join(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode, out, err };
}

const row = {
  id: 'own-1',
  kind: 'enterprise_qa',
  question: '专精特新意见第9条讲什么',
  doc: ['004_94833fb1a211609b.txt'],
  gold: [{ doc: '004_94833fb1a211609b.txt', clause: '二（三）9', quote: '加强上市培育', role: 'key' }],
  must_contain: ['上市'],
  must_not: [],
  answerable: true,
  note: '',
};

describe('npm run evals', () => {
  it('helps', async () => {
    const { code, out } = await run('--help');
    expect([code, out.includes('npm run evals')]).toEqual([0, true]);
  });

  it('ends with 2 on an unknown option and on a bad set file', async () => {
    const bad = path.join(folder, 'bad.jsonl');
    await writeFile(bad, JSON.stringify({ ...row, must_contain: 1 }));
    const [option, file] = await Promise.all([run('--sett'), run('--set', bad)]);
    expect([option.code, file.code]).toEqual([2, 2]);
    expect(file.err).toContain('bad.jsonl:1 must_contain');
  });

  it('measures any file of the form, and saves the report', async () => {
    const own = path.join(folder, 'own.jsonl');
    const reports = path.join(folder, 'reports');
    await writeFile(own, `${JSON.stringify(row)}\n`);
    const { code, out } = await run('--set', own, '--json', '--out', reports);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ form: 'qa', file: 'own.jsonl', all: { questions: 1 } }]);
    expect(await readFile(path.join(reports, 'report.json'), 'utf8')).toBe(out);
    expect(await readFile(path.join(reports, 'report.txt'), 'utf8')).toContain('题集 own.jsonl');
  });
});
