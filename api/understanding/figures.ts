import { Exact, findQuantities } from '../../corpus/index.ts';
import { CALENDAR } from './aspects.ts';

/** A figure in people's words: what it may be, in base units, and how it is written. */
export interface Figure {
  /** Offsets of the number with its unit and hedge. */
  start: number;
  end: number;
  lo: Exact;
  /** Infinity where nothing bounds it. */
  hi: Exact;
  /** Whether the bound itself is excluded. */
  loOpen: boolean;
  hiOpen: boolean;
  /** 元, 美元, %, 平方米, 年, 个月, a counter; empty for 600万 of no stated currency. */
  unit: string;
  /** How the words leave it open: 约, 不到, 多 …; null for an exact figure. */
  hedge: string | null;
}

/** Units of money; empty where no currency is said. */
export const MONEY_UNITS: ReadonlySet<string> = new Set(['', '元', '美元']);

type Bounds = Pick<Figure, 'lo' | 'hi' | 'loOpen' | 'hiOpen'>;

const exactly = (value: Exact): Bounds => ({ lo: value, hi: value, loOpen: false, hiOpen: false });
const infinity = new Exact(Infinity);
const zero = new Exact(0);
/** 约, 左右: how far a figure given so may be off, by convention; said with the answer. */
const roughly = new Exact('0.1');

const around = (value: Exact): Bounds => ({
  ...exactly(value),
  lo: value.times(new Exact(1).minus(roughly)),
  hi: value.times(new Exact(1).plus(roughly)),
});
const nearly = (value: Exact): Bounds => ({ ...around(value), hi: value, hiOpen: true });
const below = (value: Exact): Bounds => ({ ...exactly(value), lo: zero, hiOpen: true });
const atMost = (value: Exact): Bounds => ({ ...exactly(value), lo: zero });
const above = (value: Exact): Bounds => ({ ...exactly(value), hi: infinity, loOpen: true });
const atLeast = (value: Exact): Bounds => ({ ...exactly(value), hi: infinity });

type Widen = (value: Exact) => Bounds;

const hedgesBefore: readonly [RegExp, Widen][] = [
  [/(?:不多不少|正好|刚好|恰好|整整)(?:是|为)?$/u, exactly],
  [/(?:大约|大概|差不多|估计|约莫|约)(?:是|有|为|[交花用付投卖做借贷]了?)?$/u, around],
  [/(?:将近|接近|快到|快|近)$/u, nearly],
  [/(?:不到|不足|不满|没到|未满|(?<!不)(?:少于|低于|小于))$/u, below],
  [/(?:不超过|不高于|至多|顶多|最多)$/u, atMost],
  [/(?:没有?|从没|从未|未曾?|不曾)(?:突破|超|破|达到|上|到|摸)过$/u, atMost],
  [/(?:不低于|不少于|至少|起码|不小于)$/u, atLeast],
  [
    /(?<!不)(?:超过|超出|超|突破|冲破|破|逾|大于|高于|多于|(?<![领拿获得奖发补贷借投买卖做办评交])过)了?$/u,
    above,
  ],
];
const hedgesAfter: readonly [RegExp, Widen][] = [
  [/^(?:左右|上下|的样子|光景)/u, around],
  [/^(?:以上|及以上|往上)/u, atLeast],
  [/^(?:以下|以内|之内)/u, atMost],
  [/^(?:出头|多点|多一点|多)/u, above],
  [/^(?:不到|不足)/u, below],
];

/** Every figure of a (normalised) text, in order. */
export function readFigures(text: string): Figure[] {
  const exact = findQuantities(text).flatMap(({ value, unit, start, end }) => {
    const own = unit === '百分点' ? '%' : isStandardCoal(text, start, unit) ? '吨标准煤' : unit;
    return isNoFigure(text, { start, end, unit })
      ? []
      : [hedged(text, { start, end, unit: own }, new Exact(value))];
  });
  const others = [
    ...approximations(text),
    ...halves(text),
    ...halfSums(text),
    ...pairs(text),
    ...rents(text),
  ];
  // 一年半 holds 一年, and is meant whole.
  const whole = exact.filter(({ start, end }) => !others.some((one) => one.start <= start && one.end > end));
  const free = others.filter(({ start, end }) => !whole.some((one) => one.start < end && start < one.end));
  const all = [...whole, ...free].sort((a, b) => a.start - b.start);
  return ranges(
    text,
    all.filter((figure, at) => !isRestated(text, all[at - 1], figure)),
  );
}

/** 标准煤2600吨 is 2600吨标准煤. */
const isStandardCoal = (text: string, start: number, unit: string): boolean =>
  unit === '吨' && /标准?煤(?:约|共|达)?$/u.test(text.slice(0, start));

