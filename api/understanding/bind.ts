import { type Aspect, Exact, type FactVocabulary, type QuantityFact } from '../../corpus/index.ts';
import { isCounterOf } from '../calculator/index.ts';
import { aspectOf, isDecline } from './aspects.ts';
import { fitOf } from './fit.ts';
import { kindScore } from './kind-score.ts';
import { type Figure, MONEY_UNITS } from './figures.ts';
import type { Mention } from './mentions.ts';
import { segmentAt, type Segment } from './segments.ts';

/** A figure with the quantity fact (or the list it counts) that it states. */
export interface Bound {
  figure: Figure;
  factId: string;
  /** The unit in which the fact takes it; the fact's own currency where the text names none. */
  unit: string;
  /** The mark that was passed, and not a figure above it: 首次突破500万. */
  isMark: boolean;
  /** For which time the words say it is: 去年, 首次; null where they do not. */
  aspect: Aspect | null;
  /** A change for the worse. */
  isNegative: boolean;
  /** In yuan what the fact takes in dollars. */
  isMisstated: boolean;
  /** How sure the words make it; a guess by dimension alone is below 2. */
  score: number;
}

export interface BindContext {
  vocabulary: FactVocabulary;
  text: string;
  segments: readonly Segment[];
  mentions: readonly Mention[];
  figures: readonly Figure[];
  /** Facts of the awards that the question is about; null before these are known. */
  active: ReadonlySet<string> | null;
  /** The calendar year in which the question is asked. */
  year: number;
}

/** Below this a figure stays unbound: better asked for than taken for something else. */
const LEAST_SCORE = 3;
const LEAST_ACTIVE_SCORE = 1.4;

/** Binds each figure to the fact that its words name; in order, because later ones lean on earlier ones. */
export function bindFigures(context: BindContext): Bound[] {
  const candidates = candidatesOf(context);
  const bound: Bound[] = [];
  for (const [at, figure] of context.figures.entries()) {
    const scored = candidates
      .flatMap((candidate) => scoreOf(candidate, figure, at, bound, context))
      .toSorted((a, b) => b.score - a.score);
    const [best, second] = scored;
    if (best === undefined) continue;
    const least = context.active?.has(best.factId) ? LEAST_ACTIVE_SCORE : LEAST_SCORE;
    // By dimension alone two facts fit equally: nothing tells which is meant.
    const isTied = best.score < LEAST_SCORE && second !== undefined && second.score === best.score;
    if (best.score >= least && !isTied) bound.push(best);
  }
  return bound.filter((one) => !isAnyOf(one, bound, context.figures) && !isSumOf(one, bound, context.text));
}

/** 380万、25万，合共405万: the sum of the figures before it says nothing new. */
const SUMMED = /(?:合共|合计|共计|总计|总共|一共|加起来|拢共|共)(?:是|为|花了?|付了?|用了?)?$/u;

function isSumOf({ figure, factId }: Bound, bound: readonly Bound[], text: string): boolean {
  if (!SUMMED.test(text.slice(0, figure.start))) return false;
  const parts = bound.filter((one) => one.factId === factId && one.figure.end <= figure.start);
  const sum = parts.reduce((total, one) => total.plus(one.figure.lo), new Exact(0));
  return parts.length > 1 && sum.eq(figure.lo);
}

/** 拿了600万，又500万: of two sums that no words name, a guess by kind cannot tell which is meant. */
function isAnyOf({ figure, score }: Bound, bound: readonly Bound[], figures: readonly Figure[]): boolean {
  if (score >= LEAST_SCORE || !MONEY_UNITS.has(figure.unit)) return false;
  return figures.some(
    (other) => MONEY_UNITS.has(other.unit) && !bound.some((one) => one.figure.start === other.start),
  );
}

/** Facts that measure one thing at different times, or one fact alone. */
interface Candidate {
  id: string;
  facts: { factId: string; fact: QuantityFact }[];
  /** A list that a figure may count. */
  list: { factId: string; unit: string } | null;
  names: readonly Mention[];
  contraries: readonly Mention[];
}

