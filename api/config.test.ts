import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from './config.ts';

describe('settings', () => {
  test('have defaults for an empty environment', () => {
    expect(loadConfig({})).toEqual({
      ok: true,
      config: {
        port: 8787,
        host: '127.0.0.1',
        dataDir: resolve(import.meta.dirname, '../data'),
        corpusDir: resolve(import.meta.dirname, '../corpus'),
        logLevel: 'info',
        logQuestions: false,
        rateLimitPerMinute: 1200,
      },
    });
  });

  test('are read from the environment, folders against the working directory', () => {
    const loaded = loadConfig({
      PORT: '0',
      HOST: '::1',
      DATA_DIR: 'elsewhere',
      CORPUS_DIR: '/texts',
      EMBEDDING_MODEL: 'Xenova/bge-small-zh-v1.5',
      LOG_LEVEL: 'silent',
      LOG_QUESTIONS: 'true',
      RATE_LIMIT_PER_MINUTE: '1',
      HOME: '/root',
    });
    expect(loaded).toEqual({
      ok: true,
      config: {
        port: 0,
        host: '::1',
        dataDir: resolve('elsewhere'),
        corpusDir: '/texts',
        embeddingModel: 'Xenova/bge-small-zh-v1.5',
        logLevel: 'silent',
        logQuestions: true,
        rateLimitPerMinute: 1,
      },
    });
  });

  test.each([
    ['PORT', '65536', '应为 0 到 65535 的整数'],
    ['PORT', '-1', '应为 0 到 65535 的整数'],
    ['PORT', '80a', '应为 0 到 65535 的整数'],
    ['PORT', '', '应为 0 到 65535 的整数'],
    ['HOST', 'a b', '应为主机名或 IP 地址'],
    ['DATA_DIR', '', '应为文件夹路径'],
    ['CORPUS_DIR', '', '应为文件夹路径'],
    ['EMBEDDING_MODEL', '', '应为模型文件夹或模型名'],
    ['LOG_LEVEL', 'verbose', '应为 silent、fatal、error、warn、info、debug、trace 之一'],
    ['LOG_QUESTIONS', 'yes', '应为 true 或 false'],
    ['RATE_LIMIT_PER_MINUTE', '0', '应为 1 到 1000000 的整数'],
  ])('%s=%s is refused by name', (name, value, why) => {
    expect(loadConfig({ [name]: value })).toEqual({
      ok: false,
      problems: [`环境变量 ${name} 的值「${value}」无效：${why}`],
    });
  });

  test('report every bad variable at once', () => {
    const loaded = loadConfig({ PORT: 'x', LOG_LEVEL: 'x' });
    expect(loaded.ok ? [] : loaded.problems).toHaveLength(2);
  });
});
