/** The bars that measures must reach, from thresholds.json. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { MeasureId } from './scoring/index.ts';
import { figure, table } from './table.ts';

/** Every measure that has a bar, in the order of the table, with its Chinese name. */
const MEASURES = [
  ['recallAt5', '检索召回@5'],
  ['recallAt10', '检索召回@10'],
  ['mrr', '检索 MRR'],
  ['citationRecall', '引用召回'],
  ['citationPrecision', '引用精确'],
  ['mustContain', '应有内容'],
  ['refused', '应拒已拒'],
  ['falselyRefused', '误拒'],
  ['quoteExact', '引文准确'],
] as const satisfies readonly (readonly [MeasureId, string])[];

type Measure = (typeof MEASURES)[number][0];

const share = z.number().min(0).max(1);
const Bar = z.union([z.strictObject({ atLeast: share }), z.strictObject({ atMost: share })]);
type Bar = z.infer<typeof Bar>;

/** An exhaustive record: a measure without a bar would pass in silence, and an unknown one is a typing error. */
const Thresholds = z.record(z.enum(MEASURES.map(([measure]) => measure)), Bar);
export type Thresholds = z.infer<typeof Thresholds>;

/** Reads and checks the bars. Throws where the file is missing, is not JSON or has another shape. */
export async function loadThresholds(file: string | URL): Promise<Thresholds> {
  return Thresholds.parse(JSON.parse(await readFile(file, 'utf8')));
}

export interface Verdict {
  name: string;
  value: number | null;
  bar: Bar;
  passed: boolean;
}

/** Compares each measure with its bar. A measure without a value fails: nothing was measured. */
export function judge(
  measures: Readonly<Partial<Record<Measure, number | null>>>,
  thresholds: Thresholds,
): Verdict[] {
  return MEASURES.map(([measure, name]) => {
    const value = measures[measure] ?? null;
    const bar = thresholds[measure];
    return { name, value, bar, passed: value !== null && clears(value, bar) };
  });
}

/** A table of every measure with its value and its bar. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  return table(
    ['指标', '实测', '门槛', '结果'],
    verdicts.map(({ name, value, bar, passed }) => [
      name,
      figure(value),
      'atLeast' in bar ? `≥ ${figure(bar.atLeast)}` : `≤ ${figure(bar.atMost)}`,
      passed ? '通过' : '未达到',
    ]),
  );
}

function clears(value: number, bar: Bar): boolean {
  return 'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;
}
