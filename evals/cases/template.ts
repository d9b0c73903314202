/** A set to begin with: one worked row of each sort, about texts that the library really holds. */
import type { z } from 'zod';
import type { CaseRow } from './case-row.ts';
import { COLUMNS } from './csv-columns.ts';

type TemplateRow = z.input<typeof CaseRow>;

const INTERNATIONAL = '关于进一步推进产业国际化的实施意见';
const SPECIALIZED = '关于支持“专精特新”企业加快发展的实施意见';
const PRODUCTIVITY = '001_6063e5d7cdb25dbb.txt';

const ROWS: readonly TemplateRow[] = [
  {
    id: '示例-1',
    question: '专精特新意见第9条讲什么',
    status: 'cited',
    gold: [{ doc: SPECIALIZED, clause: '二（三）9', quote: '加强上市培育' }],
    must_contain: ['上市', '400万元'],
    tags: ['按条号查找'],
    note: '依据写成“文件#条款”或“文件#条款#原文”；文件可写标题、别名、文件名',
  },
  {
    id: '示例-2',
    question: '公司产品在美国被人告倾销，打官司花了一大笔律师费，区里能帮着报一点吗？',
    status: ['cited', 'needsFacts'],
    gold: [
      { doc: INTERNATIONAL, clause: '三、14' },
      { doc: PRODUCTIVITY, clause: '二（二）8', role: 'related' },
    ],
    must_contain: ['60%', '300万元'],
    must_not: ['200万元'],
    tags: ['企业提问'],
    note: '应答方式可写几种，任一种都算对；相关条款引用了不算错',
  },
  {
    id: '示例-3',
    question: '我们有3件商标马德里注册下来了，能补多少？',
    status: 'calculated',
    gold: [{ doc: INTERNATIONAL, clause: '二、12' }],
    amount: { kind: 'fixed', max: 30000 },
    expected_facts: [{ fact: 'madrid_marks', value: '3件' }],
    tags: ['测算'],
    note: '金额以元为单位；应识别事项是从问题里应读出的全部事项',
  },
  {
    id: '示例-4',
    question: '我们是流通型的外贸公司，今年出口2600万美元，去年2000万美元，不是高新企业，能补多少？',
    status: 'calculated',
    gold: [{ doc: INTERNATIONAL, clause: '一、1' }],
    amount: { kind: 'up_to', max: 300000 },
    tags: ['测算'],
    note: '原文写“以内”“最高”的用“最高”',
  },
  {
    id: '示例-5',
    question: '新引进重大项目，注册资本1.5亿元，已实到1亿元，可以支持多少',
    status: 'calculated',
    gold: [{ doc: PRODUCTIVITY, clause: '三、附则 5' }],
    amount: { kind: 'range', min: 5000000, max: 10000000 },
    tags: ['测算'],
  },
  {
    id: '示例-6',
    question: '流通型外贸公司，今年出口420万美元，去年300万，能拿多少',
    status: 'calculated',
    gold: [{ doc: INTERNATIONAL, clause: '一、1' }],
    amount: { kind: 'ineligible' },
    tags: ['不符合条件'],
  },
  {
    id: '示例-7',
    question: '我们流通型外贸公司今年出口做到3800万美元，能拿多少扩大出口的资助？',
    status: 'needsFacts',
    gold: [{ doc: INTERNATIONAL, clause: '一、1' }],
    amount: { kind: 'needs_facts' },
    missing: ['export_increment', 'export_previous'],
    tags: ['应追问'],
    note: '应追问写事项编号，问到其中一项即可；编号见 GET /api/facts',
  },
  {
    id: '示例-8',
    question: '拟上市企业，完成股改这一步能拿多少钱',
    gold: [{ doc: PRODUCTIVITY, clause: '二（二）7' }],
    amount: { kind: 'not_stated' },
    tags: ['原文未写明金额'],
  },
  {
    id: '示例-9',
    question: '国高企，自研高新产品前年破100万美元已领10万，今年首次破500万美元，这次给多少',
    status: 'calculated',
    gold: [{ doc: INTERNATIONAL, clause: '一、1' }],
    amount: { kind: 'fixed', max: 500000 },
    accept: [{ kind: 'fixed', max: 400000 }],
    tags: ['两种读法'],
    note: '也算对写成“类型 金额”，区间写成“range 下限 上限”',
  },
  {
    id: '示例-10',
    question: '这件商标补多少？',
    facts: { madrid_marks: '1件' },
    as_of: '2026-11-22',
    amount: { kind: 'fixed', max: 10000 },
    tags: ['已知事项'],
    note: '已知事项写成“事项=值”，随问题一起提交',
  },
  {
    id: '示例-11',
    turns: ['新认定国家级国际科技合作基地奖多少？', '那省级的呢？'],
    expected_turns: [
      { doc: INTERNATIONAL, clause: '二、8', must_contain: ['100万元'] },
      { doc: INTERNATIONAL, clause: '二、8', must_contain: ['50万元'] },
    ],
    gold: [{ doc: INTERNATIONAL, clause: '二、8' }],
    must_contain: ['50万元'],
    tags: ['多轮'],
    note: '多轮问题一行一句；各轮应有一行一轮，写成“文件#条款 | 应有内容”，没有要求的写 -',
  },
  {
    id: '示例-12',
    question: '杭州明天的天气怎么样？',
    status: 'refused',
    answerable: false,
    tags: ['库外'],
    note: '不可答的题应当拒答',
  },
];

