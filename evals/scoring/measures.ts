/** Every measure: id, Chinese name, which way is better. Formulas and sources: README.md, "Metrics". */
export const MEASURES = [
  ['right', '全对', 'higher'],
  ['recallAt1', '检索召回@1', 'higher'],
  ['recallAt5', '检索召回@5', 'higher'],
  ['recallAt10', '检索召回@10', 'higher'],
  ['mrr', '检索 MRR', 'higher'],
  ['ndcgAt10', '检索 nDCG@10', 'higher'],
  ['citationRecall', '引用召回', 'higher'],
  ['citationPrecision', '引用精确', 'higher'],
  ['allCited', '要点条款全部引用', 'higher'],
  ['quoteExact', '引文逐字', 'higher'],
  ['mustContain', '应有内容', 'higher'],
  ['mustNotSaid', '出现不应断言的内容', 'lower'],
  ['amountExact', '金额正确', 'higher'],
  ['wrongNumber', '错误金额', 'lower'],
  ['asked', '问到关键', 'higher'],
  ['factPrecision', '事实精确', 'higher'],
  ['factRecall', '事实召回', 'higher'],
  ['factF1', '事实 F1', 'higher'],
  ['refused', '应拒已拒', 'higher'],
  ['falselyRefused', '误拒', 'lower'],
  ['turnsRight', '多轮每轮正确', 'higher'],
] as const satisfies readonly (readonly [string, string, 'higher' | 'lower'])[];

export type MeasureId = (typeof MEASURES)[number][0];
export const MEASURE_IDS: readonly MeasureId[] = MEASURES.map(([id]) => id);

const byId = new Map(MEASURES.map(([id, name, better]) => [id, { name, better }]));

/** The Chinese name of a measure and which way is better. */
export function describeMeasure(id: MeasureId): { name: string; better: 'higher' | 'lower' } {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`no measure ${id}`);
  return found;
}

/**
 * What one case adds to a measure: the rate over cases is the sum of `hit` over the sum of `of`. A mean over cases has
 * `of` 1 and a share as `hit`; a rate over items (quotations, facts) has their number.
 */
export interface Tally {
  hit: number;
  of: number;
}

/** Measures that the case says nothing about are absent: what is not labelled is not scored. */
export type Tallies = Readonly<Partial<Record<MeasureId, Tally>>>;
