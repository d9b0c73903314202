import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { logLevels, type LogLevel } from './log.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** Any endpoint that speaks the chat completions of OpenAI: a local server or a hosted service. */
export interface ModelSettings {
  /** Without `/chat/completions`: http://127.0.0.1:11434/v1. */
  baseUrl: string;
  model: string;
  /** Local endpoints need none. Never logged. */
  apiKey?: string;
  /** For a whole call, from asking to the last byte of the reply. */
  timeoutMs: number;
}

export interface Config {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Index and runtime data. */
  dataDir: string;
  corpusDir: string;
  /** Where `web/build.mjs` builds the page; part of the program, not a setting. */
  pageDir: string;
  /** A folder or a hub id; without it the bundled weights. */
  embeddingModel?: string;
  logLevel: LogLevel;
  /** Questions can hold business secrets: they are logged only when this is asked for. */
  logQuestions: boolean;
  /** Requests a client (IP address) may make in a minute. */
  rateLimitPerMinute: number;
  /** Where it is absent no language model is used and its library is not even loaded. */
  languageModel?: ModelSettings;
}

function wholeNumber(min: number, max: number) {
  const error = `应为 ${min} 到 ${max} 的整数`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.int().min(min, { error }).max(max, { error }));
}

const folder = z.string().min(1, { error: '应为文件夹路径' });

/** Two calls and the answer itself have to fit into the 30 s after which a request is given up. */
const longestModelCall = 14_000;

const baseUrl = z
  .url({ protocol: /^https?$/, error: '应为 http 或 https 地址' })
  .regex(/^[^@?#\s]*$/u, { error: '地址里不能有用户名、密码、查询参数或片段，密钥写在 LLM_API_KEY' });

const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(8787),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: '应为主机名或 IP 地址' })
    .default('127.0.0.1'),
  DATA_DIR: folder.default(resolve(projectRoot, 'data')),
  CORPUS_DIR: folder.default(resolve(projectRoot, 'corpus')),
  EMBEDDING_MODEL: z.string().min(1, { error: '应为模型文件夹或模型名' }).optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `应为 ${logLevels.join('、')} 之一` }).default('info'),
  LOG_QUESTIONS: z.enum(['true', 'false'], { error: '应为 true 或 false' }).default('false'),
  RATE_LIMIT_PER_MINUTE: wholeNumber(1, 1_000_000).default(1200),
  LLM_BASE_URL: baseUrl.optional(),
  LLM_MODEL: z.string().regex(/\S/u, { error: '应为模型名' }).max(200, { error: '应为模型名' }).optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: '应为不含空格的可见 ASCII 字符' })
    .optional(),
  LLM_TIMEOUT_MS: wholeNumber(100, longestModelCall).default(8000),
});
type Environment = z.infer<typeof Environment>;

/** Their values may be secrets, or hold one by mistake: messages name the variable alone. */
const secret: ReadonlySet<string> = new Set(['LLM_API_KEY', 'LLM_BASE_URL']);

export type LoadedConfig = { ok: true; config: Config } | { ok: false; problems: string[] };

/** Reads the settings; every bad value is reported at once, by the name of its variable. */
export function loadConfig(env: Record<string, string | undefined>): LoadedConfig {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        const value = secret.has(name) ? '' : `「${env[name] ?? ''}」`;
        return `环境变量 ${name} 的值${value}无效：${issue.message}`;
      }),
    };
  }
  const values = parsed.data;
  const languageModel = readModelSettings(values);
  if (!languageModel.ok) return { ok: false, problems: [languageModel.problem] };
  return {
    ok: true,
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir: resolve(values.DATA_DIR),
      corpusDir: resolve(values.CORPUS_DIR),
      pageDir: resolve(projectRoot, 'web/dist'),
      ...(values.EMBEDDING_MODEL === undefined ? {} : { embeddingModel: values.EMBEDDING_MODEL }),
      logLevel: values.LOG_LEVEL,
      logQuestions: values.LOG_QUESTIONS === 'true',
      rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
      ...languageModel.settings,
    },
  };
}

type ReadModel = { ok: true; settings: Pick<Config, 'languageModel'> } | { ok: false; problem: string };

/** A model is on when its address and its name are set; one alone is a mistake that nobody should have to hunt for. */
function readModelSettings(values: Environment): ReadModel {
  const { LLM_BASE_URL: address, LLM_MODEL: model, LLM_API_KEY: apiKey, LLM_TIMEOUT_MS: timeoutMs } = values;
  if (address === undefined && model === undefined) return { ok: true, settings: {} };
  if (address === undefined) return { ok: false, problem: unset('LLM_BASE_URL', 'LLM_MODEL') };
  if (model === undefined) return { ok: false, problem: unset('LLM_MODEL', 'LLM_BASE_URL') };
  const key = apiKey === undefined ? {} : { apiKey };
  return { ok: true, settings: { languageModel: { baseUrl: address, model, ...key, timeoutMs } } };
}

function unset(missing: string, present: string): string {
  return `环境变量 ${missing} 未设置：已设置 ${present}，启用语言模型两者缺一不可`;
}

/**
 * For a process of this project that answers by itself: it finds the same corpus and the same index, and gets no key and
 * no address of a language model.
 */
export function childEnvironment(
  { corpusDir, dataDir, embeddingModel }: Pick<Config, 'corpusDir' | 'dataDir' | 'embeddingModel'>,
  env: Record<string, string | undefined> = process.env,
): Record<string, string | undefined> {
  const inherited = Object.entries(env).filter(([name]) => !name.startsWith('LLM_'));
  const folders = { CORPUS_DIR: corpusDir, DATA_DIR: dataDir };
  return { ...Object.fromEntries(inherited), ...folders, EMBEDDING_MODEL: embeddingModel };
}

/**
 * Removes what the model's libraries would read from the environment by themselves. With a LANGSMITH_TRACING left over
 * from other work every question would go to a tracing service, with LANGCHAIN_VERBOSE or OPENAI_LOG to the console, and
 * OPENAI_* would add that account's key and headers to requests for the address set here.
 */
export function withdrawLibrarySettings(env: Record<string, string | undefined> = process.env): void {
  for (const name of Object.keys(env)) {
    if (/^(?:LANGSMITH|LANGCHAIN|OPENAI|LC)_/u.test(name)) delete env[name];
  }
}
