import type { Decimal } from 'decimal.js';
import { readNumber } from './quantity-grammar.ts';

export type ParsedQuantity =
  /** In the base unit (元, 美元, 平方米, percent points); the unit is empty where none is written. */
  { kind: 'ok'; value: Decimal; unit: string } | { kind: 'error'; message: string };

/**
 * Reads one quantity that is the whole text, exactly: `600万美元` → 6000000 美元, `百分之四十` → 40 %.
 * Approximations (100多万元) and anything besides the quantity are an error with a Chinese message.
 */
export function parseQuantity(text: string): ParsedQuantity {
  const reading = readNumber(text.trim());
  if (reading === null) {
    return { kind: 'error', message: `“${text}”不是可识别的数量，请写成如“600万美元”“50%”“3家”的形式。` };
  }
  if (reading.approximate) {
    return { kind: 'error', message: `“${text}”是约数，请给出确切的数量。` };
  }
  return { kind: 'ok', value: reading.number.times(reading.factor), unit: reading.unit ?? '' };
}
