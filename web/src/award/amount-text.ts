import type { Amount } from '../../../api/contract.ts';

const units: [size: number, name: string][] = [
  [100_000_000, '亿元'],
  [10_000, '万元'],
];

/** 450000 → 45万元. Exact: what would not fit in four decimals of a unit is said in the next smaller one. */
export function formatYuan(yuan: number): string {
  const unit = units.find(([size]) => yuan >= size && Number.isInteger((yuan * 10_000) / size));
  return unit === undefined ? `${yuan}元` : `${yuan / unit[0]}${unit[1]}`;
}

/** How an amount is to be taken; what is merely a ceiling must never read like money that is due. */
export type Standing = 'exact' | 'ceiling' | 'range' | 'nothing' | 'open';

/** @param final whether all facts are known. */
export function standingOf({ kind, min, max }: Amount, final: boolean): Standing {
  if (!final || kind === 'none') return 'open';
  switch (kind) {
    case 'fixed':
      return min === 0 && max === 0 ? 'nothing' : 'exact';
    case 'upTo':
      return 'ceiling';
    case 'range':
      return 'range';
  }
}

/** What is known of an amount before all facts are: null where that is nothing. */
export function partialText({ min, max }: Amount): string | null {
  if (max === null) return min === null || min === 0 ? null : `至少 ${formatYuan(min)}`;
  return min === null || min === 0 ? `不超过 ${formatYuan(max)}` : `${formatYuan(min)} 至 ${formatYuan(max)}`;
}
