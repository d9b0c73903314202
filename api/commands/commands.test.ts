import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Answer, SearchResponse } from '../contract.ts';

const root = join(import.meta.dirname, '../..');

function run(command: 'ask' | 'search', args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'setup.mjs'), `api/commands/${command}.ts`, ...args],
    { encoding: 'utf8', env: { ...process.env, ...env }, cwd: root },
  );
  return { status, stdout, stderr };
}

test.each(['ask', 'search'] as const)('npm run %s explains itself for --help', (command) => {
  const { status, stdout } = run(command, ['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain(`用法：npm run ${command}`);
});

describe('bad usage', () => {
  test.each([
    ['ask', [], '请写出问题'],
    ['ask', ['词', '--colour'], '选项 --colour 不存在或用法有误'],
    ['ask', ['词', '--as-of', '2026-02-30'], 'asOf 应为真实存在的日期'],
    ['ask', ['词'.repeat(10_001)], 'question 不能超过 10000 个字符'],
    ['search', [' '], 'q 不能为空'],
    ['search', ['词', '--k', '101'], 'k 应为 1 到 100 的整数'],
  ] as const)('npm run %s with %j is 2 and says what is wrong', (command, args, problem) => {
    const { status, stdout, stderr } = run(command, [...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(problem);
    expect(stdout).toBe('');
  });

  test('a bad environment variable is named', () => {
    const { status, stderr } = run('ask', ['词'], { LOG_LEVEL: 'loud' });
    expect(status).toBe(2);
    expect(stderr).toContain('LOG_LEVEL');
  });
});

test.each(['ask', 'search'] as const)(
  'npm run %s fails on a document the library does not have',
  (command) => {
    const { status, stderr } = run(command, ['词', '--document', 'no-such']);
    expect(status).toBe(1);
    expect(stderr).toContain('知识库中没有这份文件：no-such');
  },
);

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