/** 500万到600万, 2000至3000万元: one figure of which only the bounds are known; 从500万到600万 is two. */
function ranges(text: string, figures: readonly Figure[]): Figure[] {
  const merged: Figure[] = [];
  for (const figure of figures) {
    const before = merged.at(-1);
    const isRange =
      before !== undefined &&
      /^(?:到|至|[-—–~～])$/u.test(text.slice(before.end, figure.start)) &&
      !/[从由]$/u.test(text.slice(0, before.start)) &&
      (before.unit === figure.unit || before.unit === '') &&
      before.lo.lte(figure.hi);
    if (isRange && before !== undefined) {
      merged[merged.length - 1] = {
        ...figure,
        start: before.start,
        lo: before.lo,
        loOpen: before.loOpen,
        hedge: '至',
      };
    } else merged.push(figure);
  }
  return merged;
}

const TOGETHER = /^[^，,。；]{0,8}(?:总共|一共|合计|加起来|加总)/u;

type Place = Pick<Figure, 'start' | 'end' | 'unit'>;

/** 一年租金 and 三年房租 name a period of something, 上一年 a year; 一年 in 用了一年 measures. */
function isNoFigure(text: string, { start, end, unit }: Place): boolean {
  // .5亿 lost what stood before its point; of -5% nothing here takes the sign.
  if (/(?:^|[^\d])[.．]$/u.test(text.slice(0, start))) return true;
  if (unit === '%' && /(?:^|[^\d%％])[-−–负]$/u.test(text.slice(0, start))) return true;
  // 在2个国家: how many places, not how many things.
  if (unit === '个') return /^(?:国家|地区|国)(?:[、，,和即的都均（(：:里]|授权|$)/u.test(text.slice(end));
  // 两件事一共 are two awards, if anything.
  if (unit === '件') return /^事情?/u.test(text.slice(end));
  // 头一次, 这一次 count no times.
  if (unit === '次') return /^[一1]次/u.test(text.slice(start));
  // 八十块一平一个月: what a price is for, not an area and a time.
  if (unit === '平方米') return text.startsWith('一平', start);
  if (unit === '个月') return text.startsWith('一个月', start) && /[平块元]$/u.test(text.slice(0, start));
  if (unit !== '年') return false;
  if (/一?平(?:方米|方|米)?$/u.test(text.slice(0, start))) return true;
  // 24年出口2.6亿刀 names a year.
  if ([...text.matchAll(CALENDAR)].some(({ index }) => index === start)) return true;
  const tail = text.slice(end);
  // 一年一共36万 is about the 36万; 三年总共 measures.
  if (/^[一1]年/u.test(text.slice(start)) && /^(?:一共|总共|共|下来)/u.test(tail)) return true;
  // 三年租金补贴总共最多多少
  if (/^[2-9两二三四五]/u.test(text.slice(start)) && TOGETHER.test(tail)) return false;
  return (
    /[上前去这同头每哪另近]$/u.test(text.slice(0, start)) ||
    /^(?:的)?(?:租金|房租|费用|保费|上限|补贴|资助|最高|能|可以|补|前|后|度|多前)/u.test(tail)
  );
}

/** 三个季度（9个月）: what stands in brackets right behind a figure of its kind says the same again. */
function isRestated(text: string, before: Figure | undefined, figure: Figure): boolean {
  if (before === undefined) return false;
  const between = text.slice(before.end, figure.start);
  const duration = /年|月|季/u;
  const alike = before.unit === figure.unit || (duration.test(before.unit) && duration.test(figure.unit));
  return alike && /^[（(](?:即|也就是|合|折合|约)?$/u.test(between);
}

function hedged(text: string, { start, end, unit }: Place, value: Exact): Figure {
  const lead = text.slice(Math.max(0, start - 5), start);
  const tail = text.slice(end, end + 4);
  for (const [pattern, widen] of hedgesBefore) {
    const found = pattern.exec(lead)?.[0];
    const hedge = widen === exactly ? null : found;
    if (found !== undefined)
      return { start: start - found.length, end, unit, hedge: hedge ?? null, ...widen(value) };
  }
  for (const [pattern, widen] of hedgesAfter) {
    const found = pattern.exec(tail)?.[0];
    if (found !== undefined) return { start, end: end + found.length, unit, hedge: found, ...widen(value) };
  }
  return { start, end, unit, hedge: null, ...exactly(value) };
}

/** 五百多万美元, 30几家: more than the number, less than the next step of its last place. */
const MORE =
  /([\d.一二三四五六七八九十百千两]+)(?:多|余|来|几)(万|亿|千万|百万)?(美元|美金|美刀|刀|元|块钱|块|家|件|名|人|个|项|场|平方米|平米|平)?/gu;

function approximations(text: string): Figure[] {
  return [...text.matchAll(MORE)].flatMap((match) => {
    const [whole, number = '', scale = '', form = ''] = match;
    const unit = /美|刀/u.test(form) ? '美元' : form;
    const [figure] = findQuantities(`${number}${scale}${unit === '' && scale === '' ? '个' : form}`);
    if (figure === undefined || (scale === '' && form === '')) return [];
    const value = new Exact(figure.value);
    const [one] = findQuantities(`1${scale}${form === '' ? '' : form}`);
    const step = lastPlace(new Exact(figure.value).div(one?.value ?? 1)).times(one?.value ?? 1);
    return [
      {
        start: match.index,
        end: match.index + whole.length,
        unit: figure.unit,
        hedge: '多',
        ...exactly(value),
        hi: value.plus(step),
        loOpen: true,
        hiOpen: true,
      },
    ];
  });
}

/** 500 → 100, 30 → 10, 7 → 1: what one more in the last place that is not nought would be. */
function lastPlace(value: Exact): Exact {
  let step = new Exact(1);
  while (value.mod(step.times(10)).isZero() && step.times(10).lte(value)) step = step.times(10);
  return step;
}

/** 俩, 仨: two and three of anything, but not 我们俩. */
function pairs(text: string): Figure[] {
  return [...text.matchAll(/(?<![们他她哥姐])[俩仨]/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + 1,
    unit: '个',
    hedge: null,
    ...exactly(new Exact(word === '俩' ? 2 : 3)),
  }));
}

/** 一平一年八百四: yuan, though nothing says so. */
function rents(text: string): Figure[] {
  const pattern =
    /(?<=一?平(?:方米|方|米)?(?:每|一)?个?[月年])(?:是|要)?([\d.一二三四五六七八九十百千两]+)(?![\d.一二三四五六七八九十百千万亿两元块])/gu;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [figure] = findQuantities(`${match[1] ?? ''}元`);
    if (figure === undefined) return [];
    const end = match.index + match[0].length;
    return [
      {
        start: end - (match[1] ?? '').length,
        end,
        unit: '元',
        hedge: null,
        ...exactly(new Exact(figure.value)),
      },
    ];
  });
}

