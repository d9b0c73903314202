/** What `npm run bench` prints. */
import type { BuildTimes } from './bench-build.ts';
import type { Measured } from './bench-calculator.ts';
import type { Latency } from './bench-latency.ts';
import type { OpenTimes, ServerStart } from './bench-startup.ts';
import { table } from './table.ts';

export interface BenchResult {
  clauses: number;
  questions: number;
  rounds: number;
  build: BuildTimes;
  open: OpenTimes;
  server: ServerStart;
  latency: Latency[];
  /** The same for questions about amounts. */
  amounts: Latency[];
  /** One thread; the last is Publicodes with the same four awards. */
  calculator: Measured[];
  /** Of the process that searched and answered, after the last round. */
  memory: { residentMegabytes: number; heapMegabytes: number };
}

const OPERATION_NAMES = { embed: '仅向量化问题', search: '完整检索', ask: '完整问答' };

/** Tables for people; times in milliseconds, memory in MB. */
export function benchTables(result: BenchResult): string {
  return [latencyTable, amountTable, calculatorTable, buildTable, startTable, memoryTable]
    .map((print) => print(result))
    .join('\n\n');
}

function latencyTable({ latency, questions, rounds }: BenchResult): string {
  return timesTable(`${questions} 题 × ${rounds} 轮，毫秒`, latency);
}

function amountTable({ amounts, rounds }: BenchResult): string {
  return timesTable(`金额题 × ${rounds} 轮，毫秒`, amounts);
}

function timesTable(title: string, latency: readonly Latency[]): string {
  return table(
    [title, 'p50', 'p95', 'p50 比值', 'p95 比值'],
    latency.map(({ operation, p50, p95, toEmbed }) => [
      OPERATION_NAMES[operation],
      milliseconds(p50),
      milliseconds(p95),
      `${toEmbed.p50.toFixed(2)}×`,
      `${toEmbed.p95.toFixed(2)}×`,
    ]),
  );
}

function calculatorTable({ calculator }: BenchResult): string {
  return table(
    ['测算，单线程', '每秒'],
    calculator.map(({ name, perSecond }) => [name, Math.round(perSecond).toLocaleString('en-US')]),
  );
}

function buildTable({ build, clauses }: BenchResult): string {
  return table(
    [`新建索引（${clauses} 条条款）`, '毫秒', '占比'],
    [
      ...build.stages,
      { stage: '其余（备模型、写盘）', took: build.rest },
      { stage: '合计', took: build.total },
    ].map(({ stage, took }) => [stage, took.toFixed(0), `${((100 * took) / build.total).toFixed(0)}%`]),
  );
}

function startTable({ open, server }: BenchResult): string {
  return table(
    ['启动（中位数）', '毫秒'],
    [
      ['新进程：读入程序', open.imports.toFixed(0)],
      ['新进程：读入语料', open.corpus.toFixed(0)],
      ['新进程：打开索引', open.open.toFixed(0)],
      ['新进程：首次检索', open.firstSearch.toFixed(0)],
      ['同一进程再次打开', open.openAgain.toFixed(0)],
      ['服务：/healthz 可用', server.alive.toFixed(0)],
      ['服务：/readyz 就绪', server.ready.toFixed(0)],
    ],
  );
}

function memoryTable({ open, server, memory }: BenchResult): string {
  return table(
    ['内存，MB', '常驻', '堆'],
    [
      ['打开索引并检索一次', open.residentMegabytes.toFixed(0), open.heapMegabytes.toFixed(0)],
      ['服务就绪', server.residentMegabytes.toFixed(0), ''],
      ['问答各轮之后', memory.residentMegabytes.toFixed(0), memory.heapMegabytes.toFixed(0)],
    ],
  );
}

function milliseconds(value: number): string {
  return value.toFixed(2);
}
