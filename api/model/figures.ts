import { findQuantities, parseChineseNumber } from '../../corpus/index.ts';

const NUMERALS = '零〇一二两三四五六七八九十百千万亿兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億廿卅俩仨';
const NUMERAL = new RegExp(`[0-9]+(?:\\.[0-9]+)?|[${NUMERALS}]+`, 'gu');

/**
 * Whether two texts state the same numbers in the same order: figures with a unit by kind and value (0.5亿元 is 5000万元),
 * every other numeral (第三条, 2024年, 文号, 二等奖) by value. Circled, Roman and full-width numbers count like plain ones.
 */
export function sameNumbers(one: string, other: string): boolean {
  const [a, b] = [numbersIn(one), numbersIn(other)];
  return isSameList(a.figures, b.figures) && isSameList(a.numerals, b.numerals);
}

function numbersIn(text: string): { figures: string[]; numerals: string[] } {
  const plain = text.normalize('NFKC');
  const quantities = findQuantities(plain);
  return {
    figures: quantities.map(({ value, unit }) => `${value}${unit}`),
    numerals: [...plain.matchAll(NUMERAL)]
      .filter(({ index }) => !quantities.some(({ start, end }) => index >= start && index < end))
      .filter(({ 0: numeral, index }) => numeral !== '一' || isCounting(plain, index))
      // 2.0 of 科创保2.0 is a name: 2 is another one.
      .map(([numeral]) => (numeral.includes('.') ? numeral : valueOf(numeral))),
  };
}

function valueOf(numeral: string): string {
  return parseChineseNumber(numeral)?.toString() ?? numeral;
}

/** A text without its figures: their writing may change where their value does not. */
export function withoutNumbers(text: string): string {
  const plain = text.normalize('NFKC');
  return findQuantities(plain).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`,
    plain,
  );
}

/** 第一条, （一）, 一、, 一等奖 count; 一次性, 进一步 and 一般 do not. */
function isCounting(text: string, at: number): boolean {
  return /[第(]$/u.test(text.slice(0, at)) || /^[、)等档级类期批]/u.test(text.slice(at + 1));
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

/**
 * Whether every figure keeps its neighbours: what stands before and after it is no closer to what stands at a different
 * figure of the original. So 国家级50万元、省级20万元 does not become 省级50万元、国家级20万元. For texts with the same
 * numbers in the same order.
 */
export function samePlaces(original: string, reworded: string): boolean {
  const here = surroundingsIn(original);
  return surroundingsIn(reworded).every((there, at) => {
    const own = here[at];
    const others = here.filter(({ figure }) => figure !== there.figure);
    return (
      own === undefined || (['before', 'after'] as const).every((side) => isNearest(there, own, others, side))
    );
  });
}

/** A figure with the pairs of neighbouring Chinese characters between it and the next one on either side. */
interface Surroundings {
  figure: string;
  before: Set<string>;
  after: Set<string>;
}

function surroundingsIn(text: string): Surroundings[] {
  const plain = text.normalize('NFKC');
  const quantities = findQuantities(plain);
  return quantities.map(({ value, unit, start, end }, at) => ({
    figure: `${value}${unit}`,
    before: pairsOf(plain.slice(quantities[at - 1]?.end ?? 0, start)),
    after: pairsOf(plain.slice(end, quantities[at + 1]?.start)),
  }));
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/(?=(\p{Script=Han}{2}))/gu), ([, pair = '']) => pair));
}

function isNearest(
  there: Surroundings,
  own: Surroundings,
  others: readonly Surroundings[],
  side: 'before' | 'after',
): boolean {
  const distance = closeness(there[side], own[side]);
  return others.every((other) => closeness(there[side], other[side]) <= distance);
}

/** The share of pairs two sets have in common. */
function closeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
