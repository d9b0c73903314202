import type { AwardRule, FactVocabulary } from '../../corpus/index.ts';
import { asOfClaim } from './aspects.ts';
import { withoutAsked } from './asked.ts';
import { placed, withoutQuotes } from './without-quotes.ts';
import { bindFigures } from './bind.ts';
import { readFigures } from './figures.ts';
import { lexemesOf, type Lexeme } from './lexemes.ts';
import { readLists } from './lists.ts';
import { meant } from './meant.ts';
import { findMentions } from './mentions.ts';
import { namedFacts } from './named-facts.ts';
import { readPayments } from './payments.ts';
import { readCounts, readQuantities } from './quantities.ts';
import { segmentsOf } from './segments.ts';
import type { ReadFacts } from './stated.ts';
import { readStatuses } from './statuses.ts';
import type { TextReading } from './text-reading.ts';

export interface ReadOptions {
  /**
   * Awards that the question is about, once they are known: what stands for several facts (省级) or names none
   * (花了50万) is then read as one of theirs.
   */
  awards: readonly AwardRule[] | null;
  /** The calendar year in which the question is asked. */
  year: number;
}

export type ReadFactsOf = (text: string, options: ReadOptions) => ReadFacts;

/** Reads the facts of the vocabulary out of people's words. Pure; the text is normalised, of the same length as typed. */
export function createFactReader(vocabulary: FactVocabulary): ReadFactsOf {
  const lexemes = lexemesOf(vocabulary);
  return (typed, options) => {
    const { text, placeOf } = withoutQuotes(typed);
    return placed(readText(vocabulary, lexemes, text, options), placeOf);
  };
}

function readText(
  vocabulary: FactVocabulary,
  lexemes: readonly Lexeme[],
  typed: string,
  { awards, year: asked }: ReadOptions,
): ReadFacts {
  const { text, year } = asOfClaim(typed, asked);
  const segments = segmentsOf(text);
  const active =
    awards === null
      ? null
      : withOperands(
          vocabulary,
          awards.flatMap(({ factIds }) => factIds),
        );
  const stated = withoutAsked(text, readFigures(text), segments);
  const { payments, others: figures } = readPayments(text, stated, segments);
  const mentions = meant(text, findMentions(text, lexemes), vocabulary, figures, active);
  const bound = bindFigures({ vocabulary, text, segments, mentions, figures, active, year });
  const reading: TextReading = { vocabulary, text, segments, mentions, figures, bound, active };
  const quantities = readQuantities(reading);
  const counts = readCounts(reading);
  const counted = new Set(counts.map(({ factId }) => factId));
  const paid = payments.map(({ span }) => span);
  return {
    facts: [
      ...readStatuses(reading),
      // 交了四个，一个都没注册下来 counts none.
      ...quantities.facts.filter(({ factId }) => !counted.has(factId)),
      ...readLists(reading, paid),
      ...counts,
    ].sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0)),
    payments,
    unusable: quantities.unusable,
    named: namedFacts(reading),
  };
}

/** The facts, and those from which they can be calculated: 月租金 where the award looks at 年租金. */
function withOperands({ facts }: FactVocabulary, ids: readonly string[]): Set<string> {
  const all = new Set(ids);
  // A set grows while it is walked, so operands of operands are reached too.
  for (const id of all) {
    const fact = facts.get(id);
    if (fact?.kind !== 'quantity') continue;
    for (const operand of fact.derive.flatMap((one) => Object.values(one).flat())) {
      if (facts.has(operand)) all.add(operand);
    }
  }
  return all;
}
