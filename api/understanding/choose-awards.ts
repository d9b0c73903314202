import type { AwardRule } from '../../corpus/index.ts';
import type { AwardIndex, AwardWords } from './award-words.ts';
import type { ReadFacts, SourceSpan, StatedFact } from './stated.ts';

/** What speaks for an award. */
export interface AwardEvidence {
  /** How likely the clause answers the question, 0..1. */
  clause: (clauseId: string) => number;
  /** Share of the question's words that stand in a text, 0..1. */
  coverage: (text: string) => number;
  /** How much nearer the question is in meaning to the award's description than to those of awards at large. */
  meaning: (awardId: string) => number;
  facts: ReadFacts;
}

export interface RankedAward {
  award: AwardRule;
  score: number;
  /** How likely its clause answers, 0..1. */
  clause: number;
  /** Facts (or options, or measures) stated or named that few other awards look at, with their rarity. */
  telling: ReadonlyMap<string, number>;
  /** Those of them that name it beside another award, and where: a status such as 不是高企 is background to all. */
  own: readonly Own[];
  /** Words that state what it looks at, and words from which that follows. */
  words: readonly FactWords[];
  background: readonly FactWords[];
}

/** Words that name or state a fact. */
interface FactWords extends SourceSpan {
  factId: string;
}

/** A fact or option that names an award, with the words that name it. */
export interface Own {
  key: string;
  factId: string;
  rarity: number;
  spans: readonly SourceSpan[];
}

const WEIGHTS = { clause: 1, coverage: 0.9, meaning: 1.5, facts: 1.2, unsaid: 0.1 } as const;
/** This much rarity of facts is as good as certain. */
const SATURATION = 6;

/** Every award with what speaks for it, best first. */
export function rankAwards(
  { awards, rarity, measureOf, feeds }: AwardIndex,
  evidence: AwardEvidence,
): RankedAward[] {
  const said = saidBy(evidence.facts, rarity, Math.log(awards.length + 1));
  return awards
    .map((words) => {
      const telling = tellingFor(words, said, rarity);
      const facts = [...telling.values()].reduce((sum, one) => sum + one, 0);
      const clause = Math.max(0, ...words.clauseIds.map((id) => evidence.clause(id)));
      // 知识产权质押 is not asked about where no pledge is spoken of, though a loan is.
      const unsaid = words.required
        .filter((id) => !said.facts.has(id))
        .reduce((sum, id) => sum + rarity(id), 0);
      const score =
        WEIGHTS.clause * clause -
        WEIGHTS.unsaid * unsaid +
        WEIGHTS.coverage * evidence.coverage(words.text) +
        WEIGHTS.meaning * evidence.meaning(words.award.id) +
        WEIGHTS.facts * (facts / (facts + SATURATION));
      const own = [...telling].flatMap(([key, rare]): Own[] =>
        said.statuses.has(key)
          ? []
          : [{ key: measureOf(key), factId: factOf(key), rarity: rare, spans: said.spans(key) }],
      );
      const stated = [...said.facts];
      const looked = stated.filter((id) => words.facts.has(id));
      const feeding = stated.filter((id) => feeds(id).some((target) => words.facts.has(target)));
      // 国高企 is a status wherever it stands; 小巨人 may be a prize of its own.
      const [statuses, others] = [
        feeding.filter((id) => !said.options.has(id)),
        feeding.filter((id) => said.options.has(id)),
      ];
      return {
        award: words.award,
        score,
        clause,
        telling,
        own,
        words: [...looked, ...statuses].flatMap((id) => said.wordsOf(id, words.options.get(id))),
        background: others.flatMap((id) => said.wordsOf(id)),
      };
    })
    .toSorted((a, b) => b.score - a.score || (a.award.id < b.award.id ? -1 : 1));
}

