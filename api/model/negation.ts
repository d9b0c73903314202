import { boundWords } from './bounds.ts';

const INNOCENT =
  /不仅|不但|不过|不断|不久|不同|不管|不论|无论|无人|无锡|无线|无形|非常|非遗|除非|未来|是否|能否|可否|与否|有无/gu;
const NEGATION = /没有|[没未不无非勿否]|禁止|取消|停止|暂停|终止/gu;

/**
 * How often a text negates: 未取得 and 没有取得 once, 不仅 never. Bounds (不超过) and questions (是否) are no negations; they
 * are looked at on their own.
 */
export function negationsIn(text: string): number {
  return text.replaceAll(boundWords, '').replaceAll(INNOCENT, '').match(NEGATION)?.length ?? 0;
}
