import { Exact, isMoney, readNumbers, shareUnits, type NumberReading } from '../../corpus/index.ts';
import type { Ground, Measured, Named } from './figure.ts';
import { findName } from './find-names.ts';

interface Scale {
  kind: Measured['kind'];
  unit: string;
  factor: number;
}

/** Units that mean the same or are told in one another; every other counter stands for itself. */
const SCALES: ReadonlyMap<string, Scale> = new Map<string, Scale>([
  ...inOne('percent', '% 百分点'),
  ...inOne('area', '平方米 亩 公顷 平方公里'),
  ...inOne('duration', '个月 季度 日 工作日 小时 分钟'),
  ['年', { kind: 'duration', unit: '个月', factor: 12 }],
  ['周年', { kind: 'duration', unit: '个月', factor: 12 }],
  ['个季度', { kind: 'duration', unit: '季度', factor: 1 }],
  ['周', { kind: 'duration', unit: '日', factor: 7 }],
  ['人', { kind: 'count', unit: '名', factor: 1 }],
  ['位', { kind: 'count', unit: '名', factor: 1 }],
]);

function inOne(kind: Scale['kind'], units: string): [string, Scale][] {
  return units.split(' ').map((unit) => [unit, { kind, unit, factor: 1 }]);
}

/** Currencies that no text of the library uses; what matters is that they are not yuan. */
const FOREIGN =
  /^\s*(?:卢布|卢比|法郎|瑞郎|瑞士法郎|新元|新币|新加坡元|泰铢|台币|新台币|日币|韩币|加币|澳币|澳门元|林吉特|克朗|比索|里拉|越南盾|迪拉姆|EUR|GBP|JPY|HKD|KRW|SGD)/;
const FOREIGN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', '欧元'],
  ['£', '英镑'],
  ['₩', '韩元'],
]);
/** Counters that mostly end words; behind a number that is no plain 一 they count. */
const RARE_COUNTER = /^(?:[大档批期轮级星层步折门股只份张片本支单手栋幢]|部(?![门分])|方面)/;

/** Numbers with their units, and numbers without, which are bare or part of a name. */
export function findMeasures(text: string, ground: Ground): (Measured | Named)[] {
  const readings = readNumbers(text)
    .filter((reading) => ground.isFree(reading) && !isWord(text, reading))
    .map((reading) => (isSeveral(text, reading) ? { ...reading, approximate: true } : reading));
  const figures = shareUnits(text, readings).flatMap((reading) => toFigure(text, reading) ?? []);
  // Both numbers of “1+7” lead to the same name.
  return figures.filter(({ start }, at) => figures[at - 1]?.start !== start);
}

/** 数百万元, 上千万元. */
function isSeveral(text: string, { numeral, start }: NumberReading): boolean {
  return /^[十百千万亿]/.test(numeral) && /[数几上]/.test(text.charAt(start - 1));
}

/** 同一项目, 上一年, 一个, 千家万户, 万元 as a heading: numerals that state no number. */
function isWord(text: string, { numeral, unit, start, text: written }: NumberReading): boolean {
  if (/^\d/.test(numeral)) return false;
  if (/^[百千万亿]$/.test(numeral)) return true;
  if (/^[一二三四五六七八九]$/.test(numeral) && /[块刀]$/.test(written)) return true;
  if (numeral !== '一') return false;
  return (
    unit === '个' || unit === '种' || /[同统唯单专任逐某万上下前后这那另每哪其]/.test(text.charAt(start - 1))
  );
}

function toFigure(text: string, reading: NumberReading): Measured | Named | null {
  const name = findName(text, reading);
  if (name !== null) return name;
  const { unit } = reading;
  if (unit === null) return withoutUnit(text, reading);
  return unit === '' ? money(text, reading) : withUnit(text, reading, unit);
}

function withoutUnit(text: string, reading: NumberReading): Measured | null {
  const { numeral, end } = reading;
  const counter = RARE_COUNTER.exec(text.slice(end, end + 3))?.[0];
  if (counter !== undefined && numeral !== '一')
    return measured(withCounter(reading, counter), 'count', counter);
  if (!isStated(numeral)) return null;
  return /[万亿]/.test(numeral) ? money(text, reading) : measured(reading, 'plain', '');
}

function withCounter(reading: NumberReading, counter: string): NumberReading {
  return { ...reading, text: reading.text + counter, end: reading.end + counter.length };
}

/** 五十 and 十六 state a number even without a unit; 五, 百万 and 万一 are as often part of a word. */
function isStated(numeral: string): boolean {
  return /^(?:\d|[一二三四五六七八九].*[十百千万亿]|十[一二三四五六七八九万亿]|[零一二三四五六七八九]{4})/.test(
    numeral,
  );
}

function withUnit(text: string, reading: NumberReading, unit: string): Measured {
  if (isMoney(unit)) return measured(reading, 'money', unit);
  const scale = SCALES.get(unit);
  if (scale === undefined) return measured(reading, 'count', unit);
  const figure = measured(reading, scale.kind, scale.unit, scale.factor);
  return unit === '年' && text.charAt(reading.end) === '半' ? halfYearMore(figure) : figure;
}

/** 两年半. */
function halfYearMore(figure: Measured): Measured {
  return {
    ...figure,
    text: `${figure.text}半`,
    end: figure.end + 1,
    value: new Exact(figure.value).plus(6).toFixed(),
  };
}

/** 600万: a sum in a currency that only a sign before it or a rare name behind it can tell. */
function money(text: string, reading: NumberReading): Measured {
  const sign = FOREIGN_SIGNS.get(text.charAt(reading.start - 1));
  const name = FOREIGN.exec(text.slice(reading.end, reading.end + 8))?.[0].trim();
  return measured(reading, 'money', sign ?? name ?? '');
}

function measured(reading: NumberReading, kind: Measured['kind'], unit: string, factor = 1): Measured {
  const { text, start, end, number, approximate } = reading;
  const scale = factor * scaleBehind(text);
  const base = new Exact(number).times(reading.factor);
  const value = (scale === 1 ? base : base.times(scale)).toFixed();
  return { kind, text, start, end, value, unit, approximate };
}

/** 100多万元: the grammar reads the 万 behind 多 as part of the approximation. */
function scaleBehind(text: string): number {
  const scale = /[多余几来]([万亿])/.exec(text)?.[1];
  return scale === undefined ? 1 : scale === '万' ? 1e4 : 1e8;
}
