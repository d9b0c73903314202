import { Decimal } from 'decimal.js';

const DIGITS = '零一二三四五六七八九';
/** Formal (anti-forgery), traditional and colloquial characters → the plain ones. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  '〇零 ○零 两二 兩二 壹一 贰二 貳二 叁三 參三 肆四 伍五 陆六 陸六 柒七 捌八 玖九 拾十 佰百 仟千 萬万 億亿 點点'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** 30, 2.5亿, 1000万: what nearly every policy writes. */
const COMMON = /^(\d+(?:\.\d+)?)([万亿])?$/;
const ARABIC = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const DIGIT = /^[\d一二三四五六七八九]$/;
/** A coefficient, the unit 千, 百 or 十, and what follows; 零 marks a skipped place. */
const PLACE = /^零?([\d.,]+|[一二三四五六七八九])?([千百十])(.*)$/;
const POWERS: ReadonlyMap<string, number> = new Map([
  ['千', 3],
  ['百', 2],
  ['十', 1],
]);

/** Most numbers are written plainly, and looking up each of their characters would cost more than reading them. */
const NOT_PLAIN = new RegExp(`[０-９．wWkK${[...PLAIN.keys()].join('')}]`);
const ZERO = new Decimal(0);
const ONE = new Decimal(1);
const TEN_TO_THE: ReadonlyMap<number, Decimal> = new Map(
  Array.from({ length: 9 }, (_, power) => [power, new Decimal(10).pow(power)]),
);

/** Full-width digits and point → half-width; typed `w` → 万, `k` → 千; formal and traditional numerals → plain ones. */
export function plainNumerals(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replace(/(?<=\d)[wW]/g, '万')
    .replace(/(?<=\d)[kK]/g, '千')
    .replace(/./gu, (char) => PLAIN.get(char) ?? char);
}

/**
 * Reads a whole number expression exactly: 两百, 壹佰万, 1.2亿, 1,500万, 3千万, 1万5千, 一万五,
 * 二〇一九, 一点五亿, full-width digits. Returns null where the text is anything else, in
 * particular for approximations such as 三五 and 几百.
 */
export function parseChineseNumber(text: string): Decimal | null {
  const [, digits, scale] = COMMON.exec(text) ?? [];
  if (digits !== undefined) {
    const number = new Decimal(digits);
    return scale === undefined ? number : raised(number, scale === '万' ? 4 : 8);
  }
  const plain = plainNumerals(text).replace(/\s+/g, '');
  if (plain === '') return null;
  return /^[零一二三四五六七八九]+$/.test(plain) ? digitString(plain) : scaled(plain, 8);
}

/** 二〇一九 → 2019. Two or three bare digits (三五, 一两) are an approximation, never a number. */
function digitString(text: string): Decimal | null {
  const isNumber = text.length === 1 || text.length >= 4 || text.includes('零');
  return isNumber ? new Decimal(toArabic(text)) : null;
}

function toArabic(digits: string): string {
  return [...digits].map((digit) => DIGITS.indexOf(digit)).join('');
}

/** Splits at the last 亿, then 万: what stands before is multiplied, what stands after is added. */
function scaled(text: string, power: 8 | 4): Decimal | null {
  const at = text.lastIndexOf(power === 8 ? '亿' : '万');
  if (at < 0) return power === 8 ? scaled(text, 4) : places(text);
  const before = text.slice(0, at);
  const coefficient = before === '' ? ONE : power === 8 ? scaled(before, 8) : places(before);
  const remainder = below(text.slice(at + 1), power);
  if (coefficient === null || remainder === null) return null;
  return raised(coefficient, power).plus(remainder);
}

/** What follows 万 or 亿; a single digit there has left out its unit: 一万五 is 15000. */
function below(text: string, power: 8 | 4): Decimal | null {
  if (text === '') return ZERO;
  if (DIGIT.test(text)) return lastDigit(text, power);
  const value = scaled(text.replace(/^零/, ''), 4);
  return value?.lt(raised(ONE, power)) ? value : null;
}

/** A digit that has left out the unit one place below the last: 一万五, 两百五. */
function lastDigit(text: string, power: number): Decimal | null {
  const digit = one(text);
  return digit === null ? null : raised(digit, power - 1);
}

function raised(coefficient: Decimal, power: number): Decimal {
  return coefficient.times(TEN_TO_THE.get(power) ?? new Decimal(10).pow(power));
}

/** A number below 10000 in Chinese or mixed writing, or any number in digits. */
function places(text: string): Decimal | null {
  let total = ZERO;
  let rest = text;
  let last = 4;
  for (let match = PLACE.exec(rest); match !== null; match = PLACE.exec(rest)) {
    const [, coefficient, unit = '', following = ''] = match;
    const power = POWERS.get(unit) ?? 0;
    // 十六 and 百万 leave out their 一; within a number only 十 may (一百十).
    const value = coefficient === undefined ? implicitOne(rest === text, unit) : one(coefficient);
    if (value === null || power >= last) return null;
    total = total.plus(raised(value, power));
    rest = following;
    last = power;
  }
  if (last === 4) return one(rest);
  const units = lastPlace(rest, last);
  return units === null ? null : total.plus(units);
}

function implicitOne(isFirst: boolean, unit: string): Decimal | null {
  return isFirst || unit === '十' ? ONE : null;
}

/** The digit after the last unit: 两百五 leaves out 十, 一百零五 leaves out nothing. */
function lastPlace(text: string, last: number): Decimal | null {
  if (text === '') return ZERO;
  if (DIGIT.test(text)) return lastDigit(text, last);
  return text.startsWith('零') ? one(text.slice(1)) : null;
}

/** A number without units: digits, one numeral, or 一点五. */
function one(text: string): Decimal | null {
  if (ARABIC.test(text)) return new Decimal(text.replaceAll(',', ''));
  if (/^[零一二三四五六七八九]$/.test(text)) return new Decimal(toArabic(text));
  const [, whole, fraction] = /^([零一二三四五六七八九])点([零一二三四五六七八九]+)$/.exec(text) ?? [];
  if (whole === undefined || fraction === undefined) return null;
  return new Decimal(`${toArabic(whole)}.${toArabic(fraction)}`);
}
