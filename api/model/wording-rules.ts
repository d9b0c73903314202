import { findQuantities } from '../../corpus/index.ts';
import { boundsOf, boundWords } from './bounds.ts';
import { samePlaces, sameNumbers, withoutNumbers } from './figures.ts';
import { negationsIn } from './negation.ts';

/** A statement with its markers in the text. */
export interface MarkedStatement {
  text: string;
  markers: readonly number[];
  quotes: readonly string[];
}

interface Wording {
  original: MarkedStatement;
  reworded: string;
  /** What the model was told. */
  instructions: string;
  /** Both texts without markers, for rules on what they say. */
  before: string;
  after: string;
}

/** In this order: the first are cheap and keep what follows from reading rubbish. Each names what must hold. */
const rules: Readonly<Record<string, (wording: Wording) => boolean>> = {
  length: ({ original, reworded }) =>
    reworded.trim() !== '' && reworded.length <= 2 * original.text.length + 50,
  plainText: ({ original, reworded }) =>
    isPlain(original.text, reworded) && hasOnlyLatinOf(original.text, reworded),
  secrecy: ({ original, reworded, instructions }) => !repeats(instructions, reworded, original.text),
  markers: keepsMarkers,
  quotes: keepsQuotes,
  numbers: ({ before, after }) => sameNumbers(before, after),
  bounds: ({ before, after }) => boundsByFigure(before) === boundsByFigure(after),
  places: ({ before, after }) => samePlaces(before, after),
  negation: ({ before, after }) => negationsIn(before) === negationsIn(after),
  qualifiers: ({ before, after }) => qualifiersIn(before) === qualifiersIn(after),
  promises: ({ before, after }) => PROMISES.every((word) => before.includes(word) || !after.includes(word)),
  substance: ({ before, after }) => isAbout(outsideQuotes(before), outsideQuotes(after)),
};

/** The first rule that a statement in other words breaks, or null where it may go out. */
export function brokenRule(original: MarkedStatement, reworded: string, instructions: string): string | null {
  const before = withoutMarkers(original.text);
  const after = withoutMarkers(reworded);
  const wording = { original, reworded, instructions, before, after };
  return Object.entries(rules).find(([, holds]) => !holds(wording))?.[0] ?? null;
}

// --- Shape --------------------------------------------------------------------------------------------------

