/** Counters people use for the same things; a firm is counted by 家, never by 吨 or 名. */
const alike: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['家', '户', '所', '座'],
  ['件', '起', '宗', '项', '种', '类', '款', '台', '套', '条', '篇', '笔'],
  ['场', '次'],
];

/** Whether a written counter can stand for the counter of a fact. 个 counts anything. */
export function isCounterOf(own: string, written: string): boolean {
  if (written === own || written === '个') return true;
  // What is itself counted by 个 (committees) takes the word for an institution or for a thing.
  const groups = own === '个' ? alike.slice(1, 3) : alike.filter((group) => group.includes(own));
  return groups.some((group) => group.includes(written));
}
