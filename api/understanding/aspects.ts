import type { Aspect } from '../../corpus/index.ts';

const CROSSED =
  /(?:首次|首度|第一次|第一回|头一?次|头一?回|初次|首破|刚刚?)[^，。；]{0,12}(?:突破|超过|超|过|破|达|上|迈过|跨过|冲破|冲过)[^，。；]{0,4}$|首破[^，。；]{0,4}$/u;
const CROSSED_BEFORE =
  /(?:[\d一二两三四五六七八九十]+年前|前几年|前些年|早几年|早些年|前两年|以前|之前|早就|早已|曾经?|历史上|往年|前年|早年|过去|20\d\d年就?)[^，。；]{0,14}(?:突破|超过|超|过|破|达到|上过)[^，。；]{0,3}$/u;
/** 往年出口从没上过: the best so far is below. */
const NEVER_CROSSED =
  /(?:往年|以前|之前|此前|过去|历史上|一直|从来)[^，。；]{0,10}(?:没有?|从没|从未|未|不曾)[^，。；]{0,2}(?:突破|超|过|破|达到|上|到)过?[^，。；]{0,3}$/u;
/** 历史上首次 is now; 前年就首次 was then. */
const LONG_AGO = /[\d一二两三四五六七八九十]年前|前几年|前些年|早几年|以前|之前|早就|早已|曾|往年|前年|早年/u;
/** 从620万涨到632万. */
const FROM_TO =
  /^(?:美元|美金|刀)?(?:翻了?(?:一番|一倍|番|倍)?|涨|升|增|提高|跌|降|掉|做|扩大|增长|增加|上升)?[^，,。；]{0,3}(?:到|至)/u;
/** 2.4亿美元做到3.4亿美元. */
const GROWN_TO = /^(?:涨|升|增长|增加|提高|做|扩大|冲|增|翻了?(?:一番|一倍|番|倍)?)(?:到|至)/u;
const BEST =
  /(?:历史最高|以往最高|以前最高|往年最高|此前最高|之前最高|过去最高|最好的一年|最高的一年|最高纪录|最[好高多]也[就才])[^，。；]{0,6}$/u;
const LEVEL =
  /(?:增加到|增长到|增长至|涨到|做到|提高到|升到|冲到|掉到|降到|跌到|回到|达到|达)[^，。；]{0,3}$/u;
const CHANGE =
  /(?:比(?:去年|上年|上一年|前年|前一年|往年|同期)[^，。；]{0,8}(?:多|增|高|涨|少|降|减|跌)|增量|增额|净增|增加|增长|多出|多卖|多做|多了|多|涨了|新增)[^，。；]{0,6}$/u;
const CHANGE_AFTER = /^(?:的|美元|美金)*(?:增量|增额|增长额|增幅)/u;
const PREVIOUS = /(?:去年|上年|上一年|前一年|头年|上个年度|去年度|年前)/u;
const BEFORE_LAST = /(?:前年|大前年)/u;
const CURRENT = /(?:今年|本年|当年|今年度|本年度|全年|这一?年)/u;

/** What a figure says of its measure, judged from the words on its left and right; null where they do not say. */
export function aspectOf(left: string, right: string, unit: string, year: number): Aspect | null {
  if (unit === '%') return 'growth';
  if (CROSSED.test(left) && !LONG_AGO.test(left)) return 'crossed';
  if (CROSSED_BEFORE.test(left) || NEVER_CROSSED.test(left)) return 'best';
  if ((/[从由]$/u.test(left) && FROM_TO.test(right)) || GROWN_TO.test(right)) return 'previous';
  if (BEST.test(left)) return 'best';
  if (!LEVEL.test(left) && (CHANGE.test(left) || CHANGE_AFTER.test(right))) return 'change';
  return timeOf(left, year);
}

/** 2024年, 2024, 24年; but not 成立25年. */
export const CALENDAR = /(?<!\d)(20\d\d)(?!\d)年?|(?<![\d成立满近过干做第])(2\d)年(?![前以内后])/gu;

function calendarYears(text: string): { year: number; index: number }[] {
  return [...text.matchAll(CALENDAR)].map(({ 1: long, 2: short, index }) => ({
    year: long === undefined ? 2000 + Number(short) : Number(long),
    index,
  }));
}

/**
 * The text and the year as the asker sees them, where nothing is said of the running year: after 前年6400万，去年7900万 it is
 * last year's claim that is asked about, and after 2023年…，2024年… that of 2024. Keeps the length of the text.
 */
export function asOfClaim(text: string, year: number): { text: string; year: number } {
  if (CURRENT.test(text)) return { text, year };
  const years = new Set(calendarYears(text).map((one) => one.year));
  const relative = PREVIOUS.test(text) || BEFORE_LAST.test(text);
  if (!relative) return { text, year: years.size > 1 ? Math.min(year, Math.max(...years)) : year };
  if (!/去年/u.test(text) || !/(?<!大)前年/u.test(text)) return { text, year };
  const shifted = text.replaceAll('去年', '今年').replaceAll(/(?<!大)前年/gu, '去年');
  return { text: shifted, year };
}

/** The last word for a time counts: 去年480万，今年700万美元. */
function timeOf(left: string, year: number): Aspect | null {
  const at = (pattern: RegExp): number => [...left.matchAll(new RegExp(pattern, 'gu'))].at(-1)?.index ?? -1;
  const calendar = calendarYears(left).at(-1);
  const places: [Aspect, number][] = [
    ['previous', at(PREVIOUS)],
    ['best', at(BEFORE_LAST)],
    ['current', at(CURRENT)],
  ];
  if (calendar !== undefined) {
    const ago = year - calendar.year;
    places.push([ago <= 0 ? 'current' : ago === 1 ? 'previous' : 'best', calendar.index]);
  }
  const [latest] = places.toSorted((a, b) => b[1] - a[1]);
  return latest === undefined || latest[1] < 0 ? null : latest[0];
}

const DECLINE = /(?:(?<!不)少|降|减|跌|滑|缩|掉)[^，,。；到至]{0,4}$/u;

/** Whether a change is one for the worse: 比去年少了100万, 同比下降25%, -5%. */
export function isDecline(left: string, aspect: Aspect | null): boolean {
  return (aspect === 'change' || aspect === 'growth') && (DECLINE.test(left) || /[-－负]$/u.test(left));
}
