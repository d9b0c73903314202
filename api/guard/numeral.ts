import { parseChineseNumber } from '../../corpus/index.ts';

/** Regular expression source: an Arabic digit, half or full width. */
export const DIGIT = '[0-9０-９]';
/** Regular expression source: the numerals of clause numbers, months and ranks, up to some hundreds. */
export const CHINESE = '[零〇一二三四五六七八九十百]{1,5}';

/** 9, ９, 九 → 9; null where the text is no number. */
export function toNumber(written: string | undefined): number | null {
  return written === undefined ? null : (parseChineseNumber(written)?.toNumber() ?? null);
}
