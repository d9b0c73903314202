/** `npm run evals -- compare A B`: what got better and what broke between two runs. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeWhole } from '../report/index.ts';
import { compareReports, type Comparison } from './compare-reports.ts';
import { comparisonView } from './comparison-view.ts';
import { comparisonMarkdown, comparisonPage, type Names } from './compare-text.ts';
import { ComparableReport } from './run-differences.ts';

const COMPARED = 0;
const NOT_COMPARED = 1;
const BAD_USAGE = 2;

const COMPARE_USAGE = `用法：npm run evals -- compare 前一次目录 后一次目录 [选项]

比较两次评测（各目录里的 report.json）共有的题：哪些变好，哪些改坏，各指标差多少。
题目或标注改过的题不比较，并说明有几题；没有共有的题则不作比较。
两次的对象、知识库、检索方式、提问日期、标签若有不同，逐项列出。

  --out 目录   另存 compare.html、compare.md、compare.json
  --json       输出 JSON
  --help       显示本说明

退出码：0 已比较；1 读不了报告；2 用法有误，或两次没有共有的题。`;

/** Returns the exit code. */
export async function runCompare(argv: readonly string[]): Promise<number> {
  const options = parseOptions(argv);
  if (options.kind === 'help') return say(COMPARE_USAGE, COMPARED);
  if (options.kind === 'badUsage') return complain(`${options.message}\n\n${COMPARE_USAGE}`, BAD_USAGE);
  const { names, json, out } = options;
  const [before, after] = [await readReport(names.before), await readReport(names.after)];
  if (typeof before === 'string') return complain(before, NOT_COMPARED);
  if (typeof after === 'string') return complain(after, NOT_COMPARED);
  const comparison = compareReports(before, after);
  if (comparison === null) return complain(noCommon(before, after), BAD_USAGE);
  if (out !== null) await save(comparison, names, out);
  const text = json
    ? JSON.stringify(comparisonView(comparison), null, 2)
    : comparisonMarkdown(comparison, names).trimEnd();
  return say(text, COMPARED);
}

type Options =
  | { kind: 'compare'; names: Names; json: boolean; out: string | null }
  | { kind: 'help' }
  | { kind: 'badUsage'; message: string };

function parseOptions(argv: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.help) return { kind: 'help' };
    const [before, after, ...more] = positionals;
    if (before === undefined || after === undefined || more.length > 0)
      return { kind: 'badUsage', message: '要给两个评测目录' };
    return { kind: 'compare', names: { before, after }, json: values.json ?? false, out: values.out ?? null };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}

const OPTIONS = {
  json: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** The report of a run folder, or why it cannot be used. */
async function readReport(folder: string): Promise<ComparableReport | string> {
  const file = path.join(folder, 'report.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return `读不到 ${file}：目录不对，或这次评测还没有跑完`;
  const json = parseJson(text);
  if (json === undefined) return `${file} 不是合法的 JSON`;
  const parsed = ComparableReport.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return `${file} 不是这一版的评测报告（${where}），请重新评测`;
}

function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}

const files = ({ run }: ComparableReport): string => run.sets.map(({ file }) => file).join('、');

function noCommon(before: ComparableReport, after: ComparableReport): string {
  return `两次没有一道题目和标注都相同的题，无从比较：前一次是 ${files(before)}，后一次是 ${files(after)}`;
}

async function save(comparison: Comparison, names: Names, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeWhole(path.join(out, 'compare.json'), `${JSON.stringify(comparison, null, 1)}\n`);
  await writeWhole(path.join(out, 'compare.md'), comparisonMarkdown(comparison, names));
  await writeWhole(path.join(out, 'compare.html'), comparisonPage(comparison, names));
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
