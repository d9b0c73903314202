/** How the words around a figure limit it. 超过 and 以上 differ in whether the figure itself is included. */
type Bound = 'ceiling' | 'floor' | 'above' | 'below' | 'about';

/** The longer word is met first, so 不超过 is no 超过. */
const BEFORE: readonly [Bound, string][] = [
  ['ceiling', '不超过|不高于|不大于|不多于|最高|最多|至多|上限|封顶|限额'],
  ['floor', '不低于|不少于|不小于|至少|最低|最少|起码|保底|下限'],
  ['below', '不足|不满|不到|未满|未达到?|没到|没达到|没有达到|低于|少于|小于'],
  ['above', '超过|高于|大于|多于|突破|超'],
  ['about', '接近|将近|大约|大概|约|差不多|近乎|几乎|估计|左右|近'],
];
const AFTER: readonly [Bound, string][] = [
  ['ceiling', '及?以[内下]|之内|封顶|为限|为上限|上限|内(?![资部外容地销])'],
  ['floor', '及?以上|起(?![草动来])'],
  ['about', '左右|上下|有余|余|多(?![方家次种样少元])'],
];

const grammar = (words: readonly [Bound, string][]) =>
  words.map(([bound, alternatives]) => `(?<${bound}>${alternatives})`).join('|');
const before = new RegExp(grammar(BEFORE), 'gu');
const after = new RegExp(`^\\s*(?:${grammar(AFTER)})`, 'u');
/** Words in which the characters of a bound limit no figure: 近三年 is a time, 超高清 a thing. */
const innocent = /最近|近[一二两三四五六七八九十\d]|附近|超[高级大]|契约|节约|约定|合约/gu;

/** Every word that limits a figure from before, for those who look at the rest. */
export const boundWords = new RegExp(BEFORE.map(([, words]) => words).join('|'), 'gu');

const CLAUSE_END = /[，,。；;！!？?\n]/u;

/** A stretch of a text, end excluded. */
interface Stretch {
  start: number;
  end: number;
}

/** What stands before and after a figure up to the end of its clause or to the next figure. */
export function around(text: string, { start, end }: Stretch, all: readonly Stretch[]): [string, string] {
  const from = Math.max(0, ...all.map((other) => other.end).filter((at) => at <= start));
  const to = Math.min(text.length, ...all.map((other) => other.start).filter((at) => at >= end));
  return [
    text.slice(from, start).split(CLAUSE_END).at(-1) ?? '',
    text.slice(end, to).split(CLAUSE_END)[0] ?? '',
  ];
}

/** The clause in which a stretch stands, or from the first to the last where it spans several. */
export function clauseAround(text: string, { start, end }: Stretch): string {
  const left = text.slice(0, start).split(CLAUSE_END).at(-1) ?? '';
  const right = text.slice(end).split(CLAUSE_END)[0] ?? '';
  return `${left}${text.slice(start, end)}${right}`;
}

/** The bounds of one figure among all the figures of its text, in order and each once; empty for an exact one. */
export function boundsOf(text: string, figure: Stretch, all: readonly Stretch[]): Bound[] {
  const [left, right] = around(text, figure, all);
  const matches = [...left.replaceAll(innocent, '').matchAll(before), after.exec(right)];
  const groups = matches.flatMap((match) => Object.entries(match?.groups ?? {}));
  const met = new Set(groups.filter(([, words]) => words !== undefined).map(([name]) => name));
  return bounds.filter((bound) => met.has(bound));
}

const bounds: readonly Bound[] = ['ceiling', 'floor', 'above', 'below', 'about'];
