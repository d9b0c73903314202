import type { Lexeme, Meaning } from './lexemes.ts';

/** Whether the asker says that it is so, that it is not, or asks whether it is. */
export type Polarity = 'stated' | 'denied' | 'asked';

/** A word of the vocabulary where it stands in a text. */
export interface Mention {
  /** 正在申请国高企, 母公司是国高企: it is not, or not yet, the asker's. */
  isAside: boolean;
  start: number;
  end: number;
  words: string;
  meanings: readonly Meaning[];
  /** Its parts stand apart; such a mention hides no other. */
  gapped: boolean;
  polarity: Polarity;
}

/** Between the parts of a gapped word. */
const WIDEST_GAP = 12;
/** Parts of a gapped word may stand on both sides of a comma this close: 自研产品，出口…. */
const WIDEST_OVER_COMMA = 8;
const FULL_STOP = /[。；;？?！!\n]/u;
const SENTENCE_END = /[，,。；;？?！!\n]/u;

/** Every mention in a (normalised) text; of words inside longer words only the longer. */
export function findMentions(text: string, lexemes: readonly Lexeme[]): Mention[] {
  const found = lexemes.flatMap((lexeme) =>
    placesOf(text, lexeme).map(({ start, end }) => ({
      start,
      end,
      words: text.slice(start, end),
      meanings: lexeme.meanings,
      gapped: lexeme.parts.length > 1,
    })),
  );
  const outer = found.filter((one) => !found.some((other) => hides(other, one)));
  return outer
    .flatMap((mention) => {
      const first = outer.find((other) => overruns(other, mention)) ?? mention;
      const polarity = polarityOf(text, { ...mention, start: first.start });
      // 没有国高企资质 denies 国高企, and nothing of 高企资质.
      if (first !== mention && polarity === 'denied') return [];
      return [{ ...mention, polarity, isAside: isAside(text, first) }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

type Place = Pick<Mention, 'start' | 'end'>;
type Found = Place & Pick<Mention, 'gapped' | 'meanings'>;

const isFigure = ({ meanings }: Found): boolean =>
  meanings.some((meaning) => meaning.kind === 'name' && meaning.isFigure);

const isOptionOf = (thing: Found, one: Found): boolean =>
  one.meanings.some(
    (option) =>
      option.kind === 'option' &&
      thing.meanings.some(({ kind, factId }) => kind === 'name' && option.factId.startsWith(`${factId}.`)),
  );

function hides(other: Found, one: Found): boolean {
  // 省级研究院 names the thing and says its level besides.
  if (isOptionOf(other, one)) return false;
  // 自主研发产品年出口额 names a figure and says that the product is one's own besides.
  if (isFigure(other) && !isFigure(one)) return false;
  // 公用车位 says what they are, and names the 车位 that are counted.
  if (isFigure(one) && !isFigure(other) && one.end === other.end && other.start < one.start) return false;
  const isLonger = other.end - other.start > one.end - one.start;
  return isLonger && !other.gapped && other.start <= one.start && other.end >= one.end;
}

/** 国高企 and 高企资质 in 国高企资质. */
function overruns(other: Place & { gapped: boolean }, one: Place & { gapped: boolean }): boolean {
  return (
    !other.gapped && !one.gapped && other.start < one.start && other.end > one.start && other.end < one.end
  );
}

const NOT_YET =
  /(?:正在|正|准备|打算|计划|争取|想要?|拟|即将|马上|冲刺?|筹备|在申|申请|申报|待|明年|后年|以后|将来)(?:要|去|再|能|想|申请|申报|评|认定|评上|为|成为|拿|报)*$/u;
const OTHERS_ARE =
  /(?:母公司|子公司|分公司|客户|股东|供应商|合作方|合作伙伴|对方|朋友|同行|邻居|别家|人家|兄弟公司|关联公司|上级公司|总公司|集团)(?:也|都|就|本身)?(?:是|为|有|属于|拿到|评上)[^，,。；]{0,4}$/u;

function isAside(text: string, { start, words }: Place & { words: string }): boolean {
  // 正准备上市 is 拟上市.
  if (/^(?:准备|打算|计划|拟|筹备)/u.test(words)) return false;
  const lead = text.slice(0, start);
  const clause = lead.slice(lastBreak(lead));
  return NOT_YET.test(clause) || OTHERS_ARE.test(clause);
}

function placesOf(text: string, { parts }: Lexeme): Place[] {
  const [first = '', ...others] = parts;
  return positions(text, first).flatMap((start) => {
    let end = start + first.length;
    for (const part of others) {
      const within = text.slice(end, end + WIDEST_GAP + part.length);
      const at = within.indexOf(part);
      const gap = within.slice(0, Math.max(at, 0));
      if (at < 0 || FULL_STOP.test(gap) || (SENTENCE_END.test(gap) && at > WIDEST_OVER_COMMA)) return [];
      end += at + part.length;
    }
    return [{ start, end }];
  });
}

const LATIN = /[a-z]/u;

function positions(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    // US is no part of USD.
    const inWord =
      // 境内 is no part of 境内外.
      (word.endsWith('内') && text.charAt(at + word.length) === '外') ||
      (LATIN.test(word.charAt(0)) && LATIN.test(text.charAt(at - 1))) ||
      (LATIN.test(word.slice(-1)) && LATIN.test(text.charAt(at + word.length)));
    if (!inWord) found.push(at);
  }
  return found;
}

const DENIES =
  /(?:不是|不算|并非|并不是|没有|没|未曾|从未|未能|尚未|尚无|还未|未|无|非|不属于|不具备|没拿|没评|没买|不含|不做|称不上|谈不上|够不上|不在|不走|没走|没到|没达到|不够)(?:被|过|了|取得|获得|拿到|评上|评为|认定(?:为)?|是|有|啥|什么|任何|一[件家项个名款场](?:是)?|哪[家个件]|公司的?|企业的?|单位的?|买|走|做|到|达到|够|购买|选|选择|投保|用|申请|通过|引进|经过|新|参加|建|办|省市?级?|国家级?|市级|区级|今年|本年度?|当年)*$/u;
/** 不是高企和出口名牌: what is denied of the first holds for those listed with it. */
const LISTED_WITH = /^(?:[、和与及或跟]|也不是|也没有|也非|以及|又不是|都)*$/u;
const DENIED_AFTER = new RegExp(
  [
    // 高企和名牌都不是, 高企名牌啥都没有: what follows is denied with it.
    '^(?:(?:[和与及跟或、]|还有|以及)?[^，,。；;？?没不非未]{1,8}(?:都|均|也|全))?',
    '(?:的|那个|这个|那种|这种|那块|那)*',
    '(?:企业|公司|资质|资格|认定|称号|证书|牌子|身份|名头|产品|名单)?',
    '(?:我们|咱们?|公司)?(?:[一1][家件名个项场位])?',
    '(?:也|都|还|却|倒|目前|暂时|现在|一直|并|啥都|什么都|啥也)*',
    '(?:[（(，,]?(?:已经?|都|现在)?(?:被取消|取消了|过期|失效|到期|被摘|没续上|没保住)|[，,]?今年(?:就|已经?)?不是了|不是|没有|没|未|尚未|不具备|没评上|没拿到|没买|没做|没办|不沾|谈不上|不算)',
    '(?!啥|什么|有什么|[^，,。]{0,3}(?:资助|补贴|奖|钱|限额|上限))',
  ].join(''),
  'u',
);
const ASKS_BEFORE = /(?:是否|是不是|算不算|有没有|能不能算|属于不属于)$/u;
const ASKS_AFTER = /^(?:企业|公司|资质|资格)?(?:吗|么|不(?![是属具含])|否)[？?，,。]?/u;

function polarityOf(text: string, { start, end }: Place): Polarity {
  const lead = text.slice(0, start);
  const clause = lead.slice(lastBreak(lead));
  if (ASKS_BEFORE.test(clause)) return 'asked';
  const tail = text.slice(end, end + 14);
  if (ASKS_AFTER.test(tail)) return 'asked';
  if (isDenied(clause) || DENIED_AFTER.test(tail)) return 'denied';
  return 'stated';
}

function lastBreak(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (SENTENCE_END.test(text.charAt(at))) return at + 1;
  return 0;
}

/** The denial stands right before the word, or before words listed with it. */
function isDenied(clause: string): boolean {
  // A denial before a bracket or 但 does not reach behind it.
  const reach = clause.split(/[（）()]|但|不过|而是|只是/u).at(-1) ?? clause;
  if (DENIES.test(reach)) return true;
  const parts = reach.split(/[、和与及或跟]|也/u);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || last.length > 4) return false;
  const first = parts.slice(0, -1).find((part) => /不是|没有|并非|未|无|非|不属于|没/u.test(part));
  return (
    first !== undefined && LISTED_WITH.test(last.replace(/[^、和与及或跟也都]/gu, '')) && last.trim() === ''
  );
}
