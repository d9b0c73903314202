import { Decimal } from 'decimal.js';
import { parseChineseNumber, plainNumerals } from './chinese-number.ts';
import { UNIT_FORMS, UNIT_PATTERN } from './quantity-unit.ts';

/** One number with what stands around it, before its context is judged. */
export interface NumberReading {
  text: string;
  start: number;
  end: number;
  /** As written, in plain half-width characters: 600万. */
  numeral: string;
  number: Decimal;
  /** Null where no unit is written. */
  unit: string | null;
  /** What one of the written unit is worth in the base unit. */
  factor: Decimal;
  /** Whether 多, 余, 几 or 来 makes it an approximation. */
  approximate: boolean;
}

/** Digits and numerals as written: half or full width, plain, formal or traditional. */
const NUMERAL = '0-9０-９零〇○一二三四五六七八九十百千万亿两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億';
const DIGIT = '[0-9０-９]';
const BLANK = '[ \\t\\u00a0\\u3000]';
/** 1000万一年 is a sum and a year, 四十万一个七十五万一个 are two sums; in 600千瓦 and 3千克 the 千 is the unit's. */
const NOT_INSIDE = '(?!(?<=[万亿])[一二两三四五六七八九十]+(?:年|个|家|件|场|笔|次|项|台|套))(?!千(?:瓦|克))';
/** A separator, point or blank belongs to a number only between its parts; `w` and `k` are how people type 万 and 千. */
const NUMBER = [
  `[${NUMERAL}](?:${NOT_INSIDE}[${NUMERAL}]`,
  `(?<=[0-9]),(?=[0-9]{3}(?![0-9]))`,
  `(?<=${DIGIT})[.．](?=${DIGIT})`,
  `(?<=${DIGIT})[wWkK](?![A-Za-z])`,
  `点(?=[零〇一二三四五六七八九])`,
  `${BLANK}(?=[百千万亿萬億]))*`,
].join('|');
const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ...['人民币', '¥', '￥', 'RMB', 'CNY'].map((sign): [string, string] => [sign, '元']),
  ...['美元', '美金', 'US$', 'USD', '$', '＄'].map((sign): [string, string] => [sign, '美元']),
]);
const PREFIX = [...CURRENCY_SIGNS.keys()].map((sign) => sign.replace('$', '\\$')).join('|');
const FRACTIONS: ReadonlyMap<string, Decimal> = new Map([
  ['百分之', new Decimal('1')],
  ['千分之', new Decimal('0.1')],
  ['万分之', new Decimal('0.01')],
]);
const ONE = new Decimal(1);
const FACTORS: ReadonlyMap<string, Decimal> = new Map(
  [...UNIT_FORMS].map(([form, { factor }]) => [form, new Decimal(factor)]),
);

const GRAMMAR = [
  `(?:(?<prefix>${PREFIX})${BLANK}*)?`,
  `(?:(?<fraction>${[...FRACTIONS.keys()].join('|')})(?<part>${NUMBER})`,
  `|(?<numeral>${NUMBER})(?:(?<approximate>[多余几来][万亿]?)?${BLANK}*(?<unit>${UNIT_PATTERN}))?)`,
].join('');

const ANYWHERE = new RegExp(GRAMMAR, 'g');
const WHOLE = new RegExp(`^(?:${GRAMMAR})$`);

/** Every number expression in a text, in order, with its unit where one is written. */
export function readNumbers(text: string): NumberReading[] {
  return [...text.matchAll(ANYWHERE)].flatMap((match) => toReading(match) ?? []);
}

/** The whole text as one number expression, or null. */
export function readNumber(text: string): NumberReading | null {
  const match = WHOLE.exec(text);
  return match === null ? null : toReading(match);
}

function toReading(match: RegExpExecArray): NumberReading | null {
  const groups = match.groups ?? {};
  const written = groups['part'] ?? groups['numeral'] ?? '';
  const number = parseChineseNumber(written);
  if (number === null) return null;
  return {
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    numeral: plainNumerals(written),
    number,
    approximate: groups['approximate'] !== undefined,
    ...unitOf(groups['fraction'], groups['unit'], groups['prefix']),
  };
}

/** A unit behind the number is more exact than a currency sign before it. */
function unitOf(
  fraction: string | undefined,
  form: string | undefined,
  prefix: string | undefined,
): { unit: string | null; factor: Decimal } {
  if (fraction !== undefined) return { unit: '%', factor: FRACTIONS.get(fraction) ?? ONE };
  if (form !== undefined) {
    return { unit: UNIT_FORMS.get(form)?.unit ?? null, factor: FACTORS.get(form) ?? ONE };
  }
  return { unit: CURRENCY_SIGNS.get(prefix ?? '') ?? null, factor: ONE };
}
