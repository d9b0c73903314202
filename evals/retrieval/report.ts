/** What was measured on a public set, as tables for people. */
import type { Rate } from '../scoring/index.ts';
import { figure, table } from '../table.ts';
import type { RetrievalReport } from './measure.ts';
import { CUT_OFFS, type RankingScore } from './ranking-score.ts';

const STAGE_NAMES = {
  understand: '理解查询',
  embed: '查询向量',
  keywords: '关键词',
  vectors: '向量图',
  fuse: '融合排序',
  present: '整理结果',
} as const;

export function retrievalTables(report: RetrievalReport): string {
  const { latency, halves } = report;
  const { recall, reciprocalRank, ndcg } = report.intervals;
  const rows = [
    [`全部 ${report.queries} 题`, ...figuresOf(report.all)],
    ['95% 区间', ...[...recall, reciprocalRank, ndcg].map(ends)],
    ...(halves ?? []).map((half, index) => [index === 0 ? '单数题' : '双数题', ...figuresOf(half)]),
  ];
  return [
    `检索集 ${report.set}：${report.passages} 段（${report.documents} 份文件），${report.queries} 个查询`,
    ...notes(report),
    '',
    table(['', ...CUT_OFFS.map((k) => `召回@${k}`), 'MRR@10', 'nDCG@10'], rows),
    '',
    table(
      ['每个查询，毫秒', 'p50', 'p95'],
      [
        ...latency.stages.map(({ stage, took }) => [STAGE_NAMES[stage], ms(took.p50), ms(took.p95)]),
        ['合计', ms(latency.total.p50), ms(latency.total.p95)],
      ],
    ),
  ].join('\n');
}

function notes({ unjudged, unknownPassages }: RetrievalReport): string[] {
  return [
    ...(unjudged > 0 ? [`另有 ${unjudged} 个查询没有标注相关段落，未检索`] : []),
    ...(unknownPassages > 0 ? [`标注的相关段落有 ${unknownPassages} 个不在检索集中，均计为未找到`] : []),
  ];
}

function figuresOf({ recall, reciprocalRank, ndcg }: RankingScore): string[] {
  return [...recall, reciprocalRank, ndcg].map(figure);
}

function ends({ low, high }: Rate): string {
  return `${figure(low)}–${figure(high)}`;
}

function ms(value: number): string {
  return value.toFixed(1);
}
