import type { Anchor, Validity } from './award-rule.ts';
import type { PolicyDocument } from './document.ts';
import type { RuleFile } from './rules-schema.ts';

/** Start and end of a text from its dates and the words that state them; what the text leaves open stays null. */
export function validityOf(
  { status, effectiveDate, issuedDate, expiryDate, validityText, text }: PolicyDocument,
  { start, term, retroactive }: RuleFile['validity'],
  anchors: ReadonlyMap<string, Anchor>,
): Validity {
  const days = start?.days?.value.toNumber() ?? 0;
  const from =
    effectiveDate ?? (issuedDate !== null && start !== undefined ? addDays(issuedDate, days) : null);
  const years = term?.years.value.toNumber();
  const to = expiryDate ?? (from !== null && years !== undefined ? dayBefore(addYears(from, years)) : null);
  const retroactiveAnchor = retroactive === undefined ? undefined : anchors.get(retroactive.anchor);
  return {
    status,
    from,
    to,
    unknown: from === null ? unknownStart(validityText) : null,
    cites: newestCited(text),
    retroactiveYear:
      retroactive === undefined || retroactiveAnchor === undefined
        ? null
        : { year: retroactive.year, anchor: retroactiveAnchor },
  };
}

/** 浙政办发〔2022〕19号. */
const CITED = /[\p{Script=Han}]{2,8}〔(20\d\d)〕\d+号/gu;

function newestCited(text: string): Validity['cites'] {
  const cited = [...text.matchAll(CITED)].map(({ 0: quote, 1: year }) => ({ year: Number(year), quote }));
  const [newest] = cited.toSorted((a, b) => b.year - a.year);
  return newest ?? null;
}

function unknownStart(validityText: string | null): string {
  return validityText === null
    ? '文本未写明施行日期'
    : `施行日期未知：原文为“${validityText}”，文本未载据以起算的日期`;
}

/** 自发布后30日: the day of publication is not counted. */
function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** A 29 February without a counterpart ends on the last day of February. */
function addYears(date: string, years: number): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const target = `${String(Number(year) + years).padStart(4, '0')}-${month}`;
  const last = new Date(Date.UTC(Number(year) + years, Number(month), 0)).getUTCDate();
  return `${target}-${String(Math.min(Number(day), last)).padStart(2, '0')}`;
}

function dayBefore(date: string): string {
  return addDays(date, -1);
}