/** 半个亿. */
const HALF_SUM = /半个?(亿|千万|百万)(元|美元|美金)?/gu;

function halfSums(text: string): Figure[] {
  return [...text.matchAll(HALF_SUM)].flatMap((match) => {
    const [whole, scale = '', form = ''] = match;
    const [one] = findQuantities(`1${scale}${form === '' ? '元' : form}`);
    if (one === undefined) return [];
    const unit = form === '' ? '' : one.unit;
    return [
      {
        start: match.index,
        end: match.index + whole.length,
        unit,
        hedge: null,
        ...exactly(new Exact(one.value).div(2)),
      },
    ];
  });
}

const HALF =
  /(?<![一二三四五六七八九十\d上下前后])(?:(\d+|[一二三四五六七八九十两])个?)?(年半|半年|个半月|半个月)/gu;

/** 半年, 一年半: written without a number that can be read. */
function halves(text: string): Figure[] {
  return [...text.matchAll(HALF)].flatMap((match) => {
    const [whole, count, form] = match;
    const [full] = count === undefined ? [] : findQuantities(`${count}个`);
    const months = form === '半年' ? 6 : form === '年半' && full !== undefined ? full.value * 12 + 6 : null;
    if (months === null || (form === '半年' && count !== undefined)) return [];
    return [
      {
        start: match.index,
        end: match.index + whole.length,
        unit: '个月',
        hedge: null,
        ...exactly(new Exact(months)),
      },
    ];
  });
}

const scales: readonly [number, string][] = [
  [1e8, '亿'],
  [1e4, '万'],
];

/** 26000000 and 美元 → 2600万美元: the number as the calculator reads it. */
export function spell(value: Exact, unit: string): string {
  const isMoney = unit.endsWith('元');
  const [by, scale] = scales.find(([size]) => isMoney && value.abs().gte(size)) ?? [1, ''];
  return `${value.div(by).toFixed()}${scale}${unit}`;
}

/** A figure as the calculator reads it: 2600万美元, 超过500万美元, 450万元至550万元. */
export function spellFigure({ lo, hi, loOpen, hiOpen }: Figure, unit: string): string {
  if (lo.eq(hi)) return spell(lo, unit);
  if (!hi.isFinite()) return `${loOpen ? '超过' : '至少'}${spell(lo, unit)}`;
  if (lo.isZero()) return `${hiOpen ? '不足' : '至多'}${spell(hi, unit)}`;
  return `${spell(lo, unit)}至${spell(hi, unit)}`;
}
