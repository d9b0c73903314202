import {
  walkBody,
  type AwardRule,
  type Condition,
  type FactVocabulary,
  type RuleSet,
} from '../../corpus/index.ts';

/** By what an award is recognised in a question. */
export interface AwardWords {
  award: AwardRule;
  /** Facts and fields it looks at, without those that hold for a whole document. */
  facts: ReadonlySet<string>;
  /** Options its conditions and tables name, by fact. */
  options: ReadonlyMap<string, ReadonlySet<string>>;
  /** Facts without which it is not due and which nobody presumes. */
  required: readonly string[];
  /** Title and the words that state it. */
  text: string;
  clauseIds: readonly string[];
}

/** What tells the awards of a rule set apart, and how rare each fact and option is among them. */
export interface AwardIndex {
  awards: readonly AwardWords[];
  /** Inverse frequency over awards; 0 for what all of them ask. */
  rarity: (factId: string, option?: string) => number;
  /** Facts that follow from a fact: 小巨人 is 专精特新, growth comes from last year's figure. */
  feeds: (factId: string) => readonly string[];
  /** The measure of a fact (年出口额 of any year), or the fact itself. */
  measureOf: (factId: string) => string;
}

export function indexAwards(rules: RuleSet): AwardIndex {
  const isPresumed = (id: string): boolean => {
    const fact = rules.vocabulary.facts.get(id) ?? rules.vocabulary.fields.get(id);
    return fact !== undefined && 'presumed' in fact && fact.presumed !== undefined;
  };
  const awards = rules.awards.map((award) => wordsOf(award, isPresumed));
  const feeds = feedsOf(rules.vocabulary);
  const frequency = new Map<string, number>();
  const count = (key: string): void => void frequency.set(key, (frequency.get(key) ?? 0) + 1);
  for (const { facts, options } of awards) {
    for (const id of facts) count(id);
    for (const [id, values] of options) for (const value of values) count(`${id}=${value}`);
  }
  return {
    awards,
    feeds: (factId) => feeds.get(factId) ?? [],
    measureOf(factId) {
      const fact = rules.vocabulary.facts.get(factId);
      return fact?.kind === 'quantity' ? (fact.measure ?? factId) : factId;
    },
    rarity(factId, option) {
      const times = frequency.get(option === undefined ? factId : `${factId}=${option}`) ?? 0;
      return times === 0 ? 0 : Math.log((awards.length + 1) / times);
    },
  };
}

function feedsOf({ facts }: FactVocabulary): Map<string, string[]> {
  const feeds = new Map<string, string[]>();
  const add = (from: string, targets: readonly string[]): void =>
    void feeds.set(from, [...(feeds.get(from) ?? []), ...targets]);
  for (const [id, fact] of facts) {
    if (fact.kind === 'boolean') add(id, Object.keys(fact.entails));
    if (fact.kind === 'enum' || fact.kind === 'set')
      add(
        id,
        fact.options.flatMap(({ entails }) => Object.keys(entails)),
      );
    if (fact.kind === 'quantity') {
      for (const operand of fact.derive.flatMap((one) => Object.values(one).flat())) add(operand, [id]);
    }
  }
  return feeds;
}

/** Facts that must be 是: those of the award's own condition, and of the items it pays for. */
function requiredBy({ when, amount }: AwardRule): string[] {
  const inner = amount?.op === 'upTo' ? amount.of : amount;
  const where = inner?.op === 'each' ? inner.where : null;
  return [when, where].flatMap((condition) => (condition === null ? [] : allOf(condition)));
}

function allOf(condition: Condition): string[] {
  if (condition.op === 'all') return condition.of.flatMap(allOf);
  return condition.op === 'is' ? [condition.fact] : [];
}

function wordsOf(award: AwardRule, isPresumed: (id: string) => boolean): AwardWords {
  const facts = new Set<string>();
  const options = new Map<string, Set<string>>();
  const add = (id: string, values: readonly string[]): void => {
    facts.add(id);
    options.set(id, new Set([...(options.get(id) ?? []), ...values]));
  };
  walkBody(award, {
    condition: (condition) => {
      if (condition.op === 'in') add(condition.fact, condition.values);
      else if (condition.op === 'some') facts.add(condition.list);
      else if ('fact' in condition) facts.add(condition.fact);
    },
    expression: (expression) => {
      if (expression.op === 'table') for (const { is } of expression.rows) add(expression.by, is);
      else if (expression.op === 'bands') facts.add(expression.by);
      else if (expression.op === 'milestones')
        for (const id of [expression.by, expression.before, expression.first]) facts.add(id);
      else if (expression.op === 'fact') facts.add(expression.fact);
      else if (expression.op === 'per') facts.add(expression.count);
      else if (expression.op === 'each') facts.add(expression.list);
    },
  });
  return {
    award,
    facts,
    options,
    required: requiredBy(award).filter((id) => !isPresumed(id)),
    text: [award.title, ...award.anchors.slice(0, 3).map(({ quote }) => quote)].join('\n'),
    clauseIds: [...new Set(award.anchors.map(({ clauseId }) => clauseId))],
  };
}
