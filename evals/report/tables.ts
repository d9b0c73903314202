/** The tables of the page that count cases: amounts, confusions, groups. */
import { CAUSES } from '../scoring/index.ts';
import { confusionMap } from './charts.ts';
import { isMismatch } from './confusion.ts';
import { escaped, type Html } from './html.ts';
import type { Report, ReportAmounts, ReportGroup } from './report-shape.ts';
import { kindName, rateText } from './wording.ts';

/** Of amounts stated exactly, by the kind of amount that is expected. */
export function amountSection({ amounts }: Report): Html | null {
  if (amounts.length === 0) return null;
  return escaped`<section aria-labelledby="amounts-title">
    <h2 id="amounts-title">金额正确（按应有金额的种类）</h2>
    <p class="hint">一题有几种金额都算对的，归入第一种。</p>
    ${table(
      '金额正确',
      [
        ['应有金额', false],
        ['题数', true],
        ['金额正确', true],
        ['错误金额', true],
      ],
      amounts.map(amountRow),
    )}
  </section>`;
}

const amountRow = ({ kind, cases, exact, wrongNumbers }: ReportAmounts): Html =>
  escaped`<tr>
    <th scope="row">${kindName(kind)}</th>
    <td class="num">${cases}</td>
    <td class="num">${rateText(exact)}</td>
    <td class="num">${wrongNumbers}</td>
  </tr>`;

/** Expected against got: of status at a glance and by kind, of document and of clause. */
export function confusionSection({ confusion, confusions: { status, document, clause } }: Report): Html {
  const byKind = status.map(({ kind, ...pair }) =>
    pairRow([kindName(kind), pair.expected, pair.got], pair.cases, isMismatch(pair.expected, pair.got)),
  );
  const byDocument = document.map(({ expected, got, cases }) =>
    pairRow([expected, got], cases, expected !== got),
  );
  const byClause = clause.map(({ expected, got, cases }) => pairRow([expected, got], cases, true));
  return escaped`<section aria-labelledby="confusion-title">
    <h2 id="confusion-title">应有与实际</h2>
    <p class="hint">行为应有状态，列为实际状态，数字为题数；红色格是不该出现的。</p>
    ${confusionMap(confusion)}
    <p class="hint">以下各表由多到少排列，标 ✗ 的不相符。一题涉及几份文件或几条条款的，各算一次；多轮对话看最后一轮。</p>
    ${pairTable('状态，按类别', ['类别', '应有状态', '实际状态'], byKind)}
    ${pairTable('文件', ['应引文件', '实引文件'], byDocument)}
    ${pairTable('条款：应引而未引的，引了什么', ['应引条款', '实引条款'], byClause)}
  </section>`;
}

function pairRow(names: readonly string[], cases: number, isWrong: boolean): Html {
  return escaped`<tr>
    ${names.map((name) => escaped`<td>${name}</td>`)}
    <td class="num">${cases}${isWrong ? ' ✗' : ''}</td>
  </tr>`;
}

function pairTable(title: string, names: readonly string[], rows: readonly Html[]): Html | null {
  if (rows.length === 0) return null;
  return foldedTable(title, [...names.map((name): Column => [name, false]), ['题数', true]], rows);
}

/** The groups of cases, by each way to divide them. */
export function groupSections({ groups }: Report): Html {
  const all = [
    ['按类别', groups.kind.map((group) => ({ ...group, name: kindName(group.name) }))],
    ['按标签', groups.tag],
    ['按文件', groups.document],
    ['按条款', groups.clause],
  ] as const;
  const filled = all.filter(([, rows]) => rows.length > 0);
  return escaped`<section aria-labelledby="groups-title">
    <h2 id="groups-title">分组</h2>
    <p class="hint">问题多的组排在前面。一题涉及几份文件或几条条款的，各组都算。</p>
    ${filled.map(([title, rows]) => foldedTable(title, GROUP_COLUMNS, rows.map(groupRow)))}
  </section>`;
}

const GROUP_COLUMNS: readonly Column[] = [
  ['组', false],
  ['题数', true],
  ['全对', true],
  ['错误金额', true],
  ['原因', false],
];

const groupRow = ({ name, cases, right, wrongNumbers, causes }: ReportGroup): Html =>
  escaped`<tr>
    <th scope="row">${name}</th>
    <td class="num">${cases}</td>
    <td class="num">${right === null ? '–' : rateText(right)}</td>
    <td class="num">${wrongNumbers}</td>
    <td>${causes.map(({ cause, cases: number }) => `${CAUSES[cause][0]} ${number}`).join('、')}</td>
  </tr>`;

type Column = readonly [name: string, isNumber: boolean];

/** Of a long table only the first rows are open to see: those that matter stand first. */
const OPEN_ROWS = 12;

function foldedTable(title: string, columns: readonly Column[], rows: readonly Html[]): Html {
  const rest = rows.slice(OPEN_ROWS);
  return escaped`${table(title, columns, rows.slice(0, OPEN_ROWS))}${
    rest.length === 0
      ? null
      : escaped`<details>
          <summary>其余 ${rest.length} 行</summary>
          ${table(`${title}（其余）`, columns, rest)}
        </details>`
  }`;
}

function table(caption: string, columns: readonly Column[], rows: readonly Html[]): Html {
  return escaped`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(([name, isNumber]) => escaped`<th scope="col" class="${isNumber ? 'num' : ''}">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
