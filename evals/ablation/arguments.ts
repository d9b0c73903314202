/** The command line of `npm run evals -- ablation`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export interface AblationOptions {
  /** Question sets of the form qa. */
  files: string[];
  json: boolean;
  /** Folder for report.txt and report.json. */
  out: string | null;
}

export type AblationArguments =
  { kind: 'run'; options: AblationOptions } | { kind: 'help' } | { kind: 'badUsage'; message: string };

export const ABLATION_USAGE = `用法：npm run evals -- ablation [选项]

逐一去掉检索流程的每个部分，比较召回率、MRR 与 nDCG，看每个部分是否值得保留。

  --set 文件    问答题集，可重复；默认 evals/sets 下全部 qa 题集
  --json        输出 JSON
  --out 目录    另存 report.txt 与 report.json
  --help        显示本说明

除各题集外另有三组：政务人员的检索（officer），以及三分之一的题目各错一字（typos）、写成繁体（traditional）。
退出码：0 已测完；1 未能测完；2 用法或题集有误。`;

const BUNDLED = ['dev', 'second', 'third', 'fourth', 'fifth'].map((name) =>
  fileURLToPath(new URL(`../sets/qa.${name}.jsonl`, import.meta.url)),
);

export function parseAblationArguments(argv: readonly string[]): AblationArguments {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'run',
      options: {
        files: values.set?.map((file) => path.resolve(file)) ?? BUNDLED,
        json: values.json ?? false,
        out: values.out === undefined ? null : path.resolve(values.out),
      },
    };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}

const OPTIONS = {
  set: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;