interface Said {
  facts: ReadonlySet<string>;
  options: ReadonlyMap<string, readonly string[]>;
  /** Yes-or-no facts that are denied, or that several awards ask. */
  statuses: ReadonlySet<string>;
  /** Where a fact, or an option written `fact=option`, is named. */
  spans: (key: string) => readonly SourceSpan[];
  /** All words that name or state a fact; of a set's options only those given. */
  wordsOf: (id: string, options?: ReadonlySet<string>) => readonly FactWords[];
}

/** Facts and lists named or stated, and options by fact; fields stand for themselves and for their list. */
function saidBy({ facts, named }: ReadFacts, rarity: AwardIndex['rarity'], once: number): Said {
  const options = new Map<string, readonly string[]>();
  for (const { factId, value } of facts) {
    if (typeof value === 'string') options.set(factId, [value]);
    else if (Array.isArray(value))
      options.set(
        factId,
        value.filter((one) => typeof one === 'string'),
      );
  }
  const statuses = facts.flatMap(({ factId, value }) =>
    value === false || (value === true && rarity(factId) < once) ? [factId] : [],
  );
  return {
    facts: new Set([...named.keys(), ...facts.map(({ factId }) => factId)]),
    options,
    statuses: new Set(statuses),
    wordsOf: (id, among) =>
      [
        ...(named.get(id) ?? []),
        ...facts.flatMap((fact) => (fact.factId === id ? spansAmong(fact, among) : [])),
      ].map((span) => ({ ...span, factId: id })),
    spans: (key) => {
      const id = factOf(key);
      const [, option] = key.split('=');
      const stated = facts.filter(
        ({ factId, value }) => factId === id && typeof value !== 'boolean' && key !== id,
      );
      const among = option === undefined ? undefined : new Set([option]);
      return [...(named.get(id) ?? []), ...stated.flatMap((fact) => spansAmong(fact, among))];
    },
  };
}

/** Of `fact=option`, or of a fact alone. */
function factOf(key: string): string {
  const [id = ''] = key.split('=');
  return id;
}

/** The words of a fact; of a set, those for the options given. */
function spansAmong(
  { options, spans }: StatedFact,
  among: ReadonlySet<string> | undefined,
): readonly SourceSpan[] {
  if (options === undefined || among === undefined) return spans;
  return [...options].flatMap(([option, words]) => (among.has(option) ? words : []));
}

function tellingFor(words: AwardWords, said: Said, rarity: AwardIndex['rarity']): Map<string, number> {
  const telling = new Map<string, number>();
  for (const id of words.facts) {
    const options = words.options.get(id);
    const stated = said.options.get(id);
    if (options !== undefined && stated !== undefined) {
      for (const option of stated) {
        if (options.has(option)) telling.set(`${id}=${option}`, rarity(id, option));
      }
      // 市级 where the table names 国家级、省级: the award is asked about though it pays nothing.
      if (stated.every((option) => !options.has(option)) && words.options.size === 1)
        telling.set(id, rarity(id) / 2);
    } else if (options === undefined && said.facts.has(id)) telling.set(id, rarity(id));
    else if (options !== undefined && stated === undefined && said.facts.has(id) && options.size <= 8)
      telling.set(id, rarity(id) / 2);
  }
  return telling;
}

const SEVERAL =
  /合计|一共|总共|加起来|这(?:两|三|几)[项笔样块]|(?:两|三|四|几)[项笔样块](?=一共|合计|加|都|共|各|奖|补|资助|能)|两边|都能|分别|一起|一块儿?|拢共|两头|相加|两样|一并|加一|合在一起|总额|全部|各(?:能|可|给|拿|多少)|还有|另外|同时|同年|和.{1,12}(?:都|一共)/u;
/** 两项合计, or more than one question: several awards are asked about. */
export function asksForSeveral(question: string): boolean {
  return SEVERAL.test(question) || (question.match(/[？?]/gu) ?? []).length > 1;
}

