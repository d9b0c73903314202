/** Figures as the reports write them. */
import type { Rate } from '../scoring/index.ts';

/** 96.3 %; whole where nothing is lost. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** 96.3% [91.2%, 98.5%]. */
export function rateText({ value, low, high }: Pick<Rate, 'value' | 'low' | 'high'>): string {
  return `${percent(value)} [${percent(low)}, ${percent(high)}]`;
}

/** Milliseconds as a reader takes them in; a dash where nothing was timed. */
export function duration(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`;
}
