import type { Exact, Fact, FactVocabulary, ListFact } from '../../corpus/index.ts';
import { Exact as ExactNumber } from '../../corpus/index.ts';
import type { FactValue, Item } from './facts.ts';
import { type ExchangeRate, mixedCurrencies, readQuantity, type ReadValue } from './quantity-fact.ts';

/** One fact that cannot be used: which, and why, in words for the user. */
export interface FactIssue {
  factId: string;
  message: string;
}

export interface ReadContext {
  vocabulary: FactVocabulary;
  /** Awards that a payment record may name; null where any name will do. */
  awardIds: ReadonlySet<string> | null;
  rate: ExchangeRate | null;
}

const mostItems = 200;
const longestText = 200;
const largestCount = new ExactNumber(1_000_000);

const ok = (value: FactValue): ReadValue => ({ kind: 'ok', value });
const error = (message: string): ReadValue => ({ kind: 'error', message });

/** Reads a single (not list) fact from what JSON can hold. */
export function readFact(fact: Exclude<Fact, ListFact>, given: unknown, context: ReadContext): ReadValue {
  switch (fact.kind) {
    case 'boolean':
      return readBoolean(fact, given);
    case 'enum':
      return readOption(fact, given);
    case 'set':
      return readSet(fact, given);
    case 'quantity':
      return readAmount(fact, given, context);
    case 'text':
    case 'date':
    case 'award':
      return readText(fact, given, context);
  }
}

const truths: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ...['是', '有', 'true'].map((word): [string, boolean] => [word, true]),
  ...['否', '无', '没有', '不是', 'false'].map((word): [string, boolean] => [word, false]),
]);

function readBoolean({ label }: Fact, given: unknown): ReadValue {
  const value = truths.get(given);
  return value === undefined
    ? error(`${label}应为“是”或“否”，不能是${shown(given)}`)
    : ok({ kind: 'boolean', value });
}

type OptionFact = Extract<Fact, { kind: 'enum' | 'set' }>;

/** The options that a word names: one, or of a set perhaps several (跨境电商 is 新电商 and 外贸). */
function optionsNamed(fact: OptionFact, given: unknown): string[] {
  return fact.options
    .filter(({ value, aliases }) => value === given || aliases.some((alias) => alias === given))
    .map(({ value }) => value);
}

/** Names the value and the options; of many options those it may have meant. */
function optionError({ label, options }: OptionFact, given: unknown): ReadValue {
  const near = options.length > mostShown ? nearest(options, given) : [];
  const choice = near.length > 0 ? near : options.slice(0, mostShown);
  const names = choice.map(({ value }) => value).join('、');
  const many = near.length > 0 ? '最接近的是' : '前几个是';
  const which = choice.length < options.length ? `${options.length}个选项中${many}` : '只能是';
  const wrong = typeof given === 'string' ? `没有${shown(given)}这一选项` : `不能是${shown(given)}`;
  return error(`${label}${wrong}，${which}：${names}`);
}

const mostShown = 8;

/** Options that have characters in common with what was given, those with the most first. */
function nearest(options: OptionFact['options'], given: unknown): OptionFact['options'] {
  const wanted = new Set(typeof given === 'string' ? given.slice(0, longestText) : '');
  const score = ({ value, aliases }: OptionFact['options'][number]): number =>
    Math.max(...[value, ...aliases].map((name) => similarity(wanted, name)));
  return options
    .map((option) => ({ option, score: score(option) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ option }) => option);
}

/** Characters in common over characters in all (Jaccard). */
function similarity(wanted: ReadonlySet<string>, name: string): number {
  const letters = new Set(name);
  const common = [...letters].filter((letter) => wanted.has(letter)).length;
  return common / (wanted.size + letters.size - common);
}

const longestShown = 20;

/** A refused value as a message may repeat it. */
function shown(given: unknown): string {
  if (typeof given === 'string') {
    const text = [...given.trim()];
    return text.length === 0
      ? '空白'
      : `“${text.slice(0, longestShown).join('')}${text.length > longestShown ? '…' : ''}”`;
  }
  if (typeof given === 'number' || typeof given === 'boolean') return `“${String(given)}”`;
  if (Array.isArray(given)) return '列表';
  return given === null || given === undefined ? '空值' : '对象';
}

