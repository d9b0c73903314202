import type { Dated, Numbered } from './figure.ts';
import { matchesOf } from './matches.ts';
import { CHINESE, DIGIT, toNumber } from './numeral.ts';

const YEAR = `(?:[12１２]${DIGIT}{3}|[一二][零〇○一二三四五六七八九]{3})`;
const MONTH = `(?:${DIGIT}{1,2}|[一二三四五六七八九十]{1,2})`;
const DAY = `(?:${DIGIT}{1,2}|[一二三四五六七八九十]{1,3})`;
/** What stands between two years or months that share one 年 or 月: 2018—2020年, 3至6月. */
const JOINT = '\\s*[-–—－~～至到、和及与]+\\s*';
const APART = '(?=[0-9０-９一二三四五六七八九十])(?<![0-9０-９.．,零〇○一二三四五六七八九十])';

const DATES = [
  `(?<isoYear>[12]\\d{3})(?<joint>[-/.])(?<isoMonth>0?[1-9]|1[0-2])\\k<joint>(?<isoDay>\\d{1,2})(?!\\d)`,
  `(?<shortYear>[12]\\d{3})-(?<shortMonth>0[1-9]|1[0-2])(?![-\\d]|\\s*[万亿元%％年])`,
  `(?<year>${YEAR})\\s*年度?(?:\\s*(?<month>${MONTH})\\s*月份?(?:\\s*(?<day>${DAY})\\s*[日号])?)?`,
  `(?<firstYear>${YEAR})(?=${JOINT}${YEAR}\\s*年)`,
  `(?<loneMonth>${MONTH})\\s*月份?(?:\\s*(?<loneDay>${DAY})\\s*[日号])?`,
  `(?<firstMonth>${MONTH})(?=${JOINT}${MONTH}\\s*月)`,
].join('|');
const DATE = new RegExp(`${APART}(?:${DATES})`, 'g');

/** Calendar years, months and days in every common writing; 三年 and 6个月 are none. */
export function findDates(text: string): Dated[] {
  return matchesOf(DATE, text).map((match) => {
    const groups = match.groups ?? {};
    return {
      kind: 'date',
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      year: first(groups, ['isoYear', 'shortYear', 'year', 'firstYear']),
      month: first(groups, ['isoMonth', 'shortMonth', 'month', 'loneMonth', 'firstMonth']),
      day: first(groups, ['isoDay', 'day', 'loneDay']),
    };
  });
}

function first(groups: Record<string, string | undefined>, names: string[]): number | null {
  return toNumber(names.map((name) => groups[name]).find((written) => written !== undefined));
}

const SERIAL = `(?:第\\s*)?(?<serial>${DIGIT}+|${CHINESE})\\s*号`;
const DOCUMENT_NUMBER = new RegExp(
  `[〔\\[［（(【]\\s*(?<year>${DIGIT}{4})\\s*[〕\\]］）)】]\\s*${SERIAL}|(?<![月\\d零〇一二三四五六七八九十百])${SERIAL.replace('serial', 'alone')}(?![码称召])`,
  'g',
);

/** 〔2018〕64号 in every kind of brackets, and 64号 alone. The letters before it are no number. */
export function findDocumentNumbers(text: string): Numbered[] {
  return matchesOf(DOCUMENT_NUMBER, text).flatMap((match) => {
    const { year, serial, alone } = match.groups ?? {};
    const number = toNumber(serial ?? alone);
    if (number === null) return [];
    const [start, end] = [match.index, match.index + match[0].length];
    return [{ kind: 'documentNumber', text: match[0], start, end, year: toNumber(year), serial: number }];
  });
}
