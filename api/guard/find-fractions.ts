import { Exact } from '../../corpus/index.ts';
import type { Measured } from './figure.ts';
import { matchesOf } from './matches.ts';
import { CHINESE, DIGIT, toNumber } from './numeral.ts';

const SHARE = new RegExp(
  `(?<whole>${CHINESE}|${DIGIT}+)分之(?<part>${CHINESE}|${DIGIT}+)|(?<half>一半(?!导)|减半|对半|折半)|(?<![上下前后过大])(?<halfYear>半年)`,
  'g',
);

/** 三分之一, 一半 and 半年: numbers that are told in words of their own. 百分之 is in the grammar of units. */
export function findFractions(text: string): Measured[] {
  return matchesOf(SHARE, text).flatMap((match) => {
    const said = readShare(match.groups ?? {});
    if (said === null) return [];
    const [start, end] = [match.index, match.index + match[0].length];
    return [{ ...said, text: match[0], start, end, approximate: false }];
  });
}

function readShare(
  groups: Record<string, string | undefined>,
): Pick<Measured, 'kind' | 'value' | 'unit'> | null {
  const { whole, part, halfYear } = groups;
  if (halfYear !== undefined) return { kind: 'duration', value: '6', unit: '个月' };
  if (whole === undefined) return { kind: 'percent', value: '50', unit: '%' };
  const [denominator, numerator] = [toNumber(whole), toNumber(part)];
  if (denominator === null || numerator === null || /^[百千万]$/.test(whole)) return null;
  return { kind: 'percent', value: new Exact(numerator).div(denominator).times(100).toFixed(), unit: '%' };
}
