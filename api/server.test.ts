import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Answer } from './contract.ts';

const root = join(import.meta.dirname, '..');
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

const Scripts = z.object({ scripts: z.object({ start: z.string() }) });
const script = Scripts.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).scripts.start;

/** What `npm start` does: the script through a shell, so that a signal must get past the shell. */
function start(env: Record<string, string>) {
  const child = spawn('sh', ['-c', script], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
  });
  running.push(child);
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (printed.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (printed.stderr += String(chunk)));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, printed, exit };
}

async function startReady(env: Record<string, string> = {}) {
  const server = start(env);
  const readyLine = /已就绪：(http:\S+)/;
  await expect.poll(() => server.printed.stdout, { timeout: 60_000 }).toMatch(readyLine);
  return { ...server, url: readyLine.exec(server.printed.stdout)?.[1] ?? '' };
}

describe('npm start', () => {
  test('says where it is ready, answers, and ends in order on SIGTERM', async () => {
    const { child, url, exit, printed } = await startReady();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    // A keep-alive connection is open by now; it must not hold up the end.
    const pending = fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '专精特新小巨人企业奖励多少？' }),
    });
    const response = await pending;
    child.kill('SIGTERM');
    expect(Answer.parse(await response.json()).citations.length).toBeGreaterThan(0);
    expect(await exit).toBe(0);
    expect(printed.stderr).not.toContain('unexpected error');
  });

  test('refuses a bad setting by name, with exit code 2', async () => {
    const { exit, printed } = start({ PORT: 'http' });
    expect(await exit).toBe(2);
    expect(printed.stderr).toBe('环境变量 PORT 的值「http」无效：应为 0 到 65535 的整数\n');
  });

  test('says which port is taken, with exit code 1', async () => {
    const { url } = await startReady();
    const { port } = new URL(url);
    const second = start({ PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.printed.stderr).toContain(`端口 ${port} 已被占用`);
  });

  test('says why a corpus cannot be loaded, with exit code 1', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'cewen-no-corpus-'));
    const { exit, printed } = start({ CORPUS_DIR: join(empty, 'missing') });
    expect(await exit).toBe(1);
    expect(printed.stderr).toContain('知识库加载失败：');
    expect(printed.stderr).not.toMatch(/\n\s+at /);
    rmSync(empty, { recursive: true });
  });
});
