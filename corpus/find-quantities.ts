import { Decimal } from 'decimal.js';
import type { Quantity } from './quantity.ts';
import { readNumbers } from './quantity-grammar.ts';
import type { NumberReading } from './quantity-grammar.ts';
import { isMoney } from './quantity-unit.ts';

/** What may stand between two figures that share a unit: 5—10%, 100万、50万元, 20万以内、40万元以内. */
const LIST_GAP = /^(?:及?以[内上下]|左右)?\s*(?:、|至|到|[-–—－~～]+|和|或|及|与|\/)\s*$/;
const RANGE_GAP = /(?:至|到|[-–—－~～]+)\s*$/;
const SCALE = /[万亿]+$/;

/**
 * Finds figures with their units in running text; works on clauses and on people's questions.
 *
 * Values are in the base unit (元, 美元, 平方米, percent points), `start`/`end` count from `offset`.
 * A figure without a unit takes the unit of the list or range it stands in; one with its own 万 or
 * 亿 but no unit at all (出口600万) is reported with an empty unit, because only the reader of the
 * question can know it. Dates, ordinals (第三条), names (“5050计划”, G20), 文号 and approximations
 * (100多家) are not figures.
 */
export function findQuantities(text: string, offset = 0): Quantity[] {
  const readings = readNumbers(text).filter((reading) => isFigure(text, reading));
  const shared = shareUnits(text, readings);
  return shared.filter(isComplete).map((reading) => ({
    text: reading.text,
    value: reading.number.times(reading.factor).toNumber(),
    unit: reading.unit ?? '',
    start: offset + reading.start,
    end: offset + reading.end,
  }));
}

function isFigure(text: string, reading: NumberReading): boolean {
  const before = text.slice(Math.max(0, reading.start - 8), reading.start);
  return !(
    reading.approximate ||
    isOrdinal(before) ||
    isPartOfName(text, reading, before) ||
    isDate(reading, before) ||
    isWordLike(reading, before)
  );
}

/** 第三条, 第 2 名. */
function isOrdinal(before: string): boolean {
  return /第\s*$/.test(before);
}

/** G20, 415X; and short quoted names such as “最多跑一次”, unless the figure is an amount. */
function isPartOfName(text: string, reading: NumberReading, before: string): boolean {
  // PCT四件 counts; G20 is a name.
  if (/[A-Za-z]$/.test(before) && /^[\d０-９]/.test(reading.numeral)) return true;
  const isAmount = reading.unit !== null && (isMoney(reading.unit) || reading.unit === '%');
  if (isAmount) return false;
  const opened = /[“「『][^”」』\n]{0,9}$/.test(text.slice(Math.max(0, reading.start - 10), reading.start));
  return opened && /^[^“「『\n]{0,9}[”」』]/.test(text.slice(reading.end, reading.end + 10));
}

/** 2017年, 12月19日, 二〇一九年. A duration of a thousand years is no policy's. */
function isDate(reading: NumberReading, before: string): boolean {
  if (reading.unit === '年') return reading.number.gte(1000);
  return reading.unit === '日' && /月\s*$/.test(before);
}

/** 数百万元, 万元 as a heading of a table, 同一项目, 一刀切: numerals that state no number. */
function isWordLike(reading: NumberReading, before: string): boolean {
  if (/[数几上]$/.test(before) && /^[十百千万亿]/.test(reading.numeral)) return true;
  if (/^[百千万亿]$/.test(reading.numeral)) return true;
  if (reading.numeral === '一' && /[同统唯单专任逐某]$|(?<![\d一二两三四五六七八九十百千])万$/.test(before))
    return true;
  return /^[一二三四五六七八九]$/.test(reading.numeral) && /[块刀]$/.test(reading.text);
}

/**
 * Gives figures in one list or range the unit, and where needed the 万 or 亿, that is written once.
 * @param readings of `text`, in its order
 */
export function shareUnits(text: string, readings: NumberReading[]): NumberReading[] {
  const shared = [...readings];
  for (let i = shared.length - 2; i >= 0; i -= 1) {
    const [current, next] = [shared[i], shared[i + 1]];
    if (current && next) shared[i] = adoptFromNext(text, current, next);
  }
  for (let i = 1; i < shared.length; i += 1) {
    const [previous, current] = [shared[i - 1], shared[i]];
    if (previous && current) shared[i] = adoptFromPrevious(text, previous, current);
  }
  return shared;
}

function adoptFromNext(text: string, current: NumberReading, next: NumberReading): NumberReading {
  const gap = text.slice(current.end, next.start);
  if (current.unit !== null || next.unit === null || !LIST_GAP.test(gap)) return current;
  const adopted = { ...current, unit: next.unit, factor: next.factor };
  if (SCALE.test(current.numeral)) return isMoney(next.unit) ? adopted : current;
  if (!/^\d/.test(current.numeral) || isListMarker(text, current)) return current;
  const number = current.number.times(scaleOf(next));
  // 5000至1亿元 does not mean 5000亿: a range that would fall is not understood, so nothing is claimed.
  if (RANGE_GAP.test(gap) && number.gt(next.number)) return current;
  return { ...adopted, number, numeral: current.numeral + (SCALE.exec(next.numeral)?.[0] ?? '') };
}

/** 200万元、100万: the last figure of a list of money may lack its 元. */
function adoptFromPrevious(text: string, previous: NumberReading, current: NumberReading): NumberReading {
  const gap = text.slice(previous.end, current.start);
  const isListed =
    current.unit === null && SCALE.test(current.numeral) && previous.unit !== null && isMoney(previous.unit);
  return isListed && LIST_GAP.test(gap)
    ? { ...current, unit: previous.unit, factor: previous.factor }
    : current;
}

function scaleOf(reading: NumberReading): Decimal {
  const scale = SCALE.exec(reading.numeral)?.[0] ?? '';
  return [...scale].reduce((product, unit) => product.times(unit === '万' ? 1e4 : 1e8), new Decimal(1));
}

/** `1、5万元` at the start of a line: the 1 numbers the line. */
function isListMarker(text: string, reading: NumberReading): boolean {
  const lineStart = text.lastIndexOf('\n', reading.start - 1) + 1;
  return text.charAt(reading.end) === '、' && text.slice(lineStart, reading.start).trim() === '';
}

function isComplete(reading: NumberReading): boolean {
  return reading.unit !== null || /^[\d一二三四五六七八九两十].*[万亿]/.test(reading.numeral);
}
