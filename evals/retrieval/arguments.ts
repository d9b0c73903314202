/** The command line of `npm run evals -- retrieval`. */
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface RetrievalOptions {
  /** Folder in the BEIR layout. */
  beir: string;
  json: boolean;
  /** Only so many queries, the first of the file; null for all. */
  limitQueries: number | null;
  /** Folder for report.txt and report.json. */
  out: string | null;
}

export type RetrievalArguments =
  { kind: 'run'; options: RetrievalOptions } | { kind: 'help' } | { kind: 'badUsage'; message: string };

export const RETRIEVAL_USAGE = `用法：npm run evals -- retrieval --beir 目录 [选项]

用本项目的分词、向量、索引与排序检索一个公开检索集（BEIR 格式），给出召回率、MRR、nDCG 与耗时。
目录内应有 corpus.jsonl（或 corpus.jsonl.gz）、queries.jsonl 与 qrels/*.tsv。
索引存于数据目录的 beir/ 下：中断后接着算，再次运行直接打开。

  --beir 目录          检索集所在目录
  --limit-queries N    只检索前 N 个查询
  --json               输出 JSON
  --out 目录           另存 report.txt 与 report.json
  --help               显示本说明

退出码：0 已测完；1 未能测完；2 用法或检索集有误。指标定义见 evals/README.md。`;

export function parseRetrievalArguments(argv: readonly string[]): RetrievalArguments {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (values.help) return { kind: 'help' };
    if (!values.beir) return { kind: 'badUsage', message: '请用 --beir 给出检索集所在目录' };
    const limit = values['limit-queries'] ?? null;
    if (limit !== null && !/^[1-9]\d*$/u.test(limit)) {
      return { kind: 'badUsage', message: `--limit-queries 应为正整数，而不是「${limit}」` };
    }
    return {
      kind: 'run',
      options: {
        beir: path.resolve(values.beir),
        json: values.json ?? false,
        limitQueries: limit === null ? null : Number(limit),
        out: values.out === undefined ? null : path.resolve(values.out),
      },
    };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}

const OPTIONS = {
  beir: { type: 'string' },
  'limit-queries': { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;