function readOption(fact: OptionFact, given: unknown): ReadValue {
  const [value] = optionsNamed(fact, given);
  return value === undefined ? optionError(fact, given) : ok({ kind: 'enum', value });
}

function readSet(fact: OptionFact, given: unknown): ReadValue {
  const all: unknown[] = given === '无' ? [] : Array.isArray(given) ? given : [given];
  if (all.length > mostItems) return error(`${fact.label}最多 ${mostItems} 项`);
  const known = new Set<string>();
  for (const one of all) {
    const values = optionsNamed(fact, one);
    if (values.length === 0) return optionError(fact, one);
    for (const value of values) known.add(value);
  }
  return ok({ kind: 'set', values: [...known] });
}

function readText(fact: Fact, given: unknown, { awardIds }: ReadContext): ReadValue {
  if (typeof given !== 'string' || given.trim() === '' || given.length > longestText) {
    return error(`${fact.label}应为 1 到 ${longestText} 个字符的文字，不能是${shown(given)}`);
  }
  const value = given.trim();
  if (fact.kind === 'date' && !isDate(value))
    return error(`${fact.label}${shown(value)}应为真实存在的日期，格式为 YYYY-MM-DD，如 2025-03-01`);
  if (fact.kind === 'award' && awardIds !== null && !awardIds.has(value))
    return error(`${fact.label}应为奖补编号，没有${shown(value)}`);
  return ok({ kind: 'text', value });
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

type QuantityFact = Extract<Fact, { kind: 'quantity' }>;

/** `"600万美元"`, `{ value: "600", unit: "万美元" }`, a bare count; several of them are added up. */
function readAmount(fact: QuantityFact, given: unknown, context: ReadContext): ReadValue {
  if (!Array.isArray(given)) return readOne(fact, given, context);
  if (given.length === 0 || given.length > mostItems)
    return error(`${fact.label}应有 1 到 ${mostItems} 个数量`);
  const parts = given.map((one) => readOne(fact, one, context));
  const wrong = parts.find((part) => part.kind === 'error');
  if (wrong !== undefined) return wrong;
  const values = parts.flatMap((part) =>
    part.kind === 'ok' && part.value.kind === 'quantity' ? [part.value] : [],
  );
  const sum = values.reduce(plus);
  return values.every(({ currency }) => currency === sum.currency)
    ? ok(sum)
    : error(mixedCurrencies(fact, sum.text));
}

type QuantityValue = Extract<FactValue, { kind: 'quantity' }>;

function plus(a: QuantityValue, b: QuantityValue): QuantityValue {
  const range = {
    lo: a.range.lo.plus(b.range.lo),
    hi: a.range.hi.plus(b.range.hi),
    loOpen: a.range.loOpen || b.range.loOpen,
    hiOpen: a.range.hiOpen || b.range.hiOpen,
  };
  return { ...a, range, text: `${a.text}＋${b.text}` };
}

function readOne(fact: QuantityFact, given: unknown, { rate }: ReadContext): ReadValue {
  const written = writtenForm(fact, given);
  if (written === null)
    return error(`${fact.label}应写作如“${exampleOf(fact)}”的数量，不能是${shown(given)}`);
  return written.length > 100 ? error(`${fact.label}的写法过长`) : readQuantity(fact, written, rate);
}

const exampleOf = ({ dimension, unit }: QuantityFact): string =>
  dimension === 'count' ? `3${unit}` : `100${unit}`;

function writtenForm(fact: QuantityFact, given: unknown): string | null {
  if (typeof given === 'string') return given;
  // A bare number has no unit, and 600 may be yuan or 万元: only counts need none.
  if (typeof given === 'number')
    return fact.dimension === 'count' && Number.isFinite(given) ? plain(given) : null;
  if (typeof given !== 'object' || given === null) return null;
  const entries = new Map<string, unknown>(Object.entries(given));
  const value = entries.get('value');
  const unit = entries.get('unit');
  if (entries.size !== 2 || typeof unit !== 'string') return null;
  if (typeof value === 'string') return `${value}${unit}`;
  return typeof value === 'number' && Number.isFinite(value) ? `${plain(value)}${unit}` : null;
}

/** Without an exponent: 1e21 is not a number people write. */
const plain = (value: number): string => new ExactNumber(value).toFixed();

/** Reads the items of a list; a record may have a `count` for several alike. */
export function readList(
  fact: ListFact,
  given: unknown,
  context: ReadContext,
): { value: FactValue; issues: FactIssue[] } {
  const records: unknown[] = Array.isArray(given) ? given : [given];
  if (records.length > mostItems) {
    return {
      value: { kind: 'list', items: [] },
      issues: [{ factId: fact.id, message: `${fact.label}最多 ${mostItems} ${fact.unit}` }],
    };
  }
  const read = records.map((record, at) => readItem(fact, record, at, context));
  return {
    value: { kind: 'list', items: read.map(({ item }) => item) },
    issues: read.flatMap(({ issues }) => issues),
  };
}

function readItem(
  list: ListFact,
  record: unknown,
  at: number,
  context: ReadContext,
): { item: Item; issues: FactIssue[] } {
  const issues: FactIssue[] = [];
  const fields = new Map<string, FactValue>();
  let count: Exact = new ExactNumber(1);
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return {
      item: { fields, count },
      issues: [{ factId: `${list.id}[${at}]`, message: itemError(list, record) }],
    };
  }
  for (const [name, value] of Object.entries(record)) {
    const factId = `${list.id}[${at}].${name}`;
    const field = context.vocabulary.fields.get(`${list.id}.${name}`);
    const read =
      name === 'count'
        ? readCount(list, value)
        : field === undefined || field.kind === 'list'
          ? null
          : readFact(field, value, context);
    if (read === null) issues.push({ factId, message: fieldError(list, name) });
    else if (read.kind === 'error') issues.push({ factId, message: read.message });
    else if (read.value.kind === 'quantity' && name === 'count') count = read.value.range.lo;
    else fields.set(`${list.id}.${name}`, read.value);
  }
  // A payment for nobody knows what would be left out without a word.
  for (const field of list.fields.filter(({ kind }) => kind === 'award')) {
    if (Object.hasOwn(record, field.id)) continue;
    issues.push({ factId: `${list.id}[${at}].${field.id}`, message: `${list.label}应写明${field.label}` });
  }
  return { item: { fields, count }, issues };
}

