import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig, withdrawLibrarySettings } from './config.ts';

describe('settings', () => {
  test('have defaults for an empty environment', () => {
    expect(loadConfig({})).toEqual({
      ok: true,
      config: {
        port: 8787,
        host: '127.0.0.1',
        dataDir: resolve(import.meta.dirname, '../data'),
        corpusDir: resolve(import.meta.dirname, '../corpus'),
        pageDir: resolve(import.meta.dirname, '../web/dist'),
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
        pageDir: resolve(import.meta.dirname, '../web/dist'),
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
    ['LLM_MODEL', ' ', '应为模型名'],
    ['LLM_TIMEOUT_MS', '99', '应为 100 到 14000 的整数'],
    ['LLM_TIMEOUT_MS', '14001', '应为 100 到 14000 的整数'],
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

describe('a language model', () => {
  const address = 'http://127.0.0.1:11434/v1';

  test('is on with an address and a name, and has eight seconds', () => {
    const loaded = loadConfig({ LLM_BASE_URL: address, LLM_MODEL: 'qwen3:8b' });
    expect(loaded.ok && loaded.config.languageModel).toEqual({
      baseUrl: address,
      model: 'qwen3:8b',
      timeoutMs: 8000,
    });
  });

  test('takes a key and another time limit', () => {
    const loaded = loadConfig({
      LLM_BASE_URL: 'https://models.example/v1',
      LLM_MODEL: 'a',
      LLM_API_KEY: 'sk-1',
      LLM_TIMEOUT_MS: '500',
    });
    expect(loaded.ok && loaded.config.languageModel).toEqual({
      baseUrl: 'https://models.example/v1',
      model: 'a',
      apiKey: 'sk-1',
      timeoutMs: 500,
    });
  });

  test('is off with a key alone', () => {
    const loaded = loadConfig({ LLM_API_KEY: 'sk-1' });
    expect(loaded.ok && 'languageModel' in loaded.config).toBe(false);
  });

  test.each([
    ['LLM_MODEL', 'LLM_BASE_URL', address],
    ['LLM_BASE_URL', 'LLM_MODEL', 'qwen3:8b'],
  ])('needs %s beside %s', (missing, present, value) => {
    expect(loadConfig({ [present]: value })).toEqual({
      ok: false,
      problems: [`环境变量 ${missing} 未设置：已设置 ${present}，启用语言模型两者缺一不可`],
    });
  });

  test.each(['', 'models.example/v1', 'ftp://models.example', 'file:///etc/passwd', 'http://'])(
    'is not at %j',
    (value) => {
      const loaded = loadConfig({ LLM_BASE_URL: value, LLM_MODEL: 'a' });
      expect(loaded).toEqual({
        ok: false,
        problems: ['环境变量 LLM_BASE_URL 的值无效：应为 http 或 https 地址'],
      });
    },
  );

  test.each([
    ['LLM_BASE_URL', 'https://me:hunter2@models.example/v1'],
    ['LLM_BASE_URL', 'https://models.example/v1?key=hunter2'],
    ['LLM_API_KEY', 'hunter2 hunter2'],
    ['LLM_API_KEY', 'hunter2\n'],
    ['LLM_API_KEY', 'hunter2密钥'],
  ])('is refused for a bad %s without repeating the secret', (name, value) => {
    const loaded = loadConfig({ LLM_BASE_URL: address, LLM_MODEL: 'a', [name]: value });
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain('hunter2');
  });

  test('leaves its libraries nothing of their own to read', () => {
    const env = {
      LANGSMITH_TRACING: 'true',
      LANGCHAIN_VERBOSE: 'true',
      OPENAI_API_KEY: 'sk-other',
      LC_OUTPUT_VERSION: 'v1',
      LLM_API_KEY: 'sk-1',
      LC: 'kept',
      PATH: '/bin',
    };
    withdrawLibrarySettings(env);
    expect(env).toEqual({ LLM_API_KEY: 'sk-1', LC: 'kept', PATH: '/bin' });
  });
});
