import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Answer, SearchResponse } from '../contract.ts';

function run(command: 'ask' | 'search', args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, `${command}.ts`), ...args],
    { encoding: 'utf8', env: { ...process.env, ...env }, cwd: join(import.meta.dirname, '../..') },
  );
  return { status, stdout, stderr };
}

describe.each(['ask', 'search'] as const)('npm run %s', (command) => {
  test('explains itself for --help', () => {
    const { status, stdout } = run(command, ['--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`用法：npm run ${command}`);
  });

  test.each([
    [[], '请写出'],
    [['词', '--colour'], '选项 --colour 不存在或用法有误'],
    [['词', '--as-of', '2026-02-30'], 'asOf 应为真实存在的日期'],
    [['词'.repeat(10_001)], '不能超过'],
  ])('calls %j bad usage', (args, problem) => {
    const { status, stdout, stderr } = run(command, args);
    expect(status).toBe(2);
    expect(stderr).toContain(problem);
    expect(stdout).toBe('');
  });

  test('names a bad environment variable', () => {
    const { status, stderr } = run(command, ['词'], { LOG_LEVEL: 'loud' });
    expect(status).toBe(2);
    expect(stderr).toContain('LOG_LEVEL');
  });

  test('fails on a document that the library does not have', () => {
    const { status, stderr } = run(command, ['词', '--document', 'no-such']);
    expect(status).toBe(1);
    expect(stderr).toContain('知识库中没有这份文件：no-such');
  });
});

describe('what is printed', () => {
  test('an answer for people: text, quotes with their addresses, notices', () => {
    const { status, stdout } = run('ask', ['专精特新小巨人企业', '奖励多少？']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\[1\] 《.+》/);
    expect(stdout).toContain('征求意见稿');
  });

  test('an answer for programs: JSON alone', () => {
    const { status, stdout } = run('ask', ['专精特新小巨人企业奖励多少？', '--json']);
    expect(status).toBe(0);
    expect(Answer.parse(JSON.parse(stdout)).citations.length).toBeGreaterThan(0);
  });

  test('hits for people and for programs', () => {
    const readable = run('search', ['首台套', '--k', '2']);
    expect(readable.stdout).toMatch(/^1\. /);
    expect(readable.stdout).toContain('共 2 条');
    const { stdout } = run('search', ['首台套', '--k', '2', '--json']);
    expect(SearchResponse.parse(JSON.parse(stdout)).hits).toHaveLength(2);
  });

  test('what an address misses', () => {
    expect(run('search', ['专精特新意见第20条']).stdout).toContain('没有');
  });
});
