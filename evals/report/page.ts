import { createHash } from 'node:crypto';
import { CAUSES, type MeasureId } from '../scoring/index.ts';
import { caseMarkup } from './case-markup.ts';
import { countBar, latencyRows, rateChart } from './charts.ts';
import { escaped, trusted, type Html } from './html.ts';
import type { Report } from './report-shape.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { amountSection, confusionSection, groupSections } from './tables.ts';
import { kindName, moment, optionLines, percent, rateText } from './wording.ts';

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** For `script-src` and `style-src` of a content security policy under which the page works. */
export const reportScriptHash = hashOf(SCRIPT);
export const reportStyleHash = hashOf(STYLE);

/** The whole report as one page that loads nothing. */
export function reportPage(report: Report): string {
  const { run, cases } = report;
  const body = escaped`<header class="top">
      <div class="wrap">
        <h1>评测报告</h1>
        <p>${run.sets.map(({ file, cases: number }) => `${file}（${number} 题）`).join('、')}</p>
        <p>
          对象：${run.system} · 知识库 ${run.knowledgeBase.version}（${run.knowledgeBase.documents} 份文件）
        </p>
        ${optionLines(run).map((line) => escaped`<p>${line}</p>`)}
        <p>${moment(run.startedAt)} 至 ${moment(run.finishedAt)}</p>
      </div>
    </header>
    <main id="main" class="wrap">
      ${cards(report)}${rateSection(report)}${amountSection(report)}
      <div class="columns">${causeSection(report)}${latencySection(report)}</div>
      ${confusionSection(report)}${groupSections(report)}
      <section id="cases" aria-labelledby="cases-title">
        <h2 id="cases-title">逐题</h2>
        ${filters(report)}${wrongFirst(cases).map(caseMarkup)}
      </section>
    </main>
    <footer class="wrap">指标的定义与出处见 evals/README.md。这份报告不加载任何外部内容。</footer>`;
  return pageOf('评测报告', body);
}

/** Whoever opens the page looks for what went wrong. */
function wrongFirst(cases: Report['cases']): Report['cases'] {
  return [...cases.filter(({ right }) => !right), ...cases.filter(({ right }) => right)];
}

/** A page with the report's style and script. */
export function pageOf(title: string, body: Html): string {
  return `<!doctype html>\n${
    escaped`<html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>${trusted(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#main">跳到正文</a>${body}
        <script>${trusted(SCRIPT)}</script>
      </body>
    </html>`.markup
  }\n`;
}

function cards({ rates, cases }: Report): Html {
  const find = (id: MeasureId) => rates.find((rate) => rate.id === id);
  const right = find('right');
  const wrong = find('wrongNumber');
  const refused = find('refused');
  const falsely = find('falselyRefused');
  const exact = find('quoteExact');
  const wrongCases = cases.filter(({ tallies }) => tallies.wrongNumber?.hit === 1).length;
  return escaped`<div class="cards">
    ${card('全对', right === undefined ? '–' : percent(right.value), right === undefined ? '' : `${rateText(right)}，${right.cases} 题`)}
    ${card('错误金额', wrong === undefined ? '–' : `${wrongCases} 题`, wrong === undefined ? '没有标注金额的题' : `${rateText(wrong)}，${wrong.cases} 题`, wrong === undefined ? '' : wrongCases === 0 ? 'good' : 'bad')}
    ${card('应拒已拒 / 误拒', `${refused === undefined ? '–' : percent(refused.value)} / ${falsely === undefined ? '–' : percent(falsely.value)}`, '两项合起来看：全都拒答，前一项就是满分')}
    ${card('引文逐字', exact === undefined ? '–' : percent(exact.value), exact === undefined ? '没有引文' : rateText(exact))}
  </div>`;
}

function card(name: string, figure: string, range: string, tone = ''): Html {
  return escaped`<div class="card">
    <p class="name">${name}</p>
    <p class="figure ${tone}">${figure}</p>
    <p class="range">${range}</p>
  </div>`;
}

function rateSection({ rates }: Report): Html {
  const rows = rates.map(
    (rate) =>
      escaped`<tr>
        <th scope="row">${rate.name}</th>
        <td class="num">${rateText(rate)}</td>
        <td class="chart">${rateChart(rate.name, rate, rate.better)}</td>
        <td class="num">${rate.cases} 题 · ${rate.better === 'higher' ? '越高越好' : '越低越好'}</td>
      </tr>`,
  );
  return escaped`<section aria-labelledby="rates-title">
    <h2 id="rates-title">指标</h2>
    <p class="hint">方括号内与浅色条为 95% 置信区间；红色的指标越低越好。</p>
    <table class="rates">
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" class="num">值与区间</th>
          <th scope="col">0–100%</th>
          <th scope="col" class="num">题数</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function causeSection({ causes }: Report): Html {
  const most = Math.max(0, ...causes.map(({ cases }) => cases));
  const rows = causes.map(
    ({ cause, name, cases }) =>
      escaped`<tr>
        <th scope="row">${name}<br /><span class="hint">${CAUSES[cause][1]}</span></th>
        <td class="num">${cases} 题</td>
        <td class="chart">${countBar(name, cases, most)}</td>
      </tr>`,
  );
  return escaped`<section aria-labelledby="causes-title">
    <h2 id="causes-title">失败原因</h2>
    <p class="hint">每道未通过的题一个首要原因，由程序判定，依据见各题。</p>
    ${
      causes.length === 0
        ? escaped`<p>没有未通过的题。</p>`
        : escaped`<table>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
  </section>`;
}

function latencySection({ latency }: Report): Html {
  return escaped`<section aria-labelledby="latency-title">
    <h2 id="latency-title">耗时</h2>
    <p class="hint">提问者看到的时间，共 ${latency.turns} 轮；服务器要求等待或重试的，只计最后一次。</p>
    <table>
      <tbody>
        ${latencyRows(latency)}
      </tbody>
    </table>
  </section>`;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '').toSorted();
}

function filters({ cases }: Report): Html {
  const causes = cases.flatMap(({ cause }) => (cause === null ? [] : [CAUSES[cause.cause][0]]));
  return escaped`<form id="filters" hidden aria-label="筛选题目">
      <div class="filters">
        <label class="search"
          >搜索题目、回答与条款<input type="search" name="text" autocomplete="off"
        /></label>
        ${select('result', '结果', distinct(cases.map(({ right }) => (right ? '通过' : '未通过'))))}
        ${select('cause', '原因', distinct(causes))}
        ${select('kind', '类别', distinct(cases.map(({ kind }) => kind)))}
        ${select('tag', '标签', distinct(cases.flatMap(({ tags }) => tags)))}
        ${select('status', '实际状态', distinct(cases.map(({ got }) => got.status)))}
      </div>
    </form>
    <p id="count" class="hint count" role="status"></p>`;
}

function select(name: string, label: string, options: readonly string[]): Html {
  return escaped`<label
    >${label}<select name="${name}">
      <option value="">全部</option>
      ${options.map((option) => escaped`<option value="${option}">${name === 'kind' ? kindName(option) : option}</option>`)}
    </select></label
  >`;
}
