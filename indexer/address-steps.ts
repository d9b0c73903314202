import { parseChineseNumber } from '../corpus/index.ts';

/** Levels of numbering as they stand in a clause's path. */
export type Level = 'division' | 'article' | 'heading' | 'paragraph' | 'item' | 'word';

/** One step of an address as it was asked for. */
export interface AskedStep {
  /** More than one for 第9、10条. Empty for a step that is named (附则). */
  numbers: number[];
  /** 附则, 末段; empty for numbered steps. */
  word: string;
  /** Levels this way of writing names, and those it may mean where a text has none of these. */
  levels: readonly Level[];
  fallback: readonly Level[];
  /** Title that follows the number in the query, squeezed: 五、完善创新创业服务体系. */
  title: string;
  /** 条 counts through the body and leaves out the 附则; 编号 counts everything. */
  isBodyCount: boolean;
  /** 第一条, 第二项 are also everyday words for the first and second of anything. */
  isEveryday: boolean;
}

/** A stretch of a query that looks like an address. */
export interface AskedAddress {
  steps: AskedStep[];
  start: number;
  end: number;
  /** Whether it is written as an address (第…条, 编号…), which 一、3 alone is not. */
  isExplicit: boolean;
}

const CHINESE = '[〇零一二三四五六七八九十百两]{1,5}';
const NUMBER = `(?:\\d{1,3}|${CHINESE})`;
const AND = '\\s*(?:、|,|和|及|与|至|到|[-~—–]+)\\s*(?:第\\s*)?';
const NUMBERS = `${NUMBER}(?:${AND}${NUMBER})*`;

/** Read from left to right in normalized text, where brackets and digits are half-width. */
const STEP = new RegExp(
  [
    `第\\s*\\(?\\s*(?<ordinal>${NUMBERS})\\s*\\)?\\s*(?<unit>编|部分|章|节|条|款|项|点|段)`,
    `(?:编号|序号|条号)\\s*(?:为|是|:|=)?\\s*第?\\s*(?<numbered>${NUMBERS})\\s*号?`,
    `(?<![\\d.])(?<before>\\d{1,3})\\s*号(?=条|款|的条)`,
    `\\(\\s*(?<paragraph>${NUMBER})\\s*\\)\\s*(?:项|款|条|点)?`,
    `(?<word>附则|总则|末段)`,
    `(?<heading>${CHINESE})\\s*(?:[、.]|(?=\\())`,
    `(?<![\\d.])(?<item>\\d{1,3})(?:条|项|款|点|[.、](?!\\d))?(?![\\d.%年月日个家万亿千百元名件项次人号])`,
  ].join('|'),
  'gu',
);

const UNITS: Record<string, Pick<AskedStep, 'levels' | 'fallback' | 'isBodyCount' | 'isEveryday'>> = {
  编: { levels: ['division'], fallback: ['heading'], isBodyCount: false, isEveryday: false },
  部分: { levels: ['division', 'heading'], fallback: [], isBodyCount: false, isEveryday: false },
  章: { levels: ['division'], fallback: ['heading'], isBodyCount: false, isEveryday: false },
  节: { levels: ['division'], fallback: ['paragraph'], isBodyCount: false, isEveryday: false },
  条: { levels: ['article', 'item'], fallback: ['paragraph'], isBodyCount: true, isEveryday: true },
  款: { levels: ['paragraph', 'item'], fallback: [], isBodyCount: false, isEveryday: true },
  项: { levels: ['paragraph', 'item'], fallback: [], isBodyCount: false, isEveryday: true },
  点: { levels: ['item', 'paragraph'], fallback: ['heading'], isBodyCount: false, isEveryday: true },
  段: { levels: [], fallback: [], isBodyCount: false, isEveryday: true },
};

interface Token {
  step: AskedStep;
  kind: 'explicit' | 'label' | 'word' | 'bare';
  unit: string;
  start: number;
  end: number;
}