function candidatesOf({ vocabulary, mentions, segments }: BindContext): Candidate[] {
  const groups = new Map<string, Candidate>();
  const named = (ids: readonly string[], kind: 'name' | 'contrary'): Mention[] =>
    mentions.filter(({ meanings }) =>
      meanings.some((meaning) => meaning.kind === kind && ids.includes(meaning.factId)),
    );
  for (const [factId, fact] of [...vocabulary.facts, ...vocabulary.fields]) {
    if (fact.kind === 'list' && fact.scope !== 'record') {
      const { unit } = fact;
      const names = [...named([factId], 'name'), ...optionsOf(factId, mentions)];
      groups.set(factId, { id: factId, facts: [], list: { factId, unit }, names, contraries: [] });
    }
    if (fact.kind !== 'quantity' || fact.scope === 'record') continue;
    const id = fact.measure ?? factId;
    const group = groups.get(`=${id}`) ?? { id, facts: [], list: null, names: [], contraries: [] };
    groups.set(`=${id}`, { ...group, facts: [...group.facts, { factId, fact }] });
  }
  return [...groups.values()].map((group) => {
    if (group.list !== null) return withoutDenied(group, segments);
    const ids = group.facts.map(({ factId }) => factId);
    return withoutDenied(
      { ...group, names: named(ids, 'name'), contraries: named(ids, 'contrary') },
      segments,
    );
  });
}

/** 3件美国: what can only be a kind of this thing names it too. */
function optionsOf(listId: string, mentions: readonly Mention[]): Mention[] {
  return mentions.filter(({ meanings }) =>
    meanings.every(({ kind, factId }) => kind === 'option' && factId.startsWith(`${listId}.`)),
  );
}

/** 2件PCT检索报告没下来: beside a denied name a number of things counts none of them. */
function withoutDenied(group: Candidate, segments: readonly Segment[]): Candidate {
  const isCount = group.list !== null || group.facts.some(({ fact }) => fact.dimension === 'count');
  const denied = group.names.filter(({ polarity }) => polarity === 'denied');
  if (!isCount || denied.length === 0) return group;
  const places = new Set(denied.map(({ start }) => segmentAt(segments, start)));
  return {
    ...group,
    names: group.names.filter(({ start }) => !places.has(segmentAt(segments, start))),
    contraries: [...group.contraries, ...denied],
  };
}

function scoreOf(
  candidate: Candidate,
  figure: Figure,
  at: number,
  bound: readonly Bound[],
  context: BindContext,
): Bound[] {
  const { left, right, earlier } = surroundings(figure, at, context);
  const target = targetOf(candidate, figure, { left, right, earlier }, context);
  if (target === null || !isGiven(candidate, context.text)) return [];
  const cue = cueScore(candidate, figure, at, context);
  if (cue === null) return [];
  // 2个国家: the counter of everything counts a thing only beside its name.
  if (candidate.list !== null && figure.unit === '个' && cue === 0) return [];
  const inherited = inheritedScore(candidate, figure, bound, context);
  const { active } = context;
  const isActive =
    active?.has(target.factId) === true || active?.has(target.factId.split('.')[0] ?? '') === true;
  const byWords = Math.max(cue, inherited);
  const byKind = isActive ? (candidate.list === null ? kindScore(candidate.facts, left, right) : 0) : 0;
  // Once the awards are known, a fact of none of them is meant only where its words stand closer by far.
  const score = byWords > 0 ? byWords + (isActive ? 1.5 : active === null ? 0 : -4) : byKind;
  if (score === 0) return [];
  // 人民币 for a fact in dollars is only meant where the fact is named right there.
  if (target.mismatch && cue < LEAST_SCORE) return [];
  const isItem = target.factId.includes('.');
  // A fact stated already is not stated again by a figure without words of its own.
  if (byWords === 0 && !isItem && bound.some((one) => one.factId === target.factId)) return [];
  // 去年出口2000万元人民币，今年2600万元: a sum in the wrong currency goes on, and is no sum of another kind.
  if (byWords === 0 && bound.some((one) => one.isMisstated && one.figure.unit === figure.unit)) return [];
  return [
    {
      figure,
      factId: target.factId,
      unit: target.unit,
      isMark: target.isMark,
      aspect: target.aspect,
      isNegative: target.isNegative,
      isMisstated: target.mismatch,
      score,
    },
  ];
}

interface Surroundings {
  /** The words between the figure and the one before it, within its segment. */
  left: string;
  right: string;
  /** The segment before, where the figure's own says nothing by itself: 去年差一口气，980万. */
  earlier: string;
}

