import type { AwardRule, Condition, RuleSet } from '../../corpus/index.ts';
import type { TurnFact } from './turn-facts.ts';

/**
 * 2019年首次认定的下城企业能拿多少 asks about awards of a district other than the one that is presumed, and names it. Then it is
 * taken as the asker's: to deny the award because 高新区（滨江） is presumed would answer a question that nobody asked.
 * Only what is presumed gives way; a district that is stated stays.
 */
export function askedPlace(
  { vocabulary }: RuleSet,
  awards: readonly AwardRule[],
  stated: readonly TurnFact[],
  question: string,
): TurnFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]) => {
    if (fact.kind !== 'enum' || fact.presumed === undefined) return [];
    if (stated.some((one) => one.factId === factId)) return [];
    const { value: presumed } = fact.presumed;
    const demanded = awards.map((award) => demandedBy(award, factId));
    const option = demanded[0]?.[0];
    const isOne = demanded.every((values) => values.length === 1 && values[0] === option);
    if (option === undefined || option === presumed || !isOne) return [];
    const words = namesOf(fact, option).find((name) => question.includes(name));
    if (words === undefined) return [];
    const start = question.indexOf(words);
    const spans = [{ start, end: start + words.length }];
    return [{ factId, value: option, spans, turn: 0, words, note: '按所问的地区测算' }];
  });
}

/** The options that the conditions of an award leave for a fact; none where it does not look at it. */
function demandedBy({ when, general }: AwardRule, factId: string): string[] {
  const conditions = [...(when === null ? [] : [when]), ...general.map((one) => one.when)];
  return conditions.flatMap((condition) => optionsIn(condition, factId));
}

function optionsIn(condition: Condition, factId: string): string[] {
  if (condition.op === 'all') return condition.of.flatMap((part) => optionsIn(part, factId));
  return condition.op === 'in' && condition.fact === factId ? [...condition.values] : [];
}

interface Options {
  options: readonly { value: string; aliases: readonly string[] }[];
}

function namesOf({ options }: Options, option: string): string[] {
  return options.flatMap(({ value, aliases }) => (value === option ? [value, ...aliases] : []));
}
