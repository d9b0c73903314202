/** What each part of the pipeline brings, as tables for people. */
import { figure, table } from '../table.ts';
import { isTelling, type Interval } from './bootstrap.ts';
import { MEASURES, type AblationRow } from './measure.ts';

/** Both tables: the first group in full, then the difference in nDCG on every group. */
export function ablationTables(rows: readonly AblationRow[]): string {
  const groups = rows[0]?.results ?? [];
  return [
    `全部题目（${groups[0]?.questions ?? 0} 题）；差值为 nDCG@10 减去完整流程，括号内为配对自助法 95% 区间`,
    '',
    table(
      ['流程', '召回@5', '召回@10', 'MRR@10', 'nDCG@10', '差值', '区间'],
      rows.map(({ name, results: [all] }) => [
        name,
        ...MEASURES.map((measure) => figure(all?.means[measure] ?? null)),
        ...(all?.difference ? intervalCells(all.difference) : []),
      ]),
    ),
    '',
    `各组题目上的 nDCG@10 差值；* 表示 95% 区间不含 0。未按比较次数校正：${comparisons(rows)} 个区间里，纯属偶然的约有 ${Math.round(comparisons(rows) * BY_CHANCE)} 个`,
    '',
    table(
      ['流程', ...groups.map(({ group, questions }) => `${group}（${questions}）`)],
      rows.map(({ name, results }) => [
        name,
        ...results.map(({ means, difference }) => (difference ? mark(difference) : figure(means.ndcg))),
      ]),
    ),
  ].join('\n');
}

/** So many of intervals of 95 % leave out the truth. */
const BY_CHANCE = 0.05;

function comparisons(rows: readonly AblationRow[]): number {
  return rows.flatMap(({ results }) => results.filter(({ difference }) => difference !== null)).length;
}

function intervalCells({ mean, low, high }: Interval): string[] {
  return [signed(mean), `[${signed(low)}, ${signed(high)}]`];
}

function mark(interval: Interval): string {
  return `${signed(interval.mean)}${isTelling(interval) ? '*' : ' '}`;
}

function signed(value: number): string {
  const rounded = value.toFixed(3);
  return value > 0 && Number(rounded) !== 0 ? `+${rounded}` : rounded.replace(/^-0\.000$/u, '0.000');
}
