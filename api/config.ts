import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { logLevels, type LogLevel } from './log.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface Config {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Index and runtime data. */
  dataDir: string;
  corpusDir: string;
  /** A folder or a hub id; without it the bundled weights. */
  embeddingModel?: string;
  logLevel: LogLevel;
  /** Questions can hold business secrets: they are logged only when this is asked for. */
  logQuestions: boolean;
  /** Requests a client (IP address) may make in a minute. */
  rateLimitPerMinute: number;
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
});

export type LoadedConfig = { ok: true; config: Config } | { ok: false; problems: string[] };

/** Reads the settings; every bad value is reported at once, by the name of its variable. */
export function loadConfig(env: Record<string, string | undefined>): LoadedConfig {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return `环境变量 ${name} 的值「${env[name] ?? ''}」无效：${issue.message}`;
      }),
    };
  }
  const values = parsed.data;
  return {
    ok: true,
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir: resolve(values.DATA_DIR),
      corpusDir: resolve(values.CORPUS_DIR),
      ...(values.EMBEDDING_MODEL === undefined ? {} : { embeddingModel: values.EMBEDDING_MODEL }),
      logLevel: values.LOG_LEVEL,
      logQuestions: values.LOG_QUESTIONS === 'true',
      rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
    },
  };
}
