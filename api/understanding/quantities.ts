import type { Fact, FactVocabulary, QuantityFact } from '../../corpus/index.ts';
import { isCounterOf, isMeasure } from '../calculator/index.ts';
import type { Bound } from './bind.ts';
import { spell, spellFigure } from './figures.ts';
import type { StatedFact, UnusableFact } from './stated.ts';
import { isActive, names, spanOf, type TextReading } from './text-reading.ts';

/** Facts that are figures; of dollars and yuan only where the text says which. */
export function readQuantities({ vocabulary, bound, text }: TextReading): {
  facts: StatedFact[];
  unusable: UnusableFact[];
} {
  const facts: StatedFact[] = [];
  const unusable: UnusableFact[] = [];
  for (const factId of new Set(bound.map((one) => one.factId))) {
    const fact = vocabulary.facts.get(factId);
    if (fact?.kind !== 'quantity') continue;
    const own = bound.filter((one) => one.factId === factId);
    const unit = currencyOf(own, bound, vocabulary, fact);
    const span = { start: own[0]?.figure.start ?? 0, end: own.at(-1)?.figure.end ?? 0 };
    if (unit === null) {
      unusable.push({ factId, span, why: `${fact.label}没有写明币种（人民币还是美元）` });
      continue;
    }
    const parts = meantParts(own, text, fact);
    if (parts === null) {
      unusable.push({ factId, span, why: `${fact.label}有几个不同的数，无法确定是哪一个` });
      continue;
    }
    const value = parts.map(({ figure, isMark, isNegative }) => {
      const written = isMark ? spell(figure.lo, unit) : spellFigure(figure, unit);
      return isNegative ? `-${written}` : written;
    });
    facts.push({
      factId,
      value: value.length === 1 ? (value[0] ?? '') : value,
      spans: parts.map(({ figure }) => spanOf(figure)),
      note: noteOf(parts),
    });
  }
  return { facts, unusable };
}

/** The unit of the fact; null where 600万 may be yuan or dollars and no figure of its kind says which. */
function currencyOf(
  own: readonly Bound[],
  all: readonly Bound[],
  { facts }: FactVocabulary,
  fact: Extract<Fact, { kind: 'quantity' }>,
): string | null {
  const said = own.find(({ unit }) => !unit.startsWith('?'))?.unit;
  if (said !== undefined) return said;
  if (fact.dimension !== 'dollar') return '元';
  const sameMeasure = all.find(({ factId, unit }) => {
    const other = facts.get(factId);
    return other?.kind === 'quantity' && other.dimension === 'dollar' && unit === '美元';
  });
  return sameMeasure === undefined ? null : '美元';
}

/**
 * 5家，其中2家…、1家…: the parts are in the whole already. Of things that count only with something more (PCT with a
 * 检索报告) the part that has it is meant.
 */
function withoutParts(own: readonly Bound[], text: string, fact: QuantityFact): readonly Bound[] {
  const [first, ...others] = own;
  if (first === undefined || others.length === 0) return own;
  // 6件里5件注册成功: the first says only of how many.
  const some = own.filter(({ figure }, at) => {
    const next = own[at + 1];
    return next === undefined || !OF_WHICH.test(text.slice(figure.end, next.figure.start));
  });
  if (some.length < own.length) return some;
  const given = own.filter(({ figure }) => {
    const after = text.slice(figure.end).split(/[，,。；;]/u)[0] ?? '';
    return fact.given.some((word) => after.includes(word));
  });
  if (given.length > 0) return given;
  const among = text.indexOf('其中', first.figure.end);
  const whole = among < 0 ? own : own.filter(({ figure }) => figure.start < among);
  // 申请两件，两件都已取得报告: the same ones again.
  return whole.filter(({ figure }, at) => {
    const again = /^(?:都|均|全|也)/u.test(text.slice(figure.end, figure.end + 2));
    return !(again && whole.slice(0, at).some((one) => one.figure.lo.eq(figure.lo)));
  });
}

const OF_WHICH = /^(?:里面?|里头|当?中|之中)(?:有|的)?$/u;

/** 、, 又, 还有一笔: what joins figures of one kind. */
const LISTED = /^[、，,和与及加又再另外还有一二三四第次轮笔个份投a-z：:\s]*$/u;
/** So much closer its words must stand to be meant before another figure. */
const CLEARLY = 2;

/**
 * The figures that count: those that are listed add up, the last of a story counts (后来60万，今年又回到150万), and of
 * two others the one whose words are clearly closer. Null where nothing tells which is meant: better asked than added.
 */
