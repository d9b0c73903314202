import type { Measured } from './figure.ts';
import { matchesOf } from './matches.ts';
import { CHINESE, DIGIT, toNumber } from './numeral.ts';

const ORDINAL = new RegExp(`第\\s*(?<number>${CHINESE}|${DIGIT}+)\\s*(?<unit>[\\u4e00-\\u9fa5]?)`, 'g');

/** 第2名, 第三批. 第三方 is a word, 第一，… counts the reasons of whoever speaks. */
export function findOrdinals(text: string): Measured[] {
  return matchesOf(ORDINAL, text).flatMap((match) => {
    const { number, unit = '' } = match.groups ?? {};
    const value = toNumber(number);
    if (value === null || unit === '' || /^第(?:三方|一时间|一手)/.test(text.slice(match.index))) return [];
    const [start, end] = [match.index, match.index + match[0].length];
    return [
      {
        kind: 'ordinal',
        text: match[0],
        start,
        end,
        value: String(value),
        unit: /[人位]/.test(unit) ? '名' : unit,
        approximate: false,
      },
    ];
  });
}