const RUBBISH = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>`{}|\\]|\]\(|:\/\/|&[a-z#\d]+;/giu;

/** No line breaks, invisible characters, markup, code or addresses that the original does not have. */
function isPlain(original: string, reworded: string): boolean {
  const known = original.normalize('NFKC');
  const rubbish = reworded.trim().normalize('NFKC').match(RUBBISH) ?? [];
  return rubbish.every((part) => known.includes(part));
}

/** Latin words of its own would be an address, markup or another language. */
function hasOnlyLatinOf(original: string, reworded: string): boolean {
  const known = new Set(latinIn(original));
  return latinIn(reworded).every((word) => known.has(word));
}

function latinIn(text: string): string[] {
  return text.normalize('NFKC').match(/\p{Script=Latin}+/gu) ?? [];
}

const longestCommon = 11;

/** Whether a text has a longer stretch of the instructions that is not in the original. */
function repeats(instructions: string, reworded: string, original: string): boolean {
  for (let at = 0; at + longestCommon < reworded.length; at += 1) {
    const stretch = reworded.slice(at, at + longestCommon + 1);
    if (instructions.includes(stretch) && !original.includes(stretch)) return true;
  }
  return false;
}

// --- Markers and quotations ---------------------------------------------------------------------------------

/** A 文号 such as [2019]25号 is none. */
const MARKER = /\[(\d{1,3})\]/gu;

function withoutMarkers(text: string): string {
  return text.replaceAll(MARKER, ' ');
}

/** The same markers and nothing behind the last; no more sentences without one than before. */
function keepsMarkers({ original, reworded }: Wording): boolean {
  const found = new Set([...outsideQuotes(reworded).matchAll(MARKER)].map(([, number]) => Number(number)));
  const wanted = new Set(original.markers);
  if (found.size !== wanted.size || [...found].some((marker) => !wanted.has(marker))) return false;
  if (wanted.size === 0) return unmarked(reworded) <= unmarked(original.text);
  return /\[\d+\][。.；;]?$/u.test(reworded.trim()) && unmarked(reworded) <= unmarked(original.text);
}

/** How many sentences outside quotations have no marker; a marker may stand behind the full stop. */
function unmarked(text: string): number {
  const sentences = outsideQuotes(text)
    .replace(/([。！？；])((?:\[\d+\])+)/gu, '$2$1')
    .split(/[。！？；!?;\n]/u);
  return sentences.filter((sentence) => /\p{L}/u.test(sentence) && !/\[\d+\]/u.test(sentence)).length;
}

const QUOTED = /「[^「」]*」|“[^“”]*”|『[^『』]*』|《[^《》]*》/gu;

function outsideQuotes(text: string): string {
  return text.replaceAll(QUOTED, '「」');
}

/** Everything in quotation marks, and every title, to the letter and in the same order; nothing else is quoted. */
function keepsQuotes({ original, reworded }: Wording): boolean {
  return (
    quotedIn(original.text) === quotedIn(reworded) &&
    quotationMarksIn(original.text) === quotationMarksIn(reworded) &&
    original.quotes.every((quote) => !original.text.includes(quote) || reworded.includes(quote))
  );
}

function quotedIn(text: string): string {
  return (text.match(QUOTED) ?? []).join('\n');
}

function quotationMarksIn(text: string): string {
  return text.match(/[「」『』“”‘’"'《》〈〉]/gu)?.join('') ?? '';
}

// --- What it says -------------------------------------------------------------------------------------------

function boundsByFigure(text: string): string {
  const plain = text.normalize('NFKC');
  const figures = findQuantities(plain);
  return figures.map((figure) => boundsOf(plain, figure, figures).join(' ')).join('｜');
}

/** Words that change who gets how much how often; they stay, and none comes. */
const QUALIFIERS =
  '每 逐年 累计 合计 一次性 首次 连续 新增 增量 当年 上年 年度 全额 全部 免费 半 倍 翻番 ' +
  '或 仅 只 除 以外 之外 任一 同时 原则上 就高 叠加 重复 国家级 省级 市级 区级 县级 征求意见 草案 解读 废止 失效 现行';
const qualifiers = QUALIFIERS.split(' ');

function qualifiersIn(text: string): string {
  return qualifiers.filter((word) => text.includes(word)).join(' ');
}

/** A sum that may be paid is not one that will be. */
const PROMISES =
  '可得 可获 可拿 可领 可享 获得 获取 得到 拿到 领到 到手 能得 能拿 能领 能获 将获 将得 必得 必获 一定 肯定 保证 必然 必定'.split(
    ' ',
  );

/** Characters that make a sentence read well and say nothing by themselves. */
const PLAIN_WORDS =
  '的地得了着过在是为由于对向把将按照依据根和与及跟也都就则即并且而但如若果当时后前中里这那该此其各您你贵公司企业单位可以能会需要须应请给予发放进行写明规定原文按如下所述来说对应者方';

/** Most of what it speaks of is still there, and hardly anything is new: conditions are not dropped, nor claims added. */
function isAbout(original: string, reworded: string): boolean {
  const [before, after] = [charactersOf(original), charactersOf(reworded)];
  const kept = [...before].filter((char) => after.has(char)).length;
  const added = [...after].filter((char) => !before.has(char) && !PLAIN_WORDS.includes(char)).length;
  return kept >= before.size * 0.6 && added <= 3 + before.size * 0.05;
}

function charactersOf(text: string): Set<string> {
  return new Set(
    withoutNumbers(text)
      .replaceAll(boundWords, '')
      .match(/\p{Script=Han}/gu),
  );
}
