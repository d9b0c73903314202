import type { NumberReading } from '../../corpus/index.ts';
import type { Named } from './figure.ts';

const LETTERS_BEFORE = /(?:[A-Za-z][A-Za-z0-9.-]*|(?:\d+[+＋])+)$/;
const LETTERS_BEHIND = /^(?:[A-Za-z0-9.-]*[A-Za-z]|[+＋])[A-Za-z0-9.+＋-]*/;
const OPENING = /[“"「『《]/;
const CLOSING = /[”"」』》]/;
/** A Chinese character that goes on with the name, behind its quotation mark or not. */
const NEXT = /^[”"」』》]?\s*([\u4e00-\u9fa5])/;
/** After these a number is over: 30的, 30至, 30和. */
const PARTICLE = /[的和及与或至到为是以之在]/;

/**
 * The name that a number without unit is part of: “115”引智计划, 世界500强, “1+7”, G20; null where it
 * stands bare. An amount of money or a percentage between quotation marks stays an amount.
 */
export function findName(text: string, reading: NumberReading): Named | null {
  if (!/^\d/.test(reading.numeral)) return null;
  const before = LETTERS_BEFORE.exec(text.slice(Math.max(0, reading.start - 12), reading.start))?.[0] ?? '';
  const hasUnit = reading.unit !== null;
  if (hasUnit && !/^[A-Za-z]/.test(before)) return null;
  const behind = hasUnit ? '' : (LETTERS_BEHIND.exec(text.slice(reading.end, reading.end + 12))?.[0] ?? '');
  const [start, end] = [reading.start - before.length, reading.end + behind.length];
  const isQuoted = OPENING.test(text.charAt(start - 1)) && CLOSING.test(text.charAt(end));
  const next = NEXT.exec(text.slice(end, end + 3))?.[1] ?? '';
  const isJoined = before !== '' || behind !== '';
  if (!isJoined && !isQuoted && (next === '' || PARTICLE.test(next))) return null;
  if (!isJoined && /[万亿]$/.test(reading.numeral)) return null;
  const written = text.slice(start, end);
  return {
    kind: 'name',
    text: written,
    start,
    end,
    token: plain(written),
    next,
    distinct: isJoined || isQuoted,
  };
}

function plain(token: string): string {
  return token.normalize('NFKC').toLowerCase();
}