function fieldError({ label, fields }: ListFact, name: string): string {
  return `${label}没有字段${shown(name)}，可写的字段：${fields.map(({ id }) => id).join('、')}、count（数量）`;
}

/** An item is a record of fields: {"principal": …, "term": …}. */
function itemError({ label, unit, fields }: ListFact, record: unknown): string {
  const names = fields.map((field) => `${field.id}（${field.label}）`).join('、');
  return `${label}的每一${unit}应为对象，不能是${shown(record)}；可写的字段：${names}`;
}

function readCount({ label, unit }: ListFact, given: unknown): ReadValue {
  const fact: QuantityFact = {
    id: 'count',
    kind: 'quantity',
    label: `${label}的${unit}数`,
    unit,
    dimension: 'count',
    signed: false,
    derive: [],
    contraries: [],
    given: [],
    aliases: [],
    question: '多少？',
    scope: 'item',
  };
  const written = writtenForm(fact, given);
  const read = written === null ? error(`${fact.label}应为正整数`) : readQuantity(fact, written, null);
  if (read.kind === 'error' || read.value.kind !== 'quantity') return read;
  const { lo, hi } = read.value.range;
  return lo.eq(hi) && lo.gte(1) && lo.lte(largestCount)
    ? read
    : error(`${fact.label}应为 1 到 ${largestCount.toFixed()} 的整数`);
}
