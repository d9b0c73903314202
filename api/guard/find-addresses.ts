import type { Addressed, Marking } from './figure.ts';
import { matchesOf } from './matches.ts';
import { CHINESE, DIGIT, toNumber } from './numeral.ts';

const LEVELS = '编|部分|章|节|条|款|项(?!目)|目(?!标|录|的)|段';
const DIVISION = `第\\s*(?:${CHINESE}|${DIGIT}{1,3})\\s*(?:${LEVELS})(?:之${CHINESE})?`;
/** 第（四）条 is how people name （四）. */
const PARAGRAPH = `第?[（(]\\s*${CHINESE}\\s*[）)]条?`;
const SUBITEM = `[（(]\\s*${DIGIT}{1,2}\\s*[）)]`;
/** 第三章20万元 and （四）18家 go on with an amount, 二（四）18 with the number of an item. */
const UNIT_BEGINNING =
  '[%％﹪‰万亿千百十倍成元美欧港英日韩年月周天个家件名人位项次场种类台套款辆户所座间篇笔亩公平吨小工岁强多余几来㎡]';
const ITEM = `${DIGIT}{1,2}(?![0-9０-９．.,+A-Za-z]|\\s*${UNIT_BEGINNING})`;
const CIRCLED = '[\\u2460-\\u2487\\u3220-\\u3229]';
const DEEPER = `(?:${DIVISION}|${PARAGRAPH}|${SUBITEM}|${ITEM}|${CIRCLED})`;

const ADDRESSES = [
  `${DIVISION}${DEEPER}*`,
  `(?<![零〇一二三四五六七八九十百])${CHINESE}(?:、?${PARAGRAPH}|、${ITEM}|、附则)${DEEPER}*`,
  `附[则件]\\s*${ITEM}${DEEPER}*`,
  `${PARAGRAPH}${DEEPER}*|${SUBITEM}|${CIRCLED}`,
  // 《…意见》二：「…」: the address of a whole section.
  `(?:${CHINESE}|${DIGIT}{1,3})(?=[：:])(?<=(?:^|[\\n》]|》（[^（）\\n]{1,8}）)(?:${CHINESE}|${DIGIT}{1,3}))`,
].join('|');
// Every alternative begins with one of these; telling at once where none can begin saves most of the time.
const ADDRESS = new RegExp(
  `(?=[第附（(0-9０-９零〇一二三四五六七八九十百\\u2460-\\u2487\\u3220-\\u3229])(?:${ADDRESSES})`,
  'g',
);
/** 1. 1、 一、 where a line or a quotation begins. */
const LINE_NUMBER = new RegExp(
  `(?:^|(?<quoted>[「『]))[ \\t\\u3000]*(?<number>${CHINESE}\\s*[、．.]|${DIGIT}{1,3}\\s*(?:[、)）]|[.．](?!${DIGIT})|[.．](?=[12]\\d{3}年)))`,
  'gm',
);

const STEP = new RegExp(
  [
    `第\\s*(?<division>${CHINESE}|${DIGIT}+)\\s*(?<level>编|部分|章|节|条|款|项|目|段)(?:之(?<insert>${CHINESE}))?`,
    `第?[（(]\\s*(?<paragraph>${CHINESE})\\s*[）)]条?`,
    `[（(]\\s*(?<subitem>${DIGIT}+)\\s*[）)]`,
    `(?<heading>${CHINESE})`,
    `(?<item>${DIGIT}+)`,
    `(?<circled>${CIRCLED})`,
    `(?<annex>附件)`,
  ].join('|'),
  'g',
);

/** Clause numbers as they are cited, and numbers of lists; a list's own numbers cite nothing. */
export function findAddresses(text: string): Addressed[] {
  const addresses = matchesOf(ADDRESS, text).map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    return addressed(isListed(text, match[0], start, end) ? 'listing' : 'clause', match[0], start);
  });
  const taken = new Set(addresses.map(({ start }) => start));
  const lines = matchesOf(LINE_NUMBER, text).flatMap((match) => {
    const { number = '', quoted } = match.groups ?? {};
    const start = match.index + match[0].length - number.length;
    return taken.has(start) ? [] : [addressed(quoted === undefined ? 'listing' : 'clause', number, start)];
  });
  return [...addresses, ...lines];
}

const WHOLE = new RegExp(`^(?:${STEP.source}|、|附则|末段|导语)+$`);

/** The address that is the whole text, as citations carry it: 二（三）9, 一, 第四章末段; a title is none. */
export function readAddress(text: string): Addressed[] {
  return WHOLE.test(text) ? [addressed('clause', text, 0)] : [];
}

/** What is introduced, or a unit that makes an amount of the number: （一）：「…」, （30）万元. */
const LEADS_ON = new RegExp(`^(?:[：:「]|${UNIT_BEGINNING})`);

/** （一）…；（二）… and 三、附则 on a line count the items of a list, unless they introduce what stands there. */
function isListed(text: string, found: string, start: number, end: number): boolean {
  if (/^[第附]/.test(found) || stepsOf(found).length > 1) return false;
  const before = text.slice(Math.max(0, start - 20), start);
  return /(?:^|[\n：；。，:;,])[ \t\u3000]*$/.test(before) && !LEADS_ON.test(text.slice(end, end + 1));
}

function addressed(kind: Addressed['kind'], written: string, start: number): Addressed {
  return { kind, text: written, start, end: start + written.length, steps: stepsOf(written) };
}

function stepsOf(address: string): string[] {
  return matchesOf(STEP, address).map((match) => stepOf(match.groups ?? {}));
}

function stepOf(groups: Record<string, string | undefined>): string {
  const { division, level = '', insert, paragraph, subitem, heading, item, circled } = groups;
  if (division !== undefined) {
    return `${level}${toNumber(division)}${insert === undefined ? '' : `之${toNumber(insert)}`}`;
  }
  if (paragraph !== undefined) return `（）${toNumber(paragraph)}`;
  if (subitem !== undefined) return `()${toNumber(subitem)}`;
  if (heading !== undefined) return `、${toNumber(heading)}`;
  // What a text numbers 9. people call 第9条.
  if (item !== undefined) return `条${toNumber(item)}`;
  return circled ?? '附件';
}

const MARKER = /[[［]\s*(\d{1,3}(?:\s*[,，、\-–—]\s*\d{1,3})*)\s*[\]］](?!\s*第?\s*\d+\s*号)/g;

/** [1], [1][2], [1、2]. */
export function findMarkers(text: string): Marking[] {
  return matchesOf(MARKER, text).map((match) => ({
    kind: 'marker',
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    numbers: (match[1] ?? '').split(/\D+/).map(Number),
  }));
}