/** Of the best score; lower where the question speaks of several. */
const SHARE = { one: 0.62, several: 0.42 } as const;
/** What names an award by words that name none of those chosen already. */
function ownRarity({ own }: RankedAward, chosen: readonly RankedAward[], asksSeveral = true): number {
  const taken = chosen.flatMap((one) => one.own);
  const keys = new Set(taken.map(({ key }) => key));
  // 小巨人企业用专利质押…: a title from which a status follows asks for no prize, unless several are asked for.
  const words = chosen.flatMap((one) => (asksSeveral ? one.words : [...one.words, ...one.background]));
  const free = own.filter(({ key, factId, spans }) => {
    // One word may name two options of a fact: AI芯片 is 人工智能 and 集成电路.
    const others = words.filter((one) => one.factId !== factId);
    const elsewhere = spans.filter((a) => !others.some((b) => contains(b, a)));
    return !keys.has(key) && elsewhere.length > 0;
  });
  return free.reduce((sum, { rarity }) => sum + rarity, 0);
}

/** Words with a gap (国外…费用) may reach into others without being the same words. */
const contains = (a: SourceSpan, b: SourceSpan): boolean => a.start <= b.start && b.end <= a.end;

/** Every award that a description names by facts of its own, best first; the same words may speak for several. */
export function matchAwards(ranked: readonly RankedAward[]): RankedAward[] {
  return ranked.filter((one) => ownRarity(one, []) >= OWN).slice(0, MOST_MATCHED);
}

/** A description that touches more than these is told about the likeliest. */
const MOST_MATCHED = 10;

/** More awards in one question are a profile, and matched as one. */
const MOST = 6;
/** So much rarity of its own names an award even where its clause does not stand out among several. */
const CERTAIN = 4;
/** Rarity that an award must have of its own to be asked about beside the best. */
const OWN = 2.4;

/**
 * The awards a question is about: the best, and those beside it that it names by facts of their own. Empty where
 * nothing speaks clearly for any.
 */
export function chooseAwards(ranked: readonly RankedAward[], question: string, least: number): RankedAward[] {
  const [best, ...others] = namedFirst(ranked);
  if (best === undefined || best.score < least) return [];
  const asksSeveral = asksForSeveral(question);
  const share = asksSeveral ? SHARE.several : SHARE.one;
  const chosen = [best];
  for (const one of others) {
    if (chosen.length >= MOST) break;
    const own = ownRarity(one, chosen, asksSeveral);
    const isNamed = asksSeveral && own >= CERTAIN;
    if (isNamed || (own >= OWN && one.score >= best.score * share)) chosen.push(one);
  }
  // Two awards of one clause that no fact tells apart: to take the first would be chance.
  const isChance = best.own.length === 0 && others[0]?.score === best.score;
  const told = isChance ? chosen.slice(1) : chosen;
  return asksSeveral ? told : withoutBackground(told);
}

/**
 * 如果是国高企呢 after 信保保费50万: the award that an earlier turn named by facts of its own is meant, and not one that is only
 * like the words. Spans of earlier turns lie below 0.
 */
function namedFirst(ranked: readonly RankedAward[]): readonly RankedAward[] {
  const [best] = ranked;
  if (best === undefined || best.own.length > 0) return ranked;
  const named = ranked.find(
    (one) =>
      ownRarity(one, []) >= CERTAIN && one.own.some(({ spans }) => spans.some(({ start }) => start < 0)),
  );
  if (named === undefined) return ranked;
  return [{ ...named, score: best.score }, ...ranked.filter((one) => one !== named && one !== best)];
}

/** 小巨人企业新认定了实验室: the title only says who asks, so its own prize is not asked about. */
function withoutBackground(chosen: readonly RankedAward[]): RankedAward[] {
  return chosen.filter((one) => {
    const others = chosen.filter((other) => other !== one);
    const isBackground = others.length > 0 && ownRarity(one, others, false) < OWN;
    return !(isBackground && others.some((other) => ownRarity(other, [one], false) >= OWN));
  });
}
