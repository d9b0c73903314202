/** The command line of `npm run calibrate`. */
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface CalibrateOptions {
  /** Files to fit to; none means every bundled set. */
  files: string[];
  /** Write the weights where the answerer reads them. */
  write: boolean;
  json: boolean;
}

export type CalibrateArguments =
  { kind: 'run'; options: CalibrateOptions } | { kind: 'help' } | { kind: 'badUsage'; message: string };

export const USAGE = `用法：npm run calibrate -- [选项]

用带标注的题目重新拟合选取条款与判断能否作答的三个模型，列出五折交叉验证与样本内的指标。

  --set 文件   拟合所用的题集，可重复；默认 evals/sets 下的全部问答题集（qa.* 与 out-of-scope）。没有一题可答的题集即为范围外的题
  --write      把权重写入 api/answer/calibration.json
  --json       输出 JSON
  --help       显示本说明

退出码：0 已完成；1 未能完成（语料、索引或程序出错）；2 用法或题集有误。
写入后请用 npm run evals:gate 核对门槛。做法见 evals/README.md。`;

const OPTIONS = {
  set: { type: 'string', multiple: true },
  write: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export function parseCalibrateArguments(argv: readonly string[]): CalibrateArguments {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'run',
      options: {
        files: (values.set ?? []).map((file) => path.resolve(file)),
        write: values.write ?? false,
        json: values.json ?? false,
      },
    };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}
