import { Decimal } from 'decimal.js';

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零一二三四五六七八九'].map((digit, value) => [digit, value]),
);
/** Formal (anti-forgery), traditional and colloquial characters → the plain ones. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  [
    ...'〇零○零两二兩二壹一贰二貳二叁三參三肆四伍五陆六陸六柒七捌八玖九拾十佰百仟千萬万億亿點点'.matchAll(
      /(.)(.)/gu,
    ),
  ].map((pair) => [pair[1] ?? '', pair[2] ?? '']),
);
const SMALL_UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
]);
const BIG_UNITS: ReadonlyMap<string, number> = new Map([
  ['万', 4],
  ['亿', 8],
]);

type Token =
  | { kind: 'number'; value: Decimal; written: 'arabic' | 'chinese' }
  | { kind: 'unit'; power: number; big: boolean }
  | { kind: 'zero' };

const ARABIC = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/;
const CHINESE_DECIMAL = /^([零一二三四五六七八九十百千]+)点([零一二三四五六七八九]+)/;

/** Full-width digits, comma and stop → half-width; formal and traditional numerals → plain ones. */
export function plainNumerals(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replace(/(?<=\d)[wW]/g, '万')
    .replace(/./gu, (char) => PLAIN.get(char) ?? char);
}

/**
 * Reads a whole number expression exactly: 两百, 壹佰万, 1.2亿, 1,500万, 3千万, 1万5千, 一万五,
 * 二〇一九, 一点五亿, full-width digits. Returns null where the text is anything else, in
 * particular for approximations such as 三五 and 几百.
 */
export function parseChineseNumber(text: string): Decimal | null {
  const plain = plainNumerals(text).replace(/\s+/g, '');
  if (/^[零一二三四五六七八九]+$/.test(plain)) return digitString(plain);
  const tokens = tokenize(plain);
  return tokens === null ? null : evaluate(tokens);
}

/** 二〇一九 → 2019. Two or three bare digits (三五, 一两) are an approximation, never a number. */
function digitString(text: string): Decimal | null {
  const isNumber = text.length === 1 || text.length >= 4 || text.includes('零');
  if (!isNumber) return null;
  return new Decimal([...text].map((digit) => DIGITS.get(digit) ?? 0).join(''));
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== '') {
    const [token, length] = nextToken(rest) ?? [null, 0];
    if (token === null) return null;
    tokens.push(token);
    rest = rest.slice(length);
  }
  return tokens.length === 0 ? null : tokens;
}

function nextToken(text: string): [Token, number] | null {
  const arabic = ARABIC.exec(text)?.[0];
  if (arabic !== undefined) {
    return [
      { kind: 'number', value: new Decimal(arabic.replaceAll(',', '')), written: 'arabic' },
      arabic.length,
    ];
  }
  const decimal = CHINESE_DECIMAL.exec(text);
  if (decimal !== null) {
    const whole = parseChineseNumber(decimal[1] ?? '');
    if (whole === null) return null;
    const fraction = [...(decimal[2] ?? '')].map((digit) => DIGITS.get(digit) ?? 0).join('');
    const value = new Decimal(`${whole.toFixed()}.${fraction}`);
    return [{ kind: 'number', value, written: 'arabic' }, decimal[0].length];
  }
  return charToken(text.charAt(0));
}

function charToken(char: string): [Token, number] | null {
  if (char === '零') return [{ kind: 'zero' }, 1];
  const digit = DIGITS.get(char);
  if (digit !== undefined) return [{ kind: 'number', value: new Decimal(digit), written: 'chinese' }, 1];
  const small = SMALL_UNITS.get(char);
  if (small !== undefined) return [{ kind: 'unit', power: small, big: false }, 1];
  const big = BIG_UNITS.get(char);
  return big === undefined ? null : [{ kind: 'unit', power: big, big: true }, 1];
}

/** The number being read: 亿 and above, the part below the last 万/亿, and the digit not yet scaled. */
interface Reading {
  total: Decimal;
  part: Decimal;
  pending: Decimal | null;
  /** Powers of the last unit of the part and of the last big unit; each must fall. */
  lastSmall: number;
  lastBig: number;
  /** Power of the unit read last, for 一万五 = 15000; null after 零. */
  lastUnit: number | null;
}

function evaluate(tokens: Token[]): Decimal | null {
  const reading: Reading = {
    total: new Decimal(0),
    part: new Decimal(0),
    pending: null,
    lastSmall: 4,
    lastBig: 16,
    lastUnit: null,
  };
  for (const token of tokens) {
    if (!step(reading, token)) return null;
  }
  return reading.total.plus(reading.part).plus(tail(reading));
}

function step(reading: Reading, token: Token): boolean {
  if (token.kind === 'zero') {
    const misplaced = reading.pending !== null;
    reading.lastUnit = null;
    return !misplaced;
  }
  if (token.kind === 'number') {
    if (reading.pending !== null) return false;
    reading.pending = token.value;
    // 2亿5000万: an Arabic number carries its own size, so nothing is left out after it.
    if (token.written === 'arabic' && token.value.gte(10)) reading.lastUnit = null;
    return true;
  }
  return token.big ? applyBig(reading, token.power) : applySmall(reading, token.power);
}

function applySmall(reading: Reading, power: number): boolean {
  if (power >= reading.lastSmall) return false;
  reading.part = reading.part.plus((reading.pending ?? new Decimal(1)).times(new Decimal(10).pow(power)));
  reading.pending = null;
  reading.lastSmall = power;
  reading.lastUnit = power;
  return true;
}

function applyBig(reading: Reading, power: number): boolean {
  const below = reading.part.plus(reading.pending ?? 0);
  // 万亿: the second unit multiplies the first.
  const scaled = below.isZero() && reading.lastBig < power ? reading.total : below;
  if (power >= reading.lastBig && scaled === below) return false;
  const amount = (scaled.isZero() ? new Decimal(1) : scaled).times(new Decimal(10).pow(power));
  reading.total = scaled === below ? reading.total.plus(amount) : amount;
  reading.part = new Decimal(0);
  reading.pending = null;
  reading.lastSmall = 4;
  reading.lastBig = power;
  reading.lastUnit = power;
  return true;
}

/** The last digit without a unit: 一万五 leaves out 千, 两百五 leaves out 十; 一百零五 leaves out nothing. */
function tail(reading: Reading): Decimal {
  if (reading.pending === null) return new Decimal(0);
  const omitted = reading.lastUnit !== null && reading.lastUnit > 1 ? reading.lastUnit - 1 : 0;
  return reading.pending.times(new Decimal(10).pow(omitted));
}
