/** The command line of `npm run evals`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export interface RunOptions {
  /** Files to run, in order. */
  files: string[];
  /** Only questions of this kind. */
  kind: string | null;
  json: boolean;
  /** Show each failure in full. */
  failures: boolean;
  /** Folder for report.txt and report.json. */
  out: string | null;
}

export type ParsedArguments =
  { kind: 'run'; options: RunOptions } | { kind: 'help' } | { kind: 'badUsage'; message: string };

export const USAGE = `用法：npm run evals -- [选项]

在本进程内逐题检索并回答，按类别列出指标。

  --set qa|numeric|文件   要跑的题集，可重复；默认 qa 与 numeric。文件为同样格式的 JSON Lines
  --kind 类别             只跑这一类：enterprise_qa、officer_search、unanswerable、fixed、up_to 等
  --failures              列出每处不符：题目、应有结果、实际结果
  --json                  输出 JSON
  --out 目录              另存 report.txt 与 report.json
  --help                  显示本说明

另有命令，各有 --help：
  run        可中断、可接着跑的评测，在本进程内或对正在运行的服务器，题集可为 CSV
  validate   检查题集
  template   给出题集的样例
  compare    比较两次评测
  baseline   写下基准，供门槛检查比较
  judge      与语言模型单独作答比较

退出码：0 已测完；1 未能测完（语料、索引或程序出错）；2 用法或题集有误。
指标定义见 evals/README.md；门槛检查用 npm run evals:gate。`;

/** The sets in this folder, by name. */
export const BUNDLED_SETS = {
  qa: fileURLToPath(new URL('./sets/qa.dev.jsonl', import.meta.url)),
  numeric: fileURLToPath(new URL('./sets/numeric.dev.jsonl', import.meta.url)),
};

export function parseArguments(argv: readonly string[]): ParsedArguments {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'run',
      options: {
        files: (values.set ?? ['qa', 'numeric']).map(setFile),
        kind: values.kind ?? null,
        json: values.json ?? false,
        failures: values.failures ?? false,
        out: values.out ?? null,
      },
    };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}

const OPTIONS = {
  set: { type: 'string', multiple: true },
  kind: { type: 'string' },
  json: { type: 'boolean' },
  failures: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** A bundled set by its name, or a file by its path. */
export function setFile(set: string): string {
  return set === 'qa' || set === 'numeric' ? BUNDLED_SETS[set] : path.resolve(set);
}
