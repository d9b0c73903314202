import { parseChineseNumber } from './chinese-number.ts';

/** Levels of Chinese legal drafting, outermost first. The order is fixed by 立法技术规范 and custom. */
export const MARKER_KINDS = [
  'part',
  'chapter',
  'section',
  'article',
  'heading',
  'paragraph',
  'item',
  'subitem',
  'circled',
] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];

/** The number at the start of a line. */
export interface Marker {
  kind: MarkerKind;
  /** As it stands in addresses: 第三章, 二, （三）, 9. */
  label: string;
  number: number;
  /** 之 number of an inserted article (第十条之一), else 0. */
  insert: number;
  /** The line without its number. */
  rest: string;
}

const CHINESE = '[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾]';
const DIGIT = '[0-9０-９]';
/** A reference (第三条第二款, 第三章规定的) is not the start of an article or chapter. */
const NOT_A_REFERENCE = '(?!\\s*(?:第|所|规定|中|的|之|和|及|或|、|，|至|到|款|项))';
/** 1.5亿 is an amount; 1.2023年 is paragraph 1 about 2023. */
const NOT_A_DECIMAL = `(?!${DIGIT})|[.．](?=(?:19|20)\\d\\d年)`;

const DIVISION = new RegExp(
  `^第\\s*(?<number>${CHINESE}+|${DIGIT}+)\\s*(?<unit>编|部分|章|节|条)(?:之(?<insert>[一二三四五六七八九十]+))?${NOT_A_REFERENCE}[\\s　]*`,
);
const DIVISION_KINDS: ReadonlyMap<string, MarkerKind> = new Map([
  ['编', 'part'],
  ['部分', 'part'],
  ['章', 'chapter'],
  ['节', 'section'],
  ['条', 'article'],
]);

const NUMBERED: { kind: MarkerKind; pattern: RegExp; label: (number: string) => string }[] = [
  { kind: 'heading', pattern: new RegExp(`^(${CHINESE}+)\\s*[、．.]\\s*`), label: (number) => number },
  {
    kind: 'paragraph',
    pattern: new RegExp(`^[（(]\\s*(${CHINESE}+)\\s*[）)]\\s*、?\\s*`),
    label: (number) => `（${number}）`,
  },
  {
    kind: 'item',
    pattern: new RegExp(`^(${DIGIT}{1,3})\\s*(?:、|[.．]${NOT_A_DECIMAL})\\s*`),
    label: (number) => number,
  },
  {
    kind: 'subitem',
    pattern: new RegExp(`^[（(]?\\s*(${DIGIT}{1,3})\\s*[）)]\\s*、?\\s*`),
    label: (number) => `（${number}）`,
  },
];

/** One-character numbers: code point of the first, how many, kind and label. */
const SINGLE: { first: number; count: number; kind: MarkerKind; label: (number: number) => string }[] = [
  {
    first: 0x3220,
    count: 10,
    kind: 'paragraph',
    label: (number) => `（${'一二三四五六七八九十'.charAt(number - 1)}）`,
  },
  { first: 0x2474, count: 20, kind: 'subitem', label: (number) => `（${number}）` },
  { first: 0x2460, count: 20, kind: 'circled', label: (number) => String.fromCodePoint(0x2460 + number - 1) },
];

/** Smaller is further out. */
export function rankOf(kind: MarkerKind): number {
  return MARKER_KINDS.indexOf(kind);
}

/** Reads the number at the start of a trimmed line; null where the line has none. */
export function readMarker(line: string): Marker | null {
  return readDivision(line) ?? readNumbered(line) ?? readSingle(line);
}

function readDivision(line: string): Marker | null {
  const match = DIVISION.exec(line);
  const { number: written = '', unit = '', insert } = match?.groups ?? {};
  const number = parseChineseNumber(written);
  const kind = DIVISION_KINDS.get(unit);
  if (match === null || number === null || kind === undefined) return null;
  return {
    kind,
    label: halfWidth(`第${written}${unit}${insert === undefined ? '' : `之${insert}`}`),
    number: number.toNumber(),
    insert: insert === undefined ? 0 : (parseChineseNumber(insert)?.toNumber() ?? 0),
    rest: line.slice(match[0].length),
  };
}

function readNumbered(line: string): Marker | null {
  for (const { kind, pattern, label } of NUMBERED) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const written = halfWidth(match[1] ?? '');
    const number = parseChineseNumber(written);
    if (number === null) return null;
    const rest = line.slice(match[0].length);
    return { kind, label: label(written), number: number.toNumber(), insert: 0, rest };
  }
  return null;
}

function readSingle(line: string): Marker | null {
  const code = line.codePointAt(0) ?? 0;
  const set = SINGLE.find(({ first, count }) => code >= first && code < first + count);
  if (set === undefined) return null;
  const number = code - set.first + 1;
  return { kind: set.kind, label: set.label(number), number, insert: 0, rest: line.slice(1).trimStart() };
}

function halfWidth(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