function surroundings(figure: Figure, at: number, context: BindContext): Surroundings {
  const { text, segments, figures } = context;
  const segment = segments[segmentAt(segments, figure.start)];
  const beside = figures[at - 1];
  // 一天3块: what a sum is per belongs to it.
  const isPer = beside?.unit === '日' && beside.end === figure.start;
  const previous = isPer ? figures[at - 2] : beside;
  const next = figures[at + 1];
  const from = Math.max(
    segment?.start ?? 0,
    previous !== undefined && previous.end <= figure.start ? previous.end : 0,
  );
  const to = Math.min(segment?.end ?? text.length, next?.start ?? text.length);
  // 突破, 超过 belong to the hedge of the figure and say what it is too.
  const hedge = figure.hedge === null ? '' : text.slice(figure.start, figure.start + figure.hedge.length);
  const before = segments[segmentAt(segments, figure.start) - 1];
  const isOpen =
    isBare(text, segment, figure) && (previous === undefined || previous.end <= (before?.start ?? 0));
  return {
    left: text.slice(from, figure.start) + hedge,
    right: text.slice(figure.end, to),
    earlier: before !== undefined && isOpen ? text.slice(before.start, before.end) : '',
  };
}

/** 提交了5件PCT is no count of those with a report. */
function isGiven({ facts }: Candidate, text: string): boolean {
  return facts.every(({ fact }) => fact.given.length === 0 || fact.given.some((word) => text.includes(word)));
}

interface Target {
  factId: string;
  isMark: boolean;
  aspect: Aspect | null;
  isNegative: boolean;
  unit: string;
  mismatch: boolean;
}

function targetOf(
  candidate: Candidate,
  figure: Figure,
  { left, right, earlier }: Surroundings,
  { year, active }: BindContext,
): Target | null {
  const { list, facts } = candidate;
  if (list !== null) {
    return isCounterOf(list.unit, figure.unit) && figure.unit !== ''
      ? {
          factId: list.factId,
          isMark: false,
          aspect: null,
          isNegative: false,
          unit: figure.unit,
          mismatch: false,
        }
      : null;
  }
  const aspect =
    aspectOf(left, right, figure.unit, year) ??
    (earlier === '' ? null : aspectOf(earlier, '', figure.unit, year));
  for (const wanted of orderOf(aspect, active)) {
    const match = facts.find(({ fact }) => facts.length === 1 || (fact.aspect ?? 'current') === wanted);
    const fit = match === undefined ? null : fitOf(match.fact, figure, left, right);
    if (match !== undefined && fit !== null)
      return {
        factId: match.factId,
        isMark: wanted === 'crossed' && match.fact.aspect === wanted,
        aspect,
        isNegative: isDecline(left, aspect),
        ...fit,
      };
  }
  return null;
}

const ORDER: Readonly<Record<Aspect, readonly Aspect[]>> = {
  current: ['current'],
  previous: ['previous', 'best'],
  best: ['best'],
  change: ['change'],
  growth: ['growth'],
  crossed: ['crossed', 'current'],
};

/** A mark passed for the first time is a level only where the award in question knows no marks. */
function orderOf(aspect: Aspect | null, active: ReadonlySet<string> | null): readonly Aspect[] {
  return aspect === 'crossed' && active === null ? ['crossed'] : ORDER[aspect ?? 'current'];
}

const NEAR = 10;

/** How closely the fact's own words stand by the figure; null where other words claim it. */
function cueScore(candidate: Candidate, figure: Figure, at: number, context: BindContext): number | null {
  const { segments, figures } = context;
  const segment = segments[segmentAt(segments, figure.start)];
  const previousEnd = figures[at - 1]?.end ?? 0;
  const nextStart = figures[at + 1]?.start ?? context.text.length;
  const segmentStart = segment?.start ?? 0;
  const distanceOf = ({ start, end, gapped }: Mention): number | null => {
    // A word with a gap may begin before the comma: 自研产品，出口….
    const begins = gapped ? end > segmentStart : start >= segmentStart;
    if (segment === undefined || !begins || end > segment.end) return null;
    if (end <= figure.start) return figure.start - end + (end <= previousEnd ? NEAR / 2 : 0);
    return start >= figure.end && start < nextStart ? start - figure.end + 1 : null;
  };
  const nearest = (mentions: readonly Mention[]): { distance: number; length: number } | null => {
    const placed = mentions.flatMap((mention) => {
      // 办了2场国际展会: the number stands inside the words for the thing it counts.
      const covers =
        (!mention.gapped || candidate.list !== null || mention.start === figure.start) &&
        mention.start <= figure.start &&
        mention.end >= figure.end;
      const distance = covers ? 0 : distanceOf(mention);
      return distance === null ? [] : [{ distance, length: Math.min(mention.words.length, 8) }];
    });
    return placed.toSorted((a, b) => a.distance - b.distance || b.length - a.length)[0] ?? null;
  };
  const name = nearest(candidate.names);
  const contrary = nearest(candidate.contraries);
  if (contrary !== null && (name === null || contrary.distance <= name.distance)) return null;
  return name === null ? 0 : Math.max(3.2, 9 - name.distance * 0.35 + name.length * 0.25);
}

