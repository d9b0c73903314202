import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './testing/folder.ts';

const folder = temporaryFolder();
const repository = fileURLToPath(new URL('..', import.meta.url));
const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist', 'cli.mjs');

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

function run(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const command = [tsx, join(repository, 'indexer', 'cli.ts'), ...args];
  const options = {
    cwd: repository,
    env: { ...process.env, CORPUS_DIR: join(folder(), 'corpus'), DATA_DIR: join(folder(), 'data'), ...env },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

beforeAll(async () => {
  const documents = join(folder(), 'corpus', 'documents');
  await mkdir(documents, { recursive: true });
  await cp(join(repository, 'corpus/documents/industry-internationalization'), join(documents, 'one'), {
    recursive: true,
  });
});

describe('npm run index', () => {
  it('builds what is missing, one line a step, and leaves alone what is in order', async () => {
    const first = await run([]);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('条款 16 条') });
    expect(first.stderr.trim().split('\n')).toHaveLength(2);
    expect(await run([])).toEqual({ code: 0, stdout: '索引完好，无需重建。\n', stderr: '' });
  });

  it('prints one line of JSON', async () => {
    const { code, stdout } = await run(['--force', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'built', clauses: 16, embedded: expect.any(Number) });
    expect(stdout.trim()).not.toContain('\n');
  });

  it('explains itself', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of ['--force', '--json', 'CORPUS_DIR', 'DATA_DIR', 'EMBEDDING_MODEL'])
      expect(stdout).toContain(word);
  });

  it.each([
    [['--fast'], {}, '--fast'],
    [['more'], {}, 'more'],
    [[], { CORPUS_DIR: '/nowhere' }, 'CORPUS_DIR'],
    [[], { DATA_DIR: '' }, 'DATA_DIR'],
    [[], { EMBEDDING_MODEL: '' }, 'EMBEDDING_MODEL'],
  ])('calls %j with %j bad usage', async (args, env, word) => {
    expect(await run(args, env)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(word),
    });
  });

  it('fails where the corpus or the model cannot be used', async () => {
    await mkdir(join(folder(), 'empty'), { recursive: true });
    expect(await run([], { CORPUS_DIR: join(folder(), 'empty') })).toMatchObject({ code: 1, stdout: '' });
    const failed = await run([], { EMBEDDING_MODEL: 'nothing' });
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('EMBEDDING_MODEL') });
    await writeFile(join(folder(), 'file'), '');
    expect(await run([], { DATA_DIR: join(folder(), 'file') })).toMatchObject({ code: 1 });
  });
});
