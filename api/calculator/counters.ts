/** Counters people use for the same things; a firm is counted by 家, never by 吨 or 名. */
const alike: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['家', '户', '所', '座'],
  ['件', '起', '宗', '项', '种', '类', '款', '台', '套', '条', '篇', '笔'],
  ['场', '次'],
];

/** Units that measure something and count no things. */
const measures = new Set(
  '亩 公顷 平方公里 公里 吨 吨标准煤 千克 千瓦 千瓦时 人次 人年 标箱 标准箱'.split(' '),
);

/** Whether a unit measures: by it alone the few facts it can be of are told apart. */
export function isMeasure(unit: string): boolean {
  return measures.has(unit);
}

/** Whether a written counter can stand for the counter of a fact. 个 counts any thing, and measures nothing. */
export function isCounterOf(own: string, written: string): boolean {
  if (written === own || written === '个') return written === own || !isMeasure(own);
  // What is itself counted by 个 (committees) takes the word for an institution or for a thing.
  const groups = own === '个' ? alike.slice(1, 3) : alike.filter((group) => group.includes(own));
  return groups.some((group) => group.includes(written));
}
