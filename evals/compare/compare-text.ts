import { CAUSES } from '../scoring/index.ts';
import { escaped, markdownTable, pageOf, percent, plain, type Html } from '../report/index.ts';
import type { Change, ComparedMeasure, Comparison } from './compare-reports.ts';
import { dayWarning } from './run-differences.ts';

/** Names of the two runs, as they were given. */
export interface Names {
  before: string;
  after: string;
}

const VERDICTS: Record<ComparedMeasure['verdict'], string> = {
  better: '变好',
  worse: '变差',
  open: '看不出差别',
};

/** 变化了几题，是否超出偶然。 */
export function conclusion({ common, broken, mended, p }: Comparison): string {
  const chance = p < 0.05 ? '不像偶然' : '可能只是偶然';
  const changed = `前错后对 ${mended.length} 题，前对后错 ${broken.length} 题`;
  return broken.length + mended.length === 0
    ? `共有的 ${common} 题对错没有变化。`
    : `共有的 ${common} 题中${changed}；McNemar 精确检验 p＝${p.toPrecision(2)}，${chance}。`;
}

/** What of the two runs could not be compared; empty where all could. */
export function leftOut({ relabelled, onlyBefore, onlyAfter }: Comparison): string {
  const parts = [
    onlyBefore > 0 ? `${onlyBefore} 题只在前一次` : '',
    onlyAfter > 0 ? `${onlyAfter} 题只在后一次` : '',
    relabelled.length > 0 ? `${relabelled.length} 题的题目或标注改过` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `两次的题不尽相同，没有比较的：${parts.join('，')}。`;
}

export function comparisonMarkdown(comparison: Comparison, { before, after }: Names): string {
  const parts = [
    `# 评测比较\n\n前：${plain(before)}  \n后：${plain(after)}`,
    runsMarkdown(comparison),
    plain(dayWarning(comparison.runs)),
    conclusion(comparison),
    leftOut(comparison),
    markdownTable(COLUMNS, comparison.measures.map(measureCells)),
    ...changeSections(comparison).map(
      ([title, changes]) => `## ${title}\n\n${changes.map(changeLine).join('\n')}`,
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const RUN_COLUMNS = ['两次的不同', '前', '后'];

function runsMarkdown({ runs }: Comparison): string {
  if (runs.length === 0) return '';
  return markdownTable(
    RUN_COLUMNS,
    runs.map(({ name, before, after }) => [name, plain(before), plain(after)]),
  );
}

const COLUMNS = ['指标', '前', '后', '差与区间', '题数', '结论'];

function measureCells({ name, before, after, difference, verdict }: ComparedMeasure): string[] {
  const cases = String(difference.cases);
  return [name, percent(before), percent(after), differenceText(difference), cases, VERDICTS[verdict]];
}

function differenceText({ value, low, high }: ComparedMeasure['difference']): string {
  return `${points(value)} [${points(low)}, ${points(high)}]`;
}

/** Differences of shares are points, not per cent of anything. */
function points(value: number): string {
  return `${value > 0 ? '+' : ''}${(value * 100).toFixed(1)}`;
}

function changeSections({ broken, mended }: Comparison): [string, readonly Change[]][] {
  const sections: [string, readonly Change[]][] = [
    ['前对后错的题', broken],
    ['前错后对的题', mended],
  ];
  return sections.filter(([, changes]) => changes.length > 0);
}

function changeLine(change: Change): string {
  return `- ${plain(change.id)}（${plain(change.set)}）${plain(change.question)}：${plain(reason(change))}`;
}

/** The cause on the side on which it was wrong. */
function reason({ before, after }: Change): string {
  const cause = after.cause ?? before.cause;
  return cause === null ? '' : `${CAUSES[cause.cause][0]}，${cause.evidence}`;
}

export function comparisonPage(comparison: Comparison, { before, after }: Names): string {
  const rows = comparison.measures.map(
    (one) =>
      escaped`<tr>
        ${measureCells(one).map((cell, at) =>
          at === 0 ? escaped`<th scope="row">${cell}</th>` : escaped`<td>${cell}</td>`,
        )}
      </tr>`,
  );
  const body = escaped`<header class="top">
      <div class="wrap">
        <h1>评测比较</h1>
        <p>前：${before}</p>
        <p>后：${after}</p>
      </div>
    </header>
    <main id="main" class="wrap">
      <section aria-labelledby="all">
        <h2 id="all">结论</h2>
        ${runsTable(comparison)}
        <p>${conclusion(comparison)}</p>
        <p>${leftOut(comparison)}</p>
      </section>
      <section aria-labelledby="measures">
        <h2 id="measures">指标</h2>
        <p class="hint">差以百分点计，后减前；方括号内为成对的 95% 区间。区间不含 0、成对检验又不像偶然（p＜0.05）的，才说变好或变差；题数是两次都测了这一项的题。</p>
        <div class="scroll" tabindex="0" role="region" aria-label="各指标的前后对照">
          <table>
            <thead>
              <tr>
                ${COLUMNS.map((name) => escaped`<th scope="col">${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </div>
      </section>
      ${changeSections(comparison).map(changeSection)}
    </main>`;
  return pageOf('评测比较', body);
}

/** How the runs differ comes first: it may be all that there is to a difference. */
function runsTable({ runs }: Comparison): Html[] {
  if (runs.length === 0) return [];
  const head = RUN_COLUMNS.map((name) => escaped`<th scope="col">${name}</th>`);
  const rows = runs.map(
    ({ name, before, after }) =>
      escaped`<tr><th scope="row">${name}</th><td>${before}</td><td>${after}</td></tr>`,
  );
  const table = escaped`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  const warning = dayWarning(runs);
  return warning === '' ? [table] : [table, escaped`<p><strong>${warning}</strong></p>`];
}

function changeSection([title, changes]: [string, readonly Change[]]): Html {
  return escaped`<section aria-label="${title}">
    <h2>${title}</h2>
    <ul>
      ${changes.map(
        (change) =>
          escaped`<li>
            <strong>${change.id}</strong>（${change.set}）${change.question}<br />${reason(change)}
          </li>`,
      )}
    </ul>
  </section>`;
}