export type TemplateFormat = 'csv' | 'jsonl';

/** CSV has Chinese headings, a byte order mark and CRLF: Excel opens it with a double click. */
export function printTemplate(format: TemplateFormat): string {
  if (format === 'jsonl') return ROWS.map((row) => `${JSON.stringify(row)}\n`).join('');
  const head = COLUMNS.map(({ names }) => names[1] ?? '');
  const lines = [head, ...ROWS.map((row) => COLUMNS.map(({ field }) => cellOf(row, field)))];
  return `\uFEFF${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Of what a cell can say: strings and numbers as they are. */
const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const list = (items: readonly string[] = []): string => items.join('\n');

function cellOf(row: TemplateRow, field: string): string {
  switch (field) {
    case 'id':
      return row.id;
    case 'question':
      return row.question ?? '';
    case 'turns':
      return list(row.turns);
    case 'expected_turns':
      return list(
        row.expected_turns?.map(({ doc, clause, must_contain = [] }) =>
          [`${doc ?? ''}#${clause ?? ''}`, ...must_contain].join(' | '),
        ),
      );
    case 'as_of':
      return row.as_of ?? '';
    case 'facts':
      return list(Object.entries(row.facts ?? {}).map(([fact, value]) => `${fact}=${plain(value)}`));
    case 'status':
      return list(typeof row.status === 'string' ? [row.status] : row.status);
    case 'answerable':
      return row.answerable === undefined ? '' : row.answerable ? '是' : '否';
    case 'gold':
      return placesOf(row, 'key');
    case 'related':
      return placesOf(row, 'related');
    case 'must_contain':
      return list(row.must_contain);
    case 'must_not':
      return list(row.must_not);
    case 'amount_kind':
      return row.amount?.kind ?? '';
    case 'amount_min':
      return String(row.amount?.min ?? '');
    case 'amount_max':
      return String(row.amount?.max ?? '');
    case 'accept':
      return list(row.accept?.map(({ kind, min, max }) => [kind, min, max].filter(isSaid).join(' ')));
    case 'missing':
      return list(row.missing);
    case 'expected_facts':
      return list(row.expected_facts?.map(({ fact, value }) => `${fact}=${plain(value)}`));
    case 'tags':
      return list(row.tags);
    case 'note':
      return row.note ?? '';
    default:
      throw new Error(`the template does not fill the column ${field}`);
  }
}

function isSaid(part: string | number | undefined): boolean {
  return part !== undefined;
}

function placesOf({ gold = [] }: TemplateRow, role: 'key' | 'related'): string {
  return list(
    gold
      .filter((place) => (place.role ?? 'key') === role)
      .map(({ doc, clause, quote }) => [doc, clause, ...(quote === undefined ? [] : [quote])].join('#')),
  );
}
