const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

/** 1500 → 一千五百, 15000000 → 一千五百万, 100050 → 十万零五十. Whole numbers below 10^12. */
export function toChinese(value: number): string {
  if (value === 0) return '零';
  const groups = [value % 1e4, Math.floor(value / 1e4) % 1e4, Math.floor(value / 1e8)];
  const written = groups
    .map((group, at) => (group === 0 ? '' : group4(group) + ['', '万', '亿'][at]))
    .reduceRight((text, group, at) => text + (needsZero(text, groups[at] ?? 0) ? '零' : '') + group);
  return written.replace(/^一十/, '十');
}

/** A place below a written one is skipped: 一万零五百. */
function needsZero(before: string, group: number): boolean {
  return before !== '' && group > 0 && group < 1000 && !before.endsWith('零');
}

function group4(group: number): string {
  return [...String(group)]
    .map((digit, at, all) => (digit === '0' ? '零' : digitAt(digit) + (PLACES[all.length - 1 - at] ?? '')))
    .join('')
    .replace(/零+$/, '')
    .replace(/零+/g, '零');
}

function digitAt(digit: string): string {
  return DIGITS.charAt(Number(digit));
}

const withCommas = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
/** Formal numerals, as on cheques. */
const formal = (text: string): string =>
  text.replace(/[一二三四五六七八九十百千]/g, (char) =>
    '壹贰叁肆伍陆柒捌玖拾佰仟'.charAt('一二三四五六七八九十百千'.indexOf(char)),
  );

/** Every way to write a whole sum of yuan. */
export function spellYuan(value: number): string[] {
  return [
    `${value}元`,
    `${withCommas(value)}元`,
    `${fullWidth(String(value))}元`,
    `${value / 1e4}万元`,
    `${value / 1e4}万`,
    `${fullWidth(String(value / 1e4)).replace('.', '．')}万元`,
    `${value / 1e8}亿元`,
    `人民币${value / 1e4}万元`,
    `${value / 1e4}万元人民币`,
    `￥${withCommas(value)}`,
    `${toChinese(value)}元`,
    `${formal(toChinese(value))}元`,
  ];
}

/** Every way to write a whole sum of dollars. */
export function spellDollars(value: number): string[] {
  return [
    `${value}美元`,
    `${withCommas(value)}美元`,
    `${value / 1e4}万美元`,
    `${value / 1e4}万美金`,
    `US$${withCommas(value)}`,
    `${value / 1e8}亿美元`,
    `${toChinese(value)}美元`,
  ];
}

/** Every way to write a whole percentage from 1 to 99. */
export function spellPercent(value: number): string[] {
  const tenths = value % 10 === 0 ? [`${toChinese(value / 10)}成`, `${value / 10}成`] : [];
  return [
    `${value}%`,
    `${value}％`,
    `${fullWidth(String(value))}%`,
    `${value}.0%`,
    `百分之${toChinese(value)}`,
    ...tenths,
  ];
}

/** Every way to write a whole number of things. */
export function spellCount(value: number, counter: string): string[] {
  return [`${value}${counter}`, `${withCommas(value)} ${counter}`, `${toChinese(value)}${counter}`];
}
