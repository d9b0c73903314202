import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import { CorpusError, loadCorpus } from '../corpus/index.ts';
import { buildIndex, type BuildReport, type IndexProgress } from './build.ts';
import { EmbeddingError } from './embed.ts';
import { ModelError } from './model.ts';
import { checkIndex } from './open.ts';

const HELP = `用法：npm run index -- [选项]

检查政策库的检索索引，缺失、过期或损坏时重建；没有改动的条款不重新计算向量。

选项：
  --force   即使索引完好也重建
  --json    在标准输出打印一行 JSON 结果
  --help    显示本说明

环境变量：
  CORPUS_DIR        政策库文件夹，默认 ./corpus
  DATA_DIR          索引所在的数据文件夹，默认 ./data
  EMBEDDING_MODEL   向量模型的文件夹或模型库编号，默认使用自带模型

退出码：0 成功，1 失败，2 用法错误
`;

/** What a run did, printed as it stands with --json. */
type Outcome = { status: 'upToDate' } | ({ status: 'built'; because: string } & BuildReport);

interface Settings {
  corpusDir: string;
  dataDir: string;
  embeddingModel: string | undefined;
}

interface Flags {
  force: boolean;
  json: boolean;
  help: boolean;
}

/** Runs the command; the exit code is the result. */
async function main(args: string[]): Promise<number> {
  const flags = readFlags(args);
  if (typeof flags === 'string') return usageError(flags);
  if (flags.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const settings = readSettings(process.env);
  if (typeof settings === 'string') return usageError(settings);
  try {
    const outcome = await bringUpToDate(settings, flags.force);
    process.stdout.write(flags.json ? `${JSON.stringify(outcome)}\n` : describe(outcome));
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function usageError(message: string): number {
  process.stderr.write(`${message}\n\n${HELP}`);
  return 2;
}

function readFlags(args: string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch {
    return `无法识别的参数：${args.join(' ')}`;
  }
}

function readSettings(env: NodeJS.ProcessEnv): Settings | string {
  const corpusDir = env['CORPUS_DIR'] ?? './corpus';
  const dataDir = env['DATA_DIR'] ?? './data';
  const embeddingModel = env['EMBEDDING_MODEL'];
  if (corpusDir === '' || !existsSync(corpusDir)) return `CORPUS_DIR 指向的文件夹不存在：${corpusDir}`;
  if (dataDir === '') return 'DATA_DIR 不能为空';
  if (embeddingModel === '') return 'EMBEDDING_MODEL 不能为空；不设置则使用自带模型';
  return { corpusDir, dataDir, embeddingModel };
}

async function bringUpToDate(
  { corpusDir, dataDir, embeddingModel }: Settings,
  force: boolean,
): Promise<Outcome> {
  const corpus = await loadCorpus(corpusDir);
  const state = await checkIndex(corpus, dataDir, { embeddingModel });
  if (state.kind === 'ok' && !force) return { status: 'upToDate' };
  const progress = openProgress(process.stderr);
  try {
    const report = await buildIndex(corpus, dataDir, { embeddingModel, onProgress: progress.update });
    return { status: 'built', because: state.kind === 'ok' ? '按要求重建' : state.reason, ...report };
  } finally {
    progress.stop();
  }
}

interface ProgressView {
  update: (progress: IndexProgress) => void;
  stop: () => void;
}

/** A bar where someone watches, one line a step in a log. */
function openProgress(stream: NodeJS.WriteStream): ProgressView {
  if (!stream.isTTY) {
    let current = '';
    return {
      update: ({ stage, total }) => {
        if (stage !== current) stream.write(`${stage}（${total}）\n`);
        current = stage;
      },
      stop: () => undefined,
    };
  }
  const bar = new cliProgress.SingleBar(
    { stream, format: '{stage} {bar} {value}/{total}', hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { stage: '' });
  return {
    update: ({ stage, done, total }) => {
      bar.setTotal(total);
      bar.update(done, { stage });
    },
    stop: () => bar.stop(),
  };
}

function describe(outcome: Outcome): string {
  if (outcome.status === 'upToDate') return '索引完好，无需重建。\n';
  const { because, documents, clauses, passages, embedded, reused, bytes, tookMs } = outcome;
  return [
    `已重建索引（${because}）。`,
    `文件 ${documents} 份，条款 ${clauses} 条，文本段 ${passages} 个（新算向量 ${embedded}，沿用 ${reused}）。`,
    `大小 ${(bytes / 1024).toFixed(0)} KB，用时 ${(tookMs / 1000).toFixed(1)} 秒。\n`,
  ].join('\n');
}

/** Failures that the user can do something about; anything else is a bug and shows its stack. */
function isExpected(error: unknown): error is Error {
  if (error instanceof CorpusError || error instanceof ModelError || error instanceof EmbeddingError)
    return true;
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

process.exitCode = await main(process.argv.slice(2));
