/** The columns of a CSV set: their names, and what a cell says. */
import { AMOUNT_KINDS, STATUSES } from './case-row.ts';

/** A cell's value, or what is wrong with it. */
type Cell = { kind: 'ok'; value: unknown } | { kind: 'bad'; message: string };

export interface Column {
  /** Where the value goes in a row of the form "case". */
  field: string;
  /** The English name first; the Chinese name second is the one of the template. */
  names: readonly string[];
  read: (cell: string) => Cell;
}

const ok = (value: unknown): Cell => ({ kind: 'ok', value });
const bad = (message: string): Cell => ({ kind: 'bad', message });

/** One a line; a cell of one line may part them with ； or ;. */
function items(cell: string): string[] {
  const parts = cell.includes('\n') ? cell.split('\n') : cell.split(/[；;]/u);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const text = (cell: string): Cell => ok(cell.trim());
const list = (cell: string): Cell => ok(items(cell));

/** Every item by `read`; the first that cannot be read is reported. */
function each(cell: string, read: (item: string) => Cell): Cell {
  const cells = items(cell).map(read);
  const wrong = cells.find(({ kind }) => kind === 'bad');
  return wrong ?? ok(cells.map((one) => (one.kind === 'ok' ? one.value : null)));
}

const YES = ['是', 'true', 'TRUE', '1', 'yes', 'y'];
const NO = ['否', 'false', 'FALSE', '0', 'no', 'n'];

function yesOrNo(cell: string): Cell {
  const said = cell.trim();
  if (YES.includes(said)) return ok(true);
  return NO.includes(said) ? ok(false) : bad(`应为“是”或“否”，而不是“${said}”`);
}

const PLAIN_FIGURE = /^\d+(?:\.\d+)?(?:e\+?\d{1,2})?$/iu;
/** Commas between thousands and nowhere else: 1,5 may be a decimal. */
const GROUPED_FIGURE = /^\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$/u;

/** In yuan; 1,000,000 and 1e6 are the same. */
function yuan(cell: string): Cell {
  const said = cell.trim();
  const isFigure = PLAIN_FIGURE.test(said) || GROUPED_FIGURE.test(said);
  const figure = isFigure ? Number(said.replace(/[,，]/gu, '')) : Number.NaN;
  return Number.isFinite(figure) ? ok(figure) : bad(`应为以元为单位的数字，如 1000000，而不是“${said}”`);
}

const STATUS_WORDS: Record<string, string> = {
  引用: 'cited',
  测算: 'calculated',
  追问: 'needsFacts',
  拒答: 'refused',
};

function status(cell: string): Cell {
  return each(cell, (item) => oneOf(item, STATUS_WORDS, STATUSES));
}

const AMOUNT_WORDS: Record<string, string> = {
  固定: 'fixed',
  最高: 'up_to',
  区间: 'range',
  不符合: 'ineligible',
  追问: 'needs_facts',
  未写明: 'not_stated',
};

const amountKind = (cell: string): Cell => oneOf(cell.trim(), AMOUNT_WORDS, AMOUNT_KINDS);

function oneOf(said: string, words: Record<string, string>, names: readonly string[]): Cell {
  const value = Object.hasOwn(words, said) ? words[said] : said;
  if (value !== undefined && names.includes(value)) return ok(value);
  return bad(`“${said}”不在可选的值之中：${[...Object.keys(words), ...names].join('、')}`);
}

/** `文件#条款`, or with the words that justify it `文件#条款#原文`. */
function place(role: 'key' | 'related') {
  return (item: string): Cell => {
    const [doc = '', clause = '', ...rest] = item.split('#').map((part) => part.trim());
    if (doc === '' || clause === '') return bad(`“${item}”应写成：文件#条款`);
    return ok({ doc, clause, role, ...(rest.length > 0 ? { quote: rest.join('#') } : {}) });
  };
}

/** `事项=值`. */
function pair(item: string): [name: string, value: string] | null {
  const at = item.indexOf('=');
  return at < 1 ? null : [item.slice(0, at).trim(), item.slice(at + 1).trim()];
}

function facts(cell: string): Cell {
  const pairs = items(cell).map(pair);
  if (pairs.includes(null)) return bad('应写成：事项=值，如 madrid_marks=3件');
  const names = pairs.map((one) => one?.[0]);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return bad(`“${twice}”写了两次`);
  return ok(Object.fromEntries(pairs.flatMap((one) => (one === null ? [] : [one]))));
}

function expectedFacts(cell: string): Cell {
  if (cell.trim() === '无') return ok([]);
  return each(cell, (item) => {
    const said = pair(item);
    return said === null ? bad(`“${item}”应写成：事项=值`) : ok({ fact: said[0], value: said[1] });
  });
}

/** `fixed 300000`, `range 100000 300000`, `ineligible`. */
function accepted(item: string): Cell {
  const [kind = '', ...said] = item.split(/\s+/u);
  const read = amountKind(kind);
  if (read.kind === 'bad') return read;
  if (said.length > 2) return bad(`“${item}”有 ${said.length} 个金额，区间写成：range 下限 上限`);
  const figures = said.map(yuan);
  const wrong = figures.find((figure) => figure.kind === 'bad');
  if (wrong !== undefined) return wrong;
  const [low, high] = figures.map((figure) => (figure.kind === 'ok' ? figure.value : undefined));
  const bounds = high === undefined ? { max: low } : { min: low, max: high };
  return ok({ kind: read.value, ...bounds });
}

/** A line for each turn: `文件#条款 | 应有内容 | 应有内容`; `-` where nothing is labelled. */
function turn(item: string): Cell {
  const [where = '', ...phrases] = item.split('|').map((part) => part.trim());
  const must_contain = phrases.filter((phrase) => phrase !== '');
  if (where === '-' || where === '') return ok({ must_contain });
  const [doc = '', clause = '', ...rest] = where.split('#').map((part) => part.trim());
  if (doc === '' || clause === '' || rest.length > 0) return bad(`“${item}”应写成：文件#条款 | 应有内容`);
  return ok({ doc, clause, must_contain });
}

/** In the order of the template. */
export const COLUMNS: readonly Column[] = [
  { field: 'id', names: ['id', '编号'], read: text },
  { field: 'question', names: ['question', '问题'], read: text },
  { field: 'turns', names: ['turns', '多轮问题'], read: list },
  { field: 'expected_turns', names: ['expected_turns', '各轮应有'], read: (cell) => each(cell, turn) },
  { field: 'as_of', names: ['as_of', '提问日期'], read: text },
  { field: 'facts', names: ['facts', '已知事项'], read: facts },
  { field: 'status', names: ['status', '应答方式'], read: status },
  { field: 'answerable', names: ['answerable', '可答'], read: yesOrNo },
  { field: 'gold', names: ['gold', '依据条款', '依据'], read: (cell) => each(cell, place('key')) },
  { field: 'related', names: ['related', '相关条款'], read: (cell) => each(cell, place('related')) },
  { field: 'must_contain', names: ['must_contain', '应有内容'], read: list },
  { field: 'must_not', names: ['must_not', '不应出现'], read: list },
  { field: 'amount_kind', names: ['amount_kind', '金额类型'], read: amountKind },
  { field: 'amount_min', names: ['amount_min', '金额下限', '金额下限（元）'], read: yuan },
  { field: 'amount_max', names: ['amount_max', '金额上限', '金额上限（元）', '金额'], read: yuan },
  { field: 'accept', names: ['accept', '也算对'], read: (cell) => each(cell, accepted) },
  { field: 'missing', names: ['missing', '应追问'], read: list },
  { field: 'expected_facts', names: ['expected_facts', '应识别事项'], read: expectedFacts },
  { field: 'tags', names: ['tags', '标签'], read: list },
  { field: 'note', names: ['note', '备注'], read: text },
];
