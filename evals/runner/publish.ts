/** What a finished run leaves besides its records. */
import path from 'node:path';
import type { ExpectedStatus } from '../case.ts';
import type { RunRecord } from '../run-record.ts';
import { replaceFile, type RunFile } from './run-file.ts';

/** Plain counts; what they are worth is for the report to say. */
export interface RunSummary {
  cases: number;
  /** Cases with a turn that was not answered, or a search that failed. */
  errors: number;
  /** How the last turn of each case was answered. */
  statuses: Record<ExpectedStatus, number>;
}

/** Writes the reports into the run's folder. */
export async function publishRun(
  run: RunFile,
  records: ReadonlyMap<string, RunRecord>,
  outDir: string,
): Promise<RunSummary> {
  const summary = summarize(run, records);
  const { sets: _, ...head } = run;
  await replaceFile(path.join(outDir, 'report.json'), `${JSON.stringify({ ...head, summary }, null, 2)}\n`);
  await replaceFile(path.join(outDir, 'report.md'), `${reportLines(run, summary).join('\n')}\n`);
  await replaceFile(path.join(outDir, 'report.html'), reportPage(reportLines(run, summary)));
  return summary;
}

function summarize(run: RunFile, records: ReadonlyMap<string, RunRecord>): RunSummary {
  const summary: RunSummary = {
    cases: 0,
    errors: 0,
    statuses: { cited: 0, calculated: 0, needsFacts: 0, refused: 0 },
  };
  for (const { id } of run.sets.flatMap(({ cases }) => cases)) {
    const turns = records.get(id)?.turns ?? [];
    const status = turns.at(-1)?.answer?.status;
    summary.cases += 1;
    if (turns.some(({ error }) => error !== null)) summary.errors += 1;
    if (status !== undefined) summary.statuses[status] += 1;
  }
  return summary;
}

/** One fact a line, for people. */
export function reportLines(run: RunFile, { cases, errors, statuses }: RunSummary): string[] {
  const { cited, calculated, needsFacts, refused } = statuses;
  return [
    `题集 ${run.sets.map((set) => `${set.file}（${set.cases.length} 题）`).join('、')}`,
    `知识库 ${run.knowledgeBase.version}，${run.knowledgeBase.documents} 份文件`,
    `共 ${cases} 题：引用作答 ${cited}，测算 ${calculated}，追问 ${needsFacts}，拒答 ${refused}，出错 ${errors}`,
  ];
}

function reportPage(lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>评测报告</title></head><body><h1>评测报告</h1><ul>${items}</ul></body></html>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
