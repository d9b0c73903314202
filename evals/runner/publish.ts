/** What a finished run leaves besides its records. */
import path from 'node:path';
import type { ExpectedStatus } from '../case.ts';
import { writeReport, type RunToReport } from '../report/index.ts';
import type { RunRecord } from '../run-record.ts';
import type { Library } from '../scoring/index.ts';
import { findingsOf } from './findings.ts';
import { replaceFile, type RunFile, type RunSet } from './run-file.ts';

/** Plain counts; what they are worth is for the report to say. */
export interface RunSummary {
  cases: number;
  /** Cases without any difference from their labels. */
  right: number;
  /** Cases with a turn that was not answered, or a search that failed. */
  errors: number;
  /** How the last turn of each case was answered. */
  statuses: Record<ExpectedStatus, number>;
}

export interface Publishing {
  run: RunFile;
  /** By id of the case. */
  records: ReadonlyMap<string, RunRecord>;
  /** What the answers are scored against. */
  library: Library;
  outDir: string;
}

/** Scores the run and writes its reports, and the findings that the page shows, into its folder. */
export async function publishRun({ run, records, library, outDir }: Publishing): Promise<RunSummary> {
  const { options, knowledgeBase, startedAt, finishedAt } = run;
  const sets = run.sets.map((set) => asLabelled(set, run, records));
  const system = options.baseUrl ?? '本系统';
  const report = await writeReport({
    run: {
      sets,
      system,
      knowledgeBase,
      startedAt,
      finishedAt: finishedAt ?? startedAt,
      options: { mode: options.mode, asOf: options.asOf, tags: options.tags },
    },
    library,
    outDir,
  });
  await replaceFile(path.join(outDir, 'findings.json'), `${JSON.stringify(findingsOf(report, library))}\n`);
  return { ...count(run, records), right: report.cases.filter(({ right }) => right).length };
}

/**
 * With the ids of the file, by which another run of the same set can be compared. Only where two files have the same name
 * do the ids stay as they were told apart.
 */
function asLabelled(
  { file, cases, idPrefix }: RunSet,
  { sets }: RunFile,
  records: Publishing['records'],
): RunToReport['sets'][number] {
  const isAlone = sets.filter((other) => other.file === file).length === 1;
  const own = (id: string): string => (isAlone ? id.slice(idPrefix.length) : id);
  return {
    set: { file, cases: cases.map((one) => ({ ...one, id: own(one.id) })) },
    records: cases.flatMap(({ id }) => {
      const record = records.get(id);
      return record === undefined ? [] : [{ ...record, caseId: own(id) }];
    }),
  };
}

function count(run: RunFile, records: ReadonlyMap<string, RunRecord>): Omit<RunSummary, 'right'> {
  const summary = {
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
export function reportLines(run: RunFile, { cases, right, errors, statuses }: RunSummary): string[] {
  const { cited, calculated, needsFacts, refused } = statuses;
  return [
    `题集 ${run.sets.map((set) => `${set.file}（${set.cases.length} 题）`).join('、')}`,
    `知识库 ${run.knowledgeBase.version}，${run.knowledgeBase.documents} 份文件`,
    `共 ${cases} 题：全对 ${right}；引用作答 ${cited}，测算 ${calculated}，追问 ${needsFacts}，拒答 ${refused}，出错 ${errors}`,
  ];
}