function meantParts(own: readonly Bound[], text: string, fact: QuantityFact): readonly Bound[] | null {
  const isCount = fact.dimension === 'count';
  const whole = withoutParts(distinct(own), text, fact);
  const parts = fact.measure === undefined ? ofThisYear(whole) : whole;
  if (fact.measure === undefined && parts.some(({ figure }) => isChange(text, figure.start))) return null;
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1 || isCount) return parts;
  if (fact.aspect === 'crossed') return [largest(parts)];
  const timed = parts.filter(({ aspect }) => aspect !== null);
  if (fact.aspect === 'best') return [largest(parts)];
  if (fact.measure !== undefined) return timed.length > 0 ? timed.slice(-1) : null;
  const isList = parts.every(({ figure }, at) => {
    const next = parts[at + 1];
    return next === undefined || LISTED.test(text.slice(figure.end, next.figure.start));
  });
  if (isList && fact.dimension === 'yuan') return parts;
  const [best, second] = parts.toSorted((a, b) => b.score - a.score);
  return best !== undefined && best.score - (second?.score ?? 0) >= CLEARLY ? [best] : null;
}

/** 从5000万增加到1.2亿: neither is the figure asked for. */
function isChange(text: string, start: number): boolean {
  return /(?:[从由]|[从由][^，,。；]{1,12}(?:增|涨|升|提高|扩大|变更|变)[^，,。；]{0,4}[到至为])$/u.test(
    text.slice(0, start),
  );
}

/** 去年2件，今年3件: where a fact has no facts for other years, this year's figure is meant. */
function ofThisYear(parts: readonly Bound[]): readonly Bound[] {
  const now = parts.filter(({ aspect }) => aspect !== 'previous' && aspect !== 'best');
  return now.length === 0 ? parts : now;
}

function largest(parts: readonly Bound[]): Bound {
  return parts.reduce((best, one) => (one.figure.lo.gt(best.figure.lo) ? one : best));
}

/** One figure said twice is one figure. */
function distinct(own: readonly Bound[]): Bound[] {
  return own.filter(
    ({ figure }, at) =>
      own.findIndex(({ figure: other }) => other.lo.eq(figure.lo) && other.hi.eq(figure.hi)) === at ||
      figure.unit === '' ||
      !/[元%]$/u.test(figure.unit),
  );
}

function noteOf(parts: readonly Bound[]): string | null {
  const hedges = parts.flatMap(({ figure: { hedge }, isMark }) => (hedge === null || isMark ? [] : [hedge]));
  if (hedges.some((hedge) => /约|概|差不多|估计|左右|上下|样子|光景|近|快/u.test(hedge))) {
    return '约数，按上下一成测算';
  }
  return hedges.length === 0 ? null : '按所说的范围测算';
}

const UNKNOWN_COUNT = /几|若干|多少|一些|一批|部分|数[家件名个项场]/u;
/** 一个都没注册下来, 尚无一件授权: whatever was handed in, nothing came of it. */
const NONE_AT_ALL =
  /(?:一[件个家名项场](?:都|也)?|都|全|全部)(?:还)?(?:没|未)(?:有)?[^，,。；]{0,4}(?:注册|成功|批|下来|通过|授权|入选|落户)|(?:尚无|没有|并无)一[件个家名项][^，,。；]{0,4}(?:注册|成功|批|通过|授权|入选|落户)/u;
/** 其余的, 另外 speak of others that did come to something. */
const OTHERWISE = /其余|另外|其他的|剩下/u;
const DONE = /了|获|拿到|取得|通过|认定|成功|完成|评上|评为|入选|授权|得到|批/u;

/** 首版次软件获认定 is one where no number is said; 没有一件 is none; 几家 is unknown. */
export function readCounts({
  vocabulary,
  mentions,
  bound,
  figures,
  text,
  segments,
  active,
}: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'quantity' || fact.dimension !== 'count' || !isActive(factId, active)) return [];
    const none = NONE_AT_ALL.exec(text);
    const isNamed = mentions.some((mention) => names(mention, factId));
    if (none !== null && isNamed && !OTHERWISE.test(text)) {
      return [
        { factId, value: '0', spans: [{ start: none.index, end: none.index + none[0].length }], note: null },
      ];
    }
    if (bound.some((one) => one.factId === factId)) return [];
    const own = mentions.filter((mention) => mention.meanings.some((one) => one.factId === factId));
    const denied = own.find((mention) => mention.polarity === 'denied' && names(mention, factId));
    const contrary = own.find((mention) => mention.meanings.some((one) => one.kind === 'contrary'));
    const denial = denied ?? contrary;
    if (denial !== undefined) return [{ factId, value: '0', spans: [spanOf(denial)], note: null }];
    if (fact.given.length > 0 && !fact.given.some((word) => text.includes(word))) return [];
    // What is measured is not one because it is there.
    if (isMeasure(fact.unit)) return [];
    const one = own.find(({ polarity }) => polarity === 'stated');
    if (one === undefined) return [];
    const around = segments.find(({ start, end }) => one.start >= start && one.start < end);
    const clause = text.slice(around?.start ?? 0, around?.end ?? text.length);
    // 引进了3家企业，都是国高企: a number that is not clearly theirs may still be.
    if (figures.some(({ unit, lo }) => lo.gt(1) && unit !== '' && isCounterOf(fact.unit, unit))) return [];
    if (UNKNOWN_COUNT.test(clause.replace(/多少钱?|能.*$/u, '')) || !DONE.test(text)) return [];
    return [{ factId, value: '1', spans: [spanOf(one)], note: `未说明数量，按1${fact.unit}测算` }];
  });
}
