/** The command line of `npm run evals -- run`. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { SearchMode } from '../../indexer/index.ts';
import { setFile } from '../arguments.ts';
import { ASKED_ON } from '../open-system.ts';

export interface RunSetsOptions {
  files: string[];
  /** Cases with any of them, as a tag or as their kind; none: all. */
  tags: string[];
  baseUrl: string | null;
  mode: SearchMode;
  concurrency: number;
  asOf: string;
  /** Rests after each case for as long as it took: whoever else answers on this machine gets the processor. */
  gentle: boolean;
  /** What the folder holds is thrown away, and every case asked anew. */
  again: boolean;
  /** Null: below the data folder, one folder for each fingerprint. */
  outDir: string | null;
  /** Events as JSON lines on stdout for a program that watches, instead of a progress bar. */
  events: boolean;
  /** Whether an index that does not fit is built anew. */
  build: boolean;
}

export type ParsedRun =
  { kind: 'run'; options: RunSetsOptions } | { kind: 'help' } | { kind: 'badUsage'; message: string };

export const RUN_USAGE = `用法：npm run evals -- run [选项]

逐题提问并记录检索结果与每一轮回答，再出报告。中断后用同一条命令接着跑，已完成的题不再重问。
对服务器已跑完的评测不再接着用：服务器可能已经更新，要加 --again 重新提问。

  --set qa|numeric|文件   要跑的题集（JSONL 或 CSV），可重复；默认 qa 与 numeric
  --tag 标签              只跑带这个标签（或属于这一类）的题，可重复
  --base-url 地址         问正在运行的服务器，如 http://127.0.0.1:8787；默认在本进程内提问
  --mode 方式             hybrid（默认）、keyword 或 vector：只按词或只按词义检索；
                          在本进程内对回答也起作用，对服务器只影响检索
  --concurrency n         同时提问的题数，1（默认）到 16；不影响结果与顺序
  --as-of 日期            题目没有写明提问日期时用的日期，默认 ${ASKED_ON}
  --out 目录              运行目录，默认在 DATA_DIR/evals/ 下，题集、选项、知识库与程序相同的运行同一个
  --again                 作废运行目录里已有的评测（记录与报告），全部重新提问
  --gentle                每题之后休息同样长的时间，把处理器让给正在服务的程序
  --no-build              索引与语料不符时报错，不重建
  --events                在标准输出逐行给出 JSON 事件，供其他程序读取
  --help                  显示本说明

目录里有 run.json（题集、选项、知识库）、records.jsonl（逐题记录）与报告。
退出码：0 已跑完；1 未能跑完；2 用法、题集或目录有误。`;

const OPTIONS = {
  set: { type: 'string', multiple: true },
  tag: { type: 'string', multiple: true },
  'base-url': { type: 'string' },
  mode: { type: 'string', default: 'hybrid' },
  concurrency: { type: 'string', default: '1' },
  'as-of': { type: 'string', default: ASKED_ON },
  out: { type: 'string' },
  again: { type: 'boolean', default: false },
  gentle: { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  events: { type: 'boolean', default: false },
  help: { type: 'boolean' },
} as const;

const Values = z.object({
  'base-url': z.url({ protocol: /^https?$/u, error: '--base-url 应为 http 或 https 地址' }).optional(),
  mode: z.enum(['hybrid', 'keyword', 'vector'], { error: '--mode 只能是 hybrid、keyword 或 vector' }),
  concurrency: z
    .string()
    .regex(/^(?:[1-9]|1[0-6])$/u, { error: '--concurrency 应为 1 到 16 的整数' })
    .transform(Number),
  'as-of': z.iso.date({ error: '--as-of 应为真实存在的日期，格式为 YYYY-MM-DD' }),
});

export function parseRunArguments(argv: readonly string[]): ParsedRun {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (values.help) return { kind: 'help' };
    const checked = Values.safeParse(values);
    if (!checked.success) {
      return { kind: 'badUsage', message: checked.error.issues.map(({ message }) => message).join('\n') };
    }
    const { mode, concurrency } = checked.data;
    return {
      kind: 'run',
      options: {
        files: (values.set ?? ['qa', 'numeric']).map(setFile),
        tags: values.tag ?? [],
        baseUrl: checked.data['base-url'] ?? null,
        mode,
        concurrency,
        asOf: checked.data['as-of'],
        again: values.again,
        gentle: values.gentle,
        outDir: values.out === undefined ? null : path.resolve(values.out),
        events: values.events,
        build: !values['no-build'],
      },
    };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}
