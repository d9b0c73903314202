import { describeMeasure } from '../scoring/index.ts';
import type { Report, ReportCase, ReportGroup } from './report-shape.ts';
import { UNSEEN } from './html.ts';
import { duration, percent, rateText } from './wording.ts';

/** The report for a mail or an issue: measures, causes, groups, and each case that is not right. */
export function reportMarkdown(report: Report): string {
  const { run, latency, causes, groups } = report;
  const wrong = report.cases.filter(({ right }) => !right);
  const parts = [
    `# 评测报告\n\n${headline(report)}`,
    `- 题集：${run.sets.map(({ file, cases }) => `${plain(file)}（${cases} 题）`).join('、')}\n- 对象：${plain(run.system)}\n- 知识库：${plain(run.knowledgeBase.version)}（${run.knowledgeBase.documents} 份文件）\n- 时间：${run.startedAt} 至 ${run.finishedAt}`,
    `## 指标\n\n方括号内为 95% 置信区间。\n\n${rateTable(report)}`,
    `耗时：中位 ${duration(latency.p50)}，95% 在 ${duration(latency.p95)} 内，99% 在 ${duration(latency.p99)} 内（${latency.turns} 轮）`,
    causes.length === 0
      ? ''
      : `## 失败原因\n\n${table(
          ['原因', '题数'],
          causes.map(({ name, cases }) => [name, String(cases)]),
        )}`,
    ...[
      ['按类别', groups.kind] as const,
      ['按标签', groups.tag] as const,
      ['按文件', groups.document] as const,
    ].map(([title, rows]) => groupSection(title, rows)),
    wrong.length === 0 ? '' : `## 未通过的题\n\n${wrong.map(caseSection).join('\n\n')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** 163 题，全对 92.6% [88.3%, 96.3%]. */
function headline({ cases, rates }: Report): string {
  const right = rates.find(({ id }) => id === 'right');
  return `共 ${cases.length} 题${right === undefined ? '' : `，${describeMeasure('right').name} ${rateText(right)}`}。`;
}

function rateTable({ rates }: Report): string {
  return table(
    ['指标', '值与区间', '题数', '方向'],
    rates.map((one) => [
      one.name,
      rateText(one),
      String(one.cases),
      one.better === 'higher' ? '越高越好' : '越低越好',
    ]),
  );
}

function groupSection(title: string, groups: readonly ReportGroup[]): string {
  if (groups.length === 0) return '';
  const rows = groups.map(({ name, cases, right, wrongNumbers }) => [
    plain(name),
    String(cases),
    right === null ? '–' : percent(right.value),
    String(wrongNumbers),
  ]);
  return `## ${title}\n\n${table(['组', '题数', '全对', '错误金额'], rows)}`;
}

function caseSection({ id, set, turns, cause, failures }: ReportCase): string {
  const question = turns.map((turn) => plain(turn.question)).join(' → ');
  const evidence = cause === null ? '' : `\n\n原因：${plain(cause.evidence)}`;
  const lines = failures.map(({ expected, got }) => `- 应：${plain(expected)}\n  实：${plain(got)}`);
  return `### ${plain(id)}（${plain(set)}）\n\n${question}${evidence}\n\n${lines.join('\n')}`;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** On one line, with what Markdown or HTML would take for markup made harmless. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '�')
    .replace(/[\\`*_{}[\]#|!~]/gu, (char) => `\\${char}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
