import type { AwardRule } from '../../corpus/index.ts';
import type { AwardIndex, AwardWords } from './award-words.ts';
import type { ReadFacts } from './stated.ts';

/** What speaks for an award. */
export interface AwardEvidence {
  /** How likely the clause answers the question, 0..1. */
  clause: (clauseId: string) => number;
  /** Share of the question's words that stand in a text, 0..1. */
  coverage: (text: string) => number;
  facts: ReadFacts;
}

export interface RankedAward {
  award: AwardRule;
  score: number;
  /** How likely its clause answers, 0..1. */
  clause: number;
  /** Facts (or options, or measures) stated or named that few other awards look at, with their rarity. */
  telling: ReadonlyMap<string, number>;
  /** Those of them that name it beside another award: a status such as 不是高企 is background to all. */
  own: ReadonlyMap<string, number>;
}

const WEIGHTS = { clause: 1, coverage: 0.9, facts: 1.2, unsaid: 0.06 } as const;
/** This much rarity of facts is as good as certain. */
const SATURATION = 6;

/** Every award with what speaks for it, best first. */
export function rankAwards({ awards, rarity }: AwardIndex, evidence: AwardEvidence): RankedAward[] {
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
        WEIGHTS.facts * (facts / (facts + SATURATION));
      const own = new Map([...telling].filter(([key]) => !said.statuses.has(key)));
      return { award: words.award, score, clause, telling, own };
    })
    .toSorted((a, b) => b.score - a.score || (a.award.id < b.award.id ? -1 : 1));
}

interface Said {
  facts: ReadonlySet<string>;
  options: ReadonlyMap<string, readonly string[]>;
  /** Yes-or-no facts that are denied, or that several awards ask. */
  statuses: ReadonlySet<string>;
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
    facts: new Set([...named, ...facts.map(({ factId }) => factId)]),
    options,
    statuses: new Set(statuses),
  };
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
  /合计|一共|总共|加起来|两项|三项|几项|两笔|两样|两块|两边|都能|分别|一起|合在一起|总额|全部|各(?:能|可|给|拿|多少)|还有|另外|同时|同年|和.{1,12}(?:都|一共)/u;
/** Of the best score; lower where the question speaks of several. */
const SHARE = { one: 0.62, several: 0.42 } as const;
/** Every award that a description names by facts of its own, best first. */
export function matchAwards(ranked: readonly RankedAward[]): RankedAward[] {
  const named = ranked.filter(({ own }) => [...own.values()].reduce((sum, one) => sum + one, 0) >= OWN);
  return named.slice(0, MOST_MATCHED);
}

/** A description that touches more than these is told about the likeliest. */
const MOST_MATCHED = 10;

/** More awards in one question are a profile, and matched as one. */
const MOST = 6;
/** So much rarity of its own names an award even where its clause does not stand out among several. */
const CERTAIN = 6;
/** Rarity that an award must have of its own to be asked about beside the best. */
const OWN = 2.4;

/**
 * The awards a question is about: the best, and those beside it that it names by facts of their own. Empty where
 * nothing speaks clearly for any.
 */
export function chooseAwards(ranked: readonly RankedAward[], question: string, least: number): RankedAward[] {
  const [best, ...others] = ranked;
  if (best === undefined || best.score < least) return [];
  const asksSeveral = SEVERAL.test(question) || (question.match(/[？?]/gu) ?? []).length > 1;
  const share = asksSeveral ? SHARE.several : SHARE.one;
  const chosen = [best];
  for (const one of others) {
    if (chosen.length >= MOST) break;
    const taken = new Set(chosen.flatMap(({ telling }) => [...telling.keys()]));
    const own = [...one.own].filter(([key]) => !taken.has(key)).reduce((sum, [, rarity]) => sum + rarity, 0);
    const isNamed = asksSeveral && own >= CERTAIN;
    if (isNamed || (own >= OWN && one.score >= best.score * share)) chosen.push(one);
  }
  return chosen;
}