/** 去年300万 after 今年出口420万美元, or a figure after a comma behind its name. */
function inheritedScore(
  candidate: Candidate,
  figure: Figure,
  bound: readonly Bound[],
  context: BindContext,
): number {
  const { segments, text } = context;
  const segment = segmentAt(segments, figure.start);
  const ids = new Set([
    ...candidate.facts.map(({ factId }) => factId),
    ...(candidate.list === null ? [] : [candidate.list.factId]),
  ]);
  const before = bound.filter((one) => one.figure.end <= figure.start && ids.has(one.factId)).at(-1);
  const isLatest =
    before !== undefined &&
    !bound.some(
      (one) =>
        one.figure.start > before.figure.start &&
        one.figure.end <= figure.start &&
        sameKind(one.figure.unit, figure.unit),
    );
  const sameMeasure = before !== undefined && isLatest && sameKind(before.figure.unit, figure.unit);
  if (sameMeasure) {
    const between = text.slice(before.figure.end, figure.start);
    const isList = /^[、，,和与及加跟又再另外还有一次性分别第一二三四轮个场笔家件\s]*$/u.test(between);
    if (isList || candidate.facts.length > 1) return 5.5;
    // Things are counted beside their names: 国高企两家，一般公司两家.
    const isCount = candidate.list !== null || candidate.facts.some(({ fact }) => fact.dimension === 'count');
    if (isCount) return LEVELS_ONLY.test(between) ? 5 : 0;
    if (segmentAt(segments, before.figure.start) === segment) return 4;
    // 国内花了200万，海外花了400万: other words of its own mean something else.
    if (isBare(text, segments[segment], figure)) return 3.1;
    // 慕尼黑展位费18万，东京55万: the next of a list, told by its name alone.
    const isItem = candidate.facts.every(({ factId }) => factId.includes('.'));
    return isItem && isNameAlone(figure, context) ? 3.1 : 0;
  }
  const last = candidate.names
    .filter(({ end, polarity }) => end <= figure.start && polarity !== 'denied')
    .at(-1);
  if (last === undefined || candidate.list !== null) return 0;
  const crossed = segment - segmentAt(segments, last.end - 1);
  if (crossed < 1 || crossed > 2 || !isBare(text, segments[segment], figure)) return 0;
  // Of 出口 and 自研…出口 in one place the longer is meant.
  return 4.5 - crossed * 0.5 + Math.min(last.words.length, 8) * 0.05;
}

/** 金额, 一共, 今年 add nothing of their own; another noun does. */
const BARE =
  /^(?:(?:国家级|省级|的|基数|那年|认定|获批|通过|评上|金额|数额|总额|总共|一共|合计|今年|去年|上年度?|本年度?|当年|全年|实际|是|有|为|付|达到?|做到?|约|大约|近|共|才|只|就|也|了|已|已经|总|现在|目前|这次|一次|首次|突破|超过|过|正好|刚好)[:： ]?)*$/u;

function isBare(text: string, segment: Segment | undefined, { start }: Figure): boolean {
  return BARE.test(text.slice(segment?.start ?? 0, start));
}

/** What is done, paid or given is another figure than the one before. */
const OWN_SENSE = /[花付交缴投贷借租买卖做补奖领拿省搭建装印请]|费|票|款|额|价|金|另|其他|剩|还/u;

/** Whether nothing but a name of at most six characters stands before a figure in its segment. */
function isNameAlone(figure: Figure, { text, segments, mentions }: BindContext): boolean {
  const { start = 0 } = segments[segmentAt(segments, figure.start)] ?? {};
  const name = text.slice(start, figure.start);
  const isSaid = mentions.some((one) => one.start < figure.start && one.end > start);
  return name.length > 0 && name.length <= 6 && !isSaid && !OWN_SENSE.test(name);
}

const LEVELS_ONLY = /^[，,、和与及另还有一又\s]*(?:国家级?|省级?)[的]?$/u;

function sameKind(a: string, b: string): boolean {
  return a === b || (MONEY_UNITS.has(a) && MONEY_UNITS.has(b));
}
