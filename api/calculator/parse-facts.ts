import { Exact, type FactVocabulary, type ListFact } from '../../corpus/index.ts';
import { completeFacts } from './complete-facts.ts';
import { type Facts, type FactValue, labelOf } from './facts.ts';
import { formatFact } from './format.ts';
import type { ExchangeRate } from './quantity-fact.ts';
import { type FactIssue, readFact, readList, type ReadContext } from './read-fact.ts';

export type ParsedFacts = { kind: 'ok'; facts: Facts } | { kind: 'invalid'; issues: FactIssue[] };

const mostFacts = 200;
/** The list by which an applicant states an exchange rate, with its date and source. */
const exchangeRateList = 'exchange_rate';

/**
 * Reads facts as they come over HTTP or from the command line: `{ export_total: "2600万美元" }`, items as lists of
 * objects, and `"loans.principal": "3000万元"` for the only item of a list. Every mistake is named with its fact; a wrong
 * currency is a mistake unless a rate with date and source is given. What follows from the facts is added.
 *
 * @param awardIds where given, payment records may name no other award.
 */
export function parseFacts(
  vocabulary: FactVocabulary,
  input: unknown,
  awardIds: ReadonlySet<string> | null = null,
): ParsedFacts {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { kind: 'invalid', issues: [{ factId: 'facts', message: '应为事项编号到值的对象' }] };
  }
  const entries = Object.entries(input);
  if (entries.length > mostFacts) {
    return { kind: 'invalid', issues: [{ factId: 'facts', message: `最多 ${mostFacts} 项` }] };
  }
  const issues: FactIssue[] = [];
  const gathered = gatherItems(entries, vocabulary, issues);
  const context: ReadContext = { vocabulary, awardIds, rate: null };
  const rate = readRate(gathered, context, issues);
  const values = readAll(gathered, { ...context, rate }, issues);
  if (issues.length > 0) return { kind: 'invalid', issues };
  const completed = completeFacts(vocabulary, values);
  if (completed.kind === 'invalid') return completed;
  const remarks = rate === null ? completed.remarks : [...completed.remarks, rateRemark(rate)];
  return { kind: 'ok', facts: { values: completed.values, remarks } };
}

/** Puts `list.field` entries together as the one item of their list. */
function gatherItems(
  entries: readonly [string, unknown][],
  { facts, fields }: FactVocabulary,
  issues: FactIssue[],
): Map<string, unknown> {
  const gathered = new Map<string, unknown>();
  const single = new Map<string, [string, unknown][]>();
  for (const [id, value] of entries) {
    const [list = '', field] = id.split('.');
    if (facts.has(id)) gathered.set(id, value);
    else if (
      field !== undefined &&
      (fields.has(id) || (field === 'count' && facts.get(list)?.kind === 'list'))
    ) {
      single.set(list, [...(single.get(list) ?? []), [field, value]]);
    } else issues.push({ factId: id, message: `没有事项“${id}”，可用的事项见 GET /api/facts` });
  }
  for (const [list, item] of single) {
    if (gathered.has(list))
      issues.push({ factId: list, message: `${list} 与 ${list}.${item[0]?.[0] ?? ''} 不能同时给出` });
    else gathered.set(list, [Object.fromEntries(item)]);
  }
  return gathered;
}

function readAll(
  gathered: ReadonlyMap<string, unknown>,
  context: ReadContext,
  issues: FactIssue[],
): Map<string, FactValue> {
  const values = new Map<string, FactValue>();
  for (const [id, given] of gathered) {
    const fact = context.vocabulary.facts.get(id);
    if (fact === undefined || id === exchangeRateList) continue;
    if (fact.kind === 'list') {
      const read = readList(fact, given, context);
      issues.push(...read.issues);
      values.set(id, read.value);
    } else {
      const read = readFact(fact, given, context);
      if (read.kind === 'ok') values.set(id, read.value);
      else issues.push({ factId: id, message: read.message });
    }
  }
  return values;
}

/** A rate counts only with its date and source, so that the result can state them. */
function readRate(
  gathered: ReadonlyMap<string, unknown>,
  context: ReadContext,
  issues: FactIssue[],
): ExchangeRate | null {
  const fact = context.vocabulary.facts.get(exchangeRateList);
  if (fact?.kind !== 'list' || !gathered.has(exchangeRateList)) return null;
  const read = readList(fact, gathered.get(exchangeRateList), context);
  issues.push(...read.issues);
  const [item, ...more] = read.value.kind === 'list' ? read.value.items : [];
  const rate = item?.fields.get(`${exchangeRateList}.rate`);
  const date = item?.fields.get(`${exchangeRateList}.date`);
  const source = item?.fields.get(`${exchangeRateList}.source`);
  const complete =
    rate?.kind === 'quantity' && date?.kind === 'text' && source?.kind === 'text' && more.length === 0;
  if (!complete || !rate.range.lo.eq(rate.range.hi) || !rate.range.lo.gt(new Exact(0))) {
    if (read.issues.length === 0) issues.push({ factId: exchangeRateList, message: rateMessage(fact) });
    return null;
  }
  return { yuanPerDollar: rate.range.lo, date: date.value, source: source.value };
}

function rateMessage({ label, fields }: ListFact): string {
  return `${label}应有且只有一条，且写明${fields.map((field) => field.label).join('、')}`;
}

function rateRemark({ yuanPerDollar, date, source }: ExchangeRate): Facts['remarks'][number] {
  return {
    code: 'exchangeRate',
    factId: exchangeRateList,
    text: `按给定汇率换算：1美元＝${yuanPerDollar.toFixed()}元（${date}，${source}）；接近分档界限时以条文所用币种的统计口径为准`,
  };
}

/** 2600万美元; the items of a list with their fields: what was understood. */
export function describeFact(vocabulary: FactVocabulary, id: string, value: FactValue): string {
  if (value.kind !== 'list') return formatFact(vocabulary.facts.get(id), value);
  const items = value.items.map(({ fields, count }) => {
    const parts = [...fields].map(
      ([field, one]) => `${labelOf(vocabulary, field)}：${formatFact(vocabulary.fields.get(field), one)}`,
    );
    const number = count.eq(1) ? [] : [`${count.toFixed()}${unitOf(vocabulary, id)}`];
    return [...number, ...parts].join('，');
  });
  return items.length === 0
    ? '没有'
    : items.map((item) => (item === '' ? `1${unitOf(vocabulary, id)}` : item)).join('；');
}

function unitOf({ facts }: FactVocabulary, id: string): string {
  const fact = facts.get(id);
  return fact?.kind === 'list' ? fact.unit : '项';
}

/** 年出口额：2600万美元, for echoing what was understood. */
export function describeFacts(vocabulary: FactVocabulary, { values }: Facts): string[] {
  return [...values].map(
    ([id, value]) => `${labelOf(vocabulary, id)}：${formatFact(vocabulary.facts.get(id), value)}`,
  );
}
