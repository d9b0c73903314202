import { describeMeasure } from '../scoring/index.ts';
import type { Report, ReportCase, ReportGroup, ReportTurn } from './report-shape.ts';
import { isMismatch } from './confusion.ts';
import { UNSEEN } from './html.ts';
import { duration, factText, kindName, optionLines, percent, placeText, rateText } from './wording.ts';

/** The report for a mail or an issue: measures, causes, groups, and each case that is not right. */
export function reportMarkdown(report: Report): string {
  const { run, latency, causes, groups } = report;
  const wrong = report.cases.filter(({ right }) => !right);
  const parts = [
    `# 评测报告\n\n${headline(report)}`,
    `- 题集：${run.sets.map(({ file, cases }) => `${plain(file)}（${cases} 题）`).join('、')}\n- 对象：${plain(run.system)}\n- 知识库：${plain(run.knowledgeBase.version)}（${run.knowledgeBase.documents} 份文件）\n- 时间：${run.startedAt} 至 ${run.finishedAt}${optionLines(
      run,
    )
      .map((line) => `\n- ${plain(line)}`)
      .join('')}`,
    `## 指标\n\n方括号内为 95% 置信区间。\n\n${rateTable(report)}`,
    `耗时：中位 ${duration(latency.p50)}，95% 在 ${duration(latency.p95)} 内，99% 在 ${duration(latency.p99)} 内（${latency.turns} 轮）`,
    causes.length === 0
      ? ''
      : `## 失败原因\n\n${table(
          ['原因', '题数'],
          causes.map(({ name, cases }) => [name, String(cases)]),
        )}`,
    amountSection(report),
    ...confusionSections(report),
    ...[
      ['按类别', groups.kind.map((group) => ({ ...group, name: kindName(group.name) }))] as const,
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

function amountSection({ amounts }: Report): string {
  if (amounts.length === 0) return '';
  const rows = amounts.map(({ kind, cases, exact, wrongNumbers }) => [
    kindName(kind),
    String(cases),
    rateText(exact),
    String(wrongNumbers),
  ]);
  return `## 金额正确（按应有金额的种类）\n\n${table(['应有金额', '题数', '金额正确', '错误金额'], rows)}`;
}

/** Nobody reads on in a mail; report.json and the page have all rows. */
const MOST_PAIRS = 20;

function confusionSections({ confusions: { status, document, clause } }: Report): string[] {
  return [
    pairSection(
      '应有状态与实际状态（按类别）',
      ['类别', '应有', '实际'],
      status.map(({ kind, expected, got, cases }) => [
        kindName(kind),
        expected,
        got,
        count(cases, isMismatch(expected, got)),
      ]),
    ),
    pairSection(
      '应引文件与实引文件',
      ['应引', '实引'],
      document.map(({ expected, got, cases }) => [expected, got, count(cases, expected !== got)]),
    ),
    pairSection(
      '应引而未引的条款与实引条款',
      ['应引', '实引'],
      clause.map(({ expected, got, cases }) => [expected, got, String(cases)]),
    ),
  ];
}

/** Marked where the two do not go together. */
const count = (cases: number, isWrong: boolean): string => `${cases}${isWrong ? ' ✗' : ''}`;

function pairSection(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const more = rows.length > MOST_PAIRS ? `\n\n另有 ${rows.length - MOST_PAIRS} 行，见 report.html。` : '';
  const shown = rows.slice(0, MOST_PAIRS).map((cells) => cells.map(plain));
  return `## ${title}\n\n${table([...head, '题数'], shown)}${more}`;
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

function caseSection({ id, set, turns, cause, failures, asOf, facts }: ReportCase): string {
  const question = turns.map((turn) => plain(turn.question)).join(' → ');
  const asked = [
    ...(asOf === null ? [] : [`提问日期：${plain(asOf)}`]),
    ...(Object.keys(facts).length === 0 ? [] : [`已知事项：${plain(factText(facts))}`]),
  ];
  const parts = [
    [question, ...asked].join('\n\n'),
    cause === null ? '' : `原因：${plain(cause.evidence)}`,
    failures.map(({ expected, got }) => `- 应：${plain(expected)}\n  实：${plain(got)}`).join('\n'),
    turns.length > 1 ? turns.map(turnLine).join('\n') : '',
  ];
  return [`### ${plain(id)}（${plain(set)}）`, ...parts.filter((part) => part !== '')].join('\n\n');
}

function turnLine({ question, expected, citations, error }: ReportTurn, at: number): string {
  const wanted = [placeText(expected?.place ?? null), ...(expected?.mustContain ?? [])].filter(Boolean);
  const cited = citations.map(({ documentTitle, locator }) => `《${documentTitle}》${locator}`).join('、');
  const got = error === null ? `引用 ${cited || '无'}` : `出错：${error}`;
  return `- 第 ${at + 1} 轮 ${plain(question)}\n  应：${plain(wanted.join('、') || '未标注')}\n  实：${plain(got)}`;
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
