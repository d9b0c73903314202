/** How two runs were made differently: what changed between them may be due to that, not to the assistant. */
import { z } from 'zod';
import { ReportToCompare } from '../report/index.ts';

const RunOptions = z.object({
  mode: z.string().optional(),
  /** ISO date of the questions that name none. */
  asOf: z.string().optional(),
  tags: z.array(z.string()).readonly().optional(),
});

/** A report with the options of its run, where it holds them. */
export const ComparableReport = ReportToCompare.extend({
  run: ReportToCompare.shape.run.extend({ options: RunOptions.optional() }),
});
export type ComparableReport = z.infer<typeof ComparableReport>;

const ASPECTS = {
  system: '对象',
  knowledgeBase: '知识库版本',
  mode: '检索方式',
  asOf: '默认提问日期',
  tags: '只取标签',
} as const;

export interface RunDifference {
  id: keyof typeof ASPECTS;
  name: string;
  before: string;
  after: string;
}

const UNKNOWN = '未记录';

/** What differs between the two; empty where they were made alike, or nothing is known of either. */
export function runDifferences(
  before: ComparableReport['run'],
  after: ComparableReport['run'],
): RunDifference[] {
  const [first, second] = [aspectsOf(before), aspectsOf(after)];
  const ids = ['system', 'knowledgeBase', 'mode', 'asOf', 'tags'] as const;
  return ids
    .filter((id) => first[id] !== second[id])
    .map((id) => ({ id, name: ASPECTS[id], before: first[id], after: second[id] }));
}

function aspectsOf({
  system,
  knowledgeBase,
  options,
}: ComparableReport['run']): Record<RunDifference['id'], string> {
  const { mode = UNKNOWN, asOf = UNKNOWN, tags } = options ?? {};
  const named = tags === undefined ? UNKNOWN : tags.toSorted().join('、') || '（全部）';
  return { system, knowledgeBase: knowledgeBase.version, mode, asOf, tags: named };
}

/** That the two were asked on different days; empty where they were not, or it is not known. */
export function dayWarning(differences: readonly RunDifference[]): string {
  const day = differences.find(({ id }) => id === 'asOf');
  return day === undefined || [day.before, day.after].includes(UNKNOWN)
    ? ''
    : `注意：默认提问日期不同（前 ${day.before}，后 ${day.after}）。没有写明日期的题，两次问的不是同一天，对错的变化可能由此而来；要排除它，请用同一个 --as-of 重跑。`;
}