/** Titles are looked for no further than this. */
const LONGEST_TITLE = 40;
/** What may stand between two steps of one address. */
const JOINT = /^[\s、,的之中里下"“”'‘’《》:\-–—/·.]*$/u;
const LIST_JOINT = /^\s*(?:、|,|和|及|与|或|以及)?\s*$/u;

/**
 * The addresses in normalized text.
 *
 * @param isTitle whether a stretch is a section's title, which may stand after its number
 */
export function readAddresses(text: string, isTitle: (text: string) => boolean): AskedAddress[] {
  const addresses: AskedAddress[] = [];
  let tokens: Token[] = [];
  const close = (): void => {
    if (tokens.length > 0) addresses.push(toAddress(tokens, text, isTitle));
    tokens = [];
  };
  for (const token of readTokens(text)) {
    const last = tokens.at(-1);
    const gap = last === undefined ? '' : text.slice(last.end, token.start);
    if (last !== undefined && isSameLevel(last, token) && LIST_JOINT.test(gap)) {
      const shared = tokens.slice(0, -1);
      close();
      tokens = [...shared, token];
    } else if (last !== undefined && joins(last, token, gap, isTitle)) {
      if (!JOINT.test(gap)) last.step.title = gap;
      tokens.push(token);
    } else {
      close();
      // A number alone is no address.
      if (token.kind !== 'bare') tokens = [token];
    }
  }
  close();
  return addresses;
}

function toAddress(tokens: readonly Token[], text: string, isTitle: (text: string) => boolean): AskedAddress {
  const last = tokens.at(-1);
  const end = last?.end ?? 0;
  const title = titleAt(text.slice(end, end + LONGEST_TITLE), isTitle);
  if (last !== undefined && title !== '') last.step.title = title;
  return {
    steps: tokens.map((token) => token.step),
    start: tokens[0]?.start ?? 0,
    end: end + title.length,
    isExplicit: tokens.some((token) => token.kind === 'explicit'),
  };
}

/** The longest title that a text begins with. */
function titleAt(text: string, isTitle: (text: string) => boolean): string {
  for (let length = text.length; length > 0; length -= 1) {
    const opening = text.slice(0, length);
    if (isTitle(opening)) return opening;
  }
  return '';
}

function isSameLevel(last: Token, token: Token): boolean {
  return last.unit !== '' && last.unit === token.unit && last.kind === 'explicit';
}

function joins(last: Token, token: Token, gap: string, isTitle: (text: string) => boolean): boolean {
  if (token.kind === 'bare') return /^[\s、.]*$/.test(gap) && last.kind !== 'bare';
  if (JOINT.test(gap)) return true;
  return last.kind !== 'bare' && isTitle(gap);
}

function readTokens(text: string): Token[] {
  return Array.from(text.matchAll(STEP), (match) => toToken(match)).filter((token) => token !== null);
}

function toToken(match: RegExpMatchArray): Token | null {
  const { ordinal, unit = '', numbered, before, paragraph, word, heading, item } = match.groups ?? {};
  const place = { start: match.index ?? 0, end: (match.index ?? 0) + match[0].length };
  const named = { word: '', title: '', fallback: [], isBodyCount: false, isEveryday: false };
  if (word !== undefined) {
    return { ...place, kind: 'word', unit: '', step: { ...named, word, numbers: [], levels: ['word'] } };
  }
  const numbers = readNumbers(ordinal ?? numbered ?? before ?? paragraph ?? heading ?? item ?? '');
  if (numbers === null) return null;
  if (ordinal !== undefined) {
    const meaning = UNITS[unit];
    return meaning === undefined || meaning.levels.length === 0
      ? null
      : { ...place, kind: 'explicit', unit, step: { ...named, ...meaning, numbers } };
  }
  const label = (levels: readonly Level[], fallback: readonly Level[]): AskedStep => ({
    ...named,
    numbers,
    levels,
    fallback,
  });
  if (numbered !== undefined || before !== undefined) {
    return { ...place, kind: 'explicit', unit: '编号', step: label(['item', 'article'], ['paragraph']) };
  }
  if (paragraph !== undefined) return { ...place, kind: 'label', unit: '', step: label(['paragraph'], []) };
  if (heading !== undefined) {
    return { ...place, kind: 'label', unit: '', step: label(['heading'], ['division', 'paragraph']) };
  }
  return { ...place, kind: 'bare', unit: '', step: label(['item'], ['paragraph']) };
}

/** 9、10 → both; 9至11 → all three; null where a part is no number. */
function readNumbers(text: string): number[] | null {
  const numbers: number[] = [];
  let isRange = false;
  for (const [part] of text.matchAll(new RegExp(`${NUMBER}|[至到~—–-]+`, 'gu'))) {
    if (/^[至到~—–-]/u.test(part)) {
      isRange = true;
      continue;
    }
    const number = parseChineseNumber(part)?.toNumber();
    if (number === undefined) return null;
    const first = isRange ? (numbers.at(-1) ?? number) + 1 : number;
    for (let each = first; each < number; each += 1) numbers.push(each);
    numbers.push(number);
    isRange = false;
  }
  return numbers;
}
