import { CAUSES, CHECKS, shown } from '../scoring/index.ts';
import { escaped, type Html, type HtmlValue } from './html.ts';
import type { ReportCase, ReportCitation, ReportTurn } from './report-shape.ts';
import { duration, factText, kindName, placeText } from './wording.ts';

/** One question: closed it shows what went wrong, opened what was expected beside what came, and how it came about. */
export function caseMarkup(one: ReportCase): Html {
  const { set, id, kind, tags, right, cause, turns, got } = one;
  const result = right ? '通过' : '未通过';
  const causeName = cause === null ? '' : CAUSES[cause.cause][0];
  const label = right ? result : `${result}：${causeName}`;
  return escaped`<article
    class="case${right ? '' : ' wrong'}"
    data-result="${result}"
    data-kind="${kind}"
    data-tag="${tags.join('\n')}"
    data-cause="${causeName}"
    data-status="${got.status}"
  >
    <details>
      <summary>
        <span class="tag ${right ? 'good' : 'bad'}">${label}</span
        ><span class="q">${turns.map(({ question }) => question).join(' → ')}</span>
        <div class="meta">${[...new Set([set, id, kindName(kind), ...tags])].join(' · ')}</div>
      </summary>
      <div class="body">
        ${right ? null : whyMarkup(one)}${askedMarkup(one)}
        <div class="pair">
          <div>
            <h3>应有</h3>
            ${expectedMarkup(one)}
          </div>
          <div>
            <h3>实际</h3>
            ${gotMarkup(one)}
          </div>
        </div>
        ${turns.length > 1 ? turns.map(turnMarkup) : citationsMarkup(got.citations)}${traceMarkup(one)}
      </div>
    </details>
  </article> `;
}

function whyMarkup({ cause, failures }: ReportCase): Html {
  const named =
    cause === null
      ? null
      : escaped`<p>
          <strong>${CAUSES[cause.cause][0]}</strong>（${CAUSES[cause.cause][1]}）：${cause.evidence}
        </p>`;
  const rows = failures.map(
    ({ check, expected, got }) => escaped`<li>${CHECKS[check]}。应：${expected}；实：${got}</li>`,
  );
  return escaped`<div class="why">
    ${named}
    <ul>
      ${rows}
    </ul>
  </div>`;
}

/** What went along with the question. */
function askedMarkup({ asOf, facts }: ReportCase): Html | null {
  return list([
    ['提问日期', asOf ?? ''],
    ['已知事项', factText(facts)],
  ]);
}

function expectedMarkup({ expected, note }: ReportCase): Html | null {
  const key = expected.places.filter(({ role }) => role === 'key');
  const related = expected.places.filter(({ role }) => role === 'related');
  const place = ({ doc, clause, quote }: (typeof key)[number]): Html =>
    escaped`<li>${doc} ${clause}${quote === '' ? null : escaped`<blockquote>${quote}</blockquote>`}</li>`;
  return list([
    ['状态', expected.status],
    ['金额', expected.amounts.join(' 或 ')],
    [
      '要点条款',
      key.length === 0
        ? ''
        : escaped`<ul>
            ${key.map(place)}
          </ul>`,
    ],
    [
      '可引条款',
      related.length === 0
        ? ''
        : escaped`<ul>
            ${related.map(place)}
          </ul>`,
    ],
    ['应有内容', expected.mustContain.join('、')],
    ['不应断言', expected.mustNot.join('、')],
    ['应问其一', expected.missing.join('、')],
    ['事实', (expected.facts ?? []).map(({ factId, value }) => `${factId}＝${shown(value)}`).join('；')],
    ['说明', note],
  ]);
}

function gotMarkup({ got, turns }: ReportCase): Html {
  return escaped`${list([
    ['状态', got.status],
    ['金额', got.amount],
    ['反问', got.missing.join('、')],
  ])}${textMarkup(turns.at(-1))}`;
}

function textMarkup(turn: ReportTurn | undefined): Html | null {
  if (turn === undefined) return null;
  return escaped`<pre class="text">${turn.error === null ? turn.text : `出错：${turn.error}`}</pre>`;
}

/** Of a conversation: each turn with what was expected of it, what was said and what was cited. */
function turnMarkup(turn: ReportTurn, at: number): Html {
  const { question, expected, citations } = turn;
  return escaped`<h3>第 ${at + 1} 轮：${question}</h3>
    <div class="pair">
      <div>
        <h4>应有</h4>
        ${list([
          ['应引条款', placeText(expected?.place ?? null)],
          ['应有内容', (expected?.mustContain ?? []).join('、')],
        ])}
      </div>
      <div>
        <h4>实际</h4>
        ${textMarkup(turn)}
      </div>
    </div>
    ${citationsMarkup(citations)}`;
}

function citationsMarkup(citations: readonly ReportCitation[]): Html | null {
  if (citations.length === 0) return null;
  return escaped`<h3>所引条款</h3>
    ${citations.map(
      ({ marker, documentTitle, locator, clauseText, quoteStart, quoteEnd, isKey }) =>
        escaped`<h4>[${marker}] 《${documentTitle}》${locator}${isKey ? '（要点条款）' : ''}</h4>
          <blockquote class="${isKey ? 'key' : 'other'}">${clauseText.slice(0, quoteStart)}<mark>${clauseText.slice(quoteStart, quoteEnd)}</mark>${clauseText.slice(quoteEnd)}</blockquote>`,
    )}`;
}

function traceMarkup({ got, ranked, turns }: ReportCase): Html {
  const facts = got.facts.map(({ label, text, words }) => `${label}：${text}（「${words}」）`);
  const steps = got.awards.flatMap(({ title, steps: own }) => own.map((text) => `${title}：${text}`));
  const ranks = (ranked ?? []).map(
    ({ name, isKey }) => escaped`<li>${name}${isKey ? '（要点条款）' : ''}</li>`,
  );
  return escaped`<h3>过程</h3>
    ${list([
      ['读出的事实', bullets(facts)],
      ['测算步骤', bullets(steps)],
      ['提示', bullets(got.notices)],
      [
        '检索名次',
        ranks.length === 0
          ? ''
          : escaped`<ol>
              ${ranks}
            </ol>`,
      ],
      ['耗时', turns.map(({ elapsedMs }) => duration(elapsedMs)).join('、')],
    ])}`;
}

function bullets(items: readonly string[]): Html | '' {
  return items.length === 0
    ? ''
    : escaped`<ul>
        ${items.map((item) => escaped`<li>${item}</li>`)}
      </ul>`;
}

/** Names with values; an empty value is left out. */
function list(entries: readonly (readonly [string, HtmlValue])[]): Html | null {
  const filled = entries.filter(([, value]) => value !== '');
  if (filled.length === 0) return null;
  return escaped`<dl>
    ${filled.map(
      ([name, value]) =>
        escaped`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
