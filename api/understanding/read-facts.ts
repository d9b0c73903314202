import type { AwardRule, FactVocabulary } from '../../corpus/index.ts';
import { withoutAsked } from './asked.ts';
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
  return (text, options) => readText(vocabulary, lexemes, text, options);
}

function readText(
  vocabulary: FactVocabulary,
  lexemes: readonly Lexeme[],
  text: string,
  { awards, year }: ReadOptions,
): ReadFacts {
  const segments = segmentsOf(text);
  const active = awards === null ? null : new Set(awards.flatMap(({ factIds }) => factIds));
  const stated = withoutAsked(text, readFigures(text), segments);
  const { payments, others: figures } = readPayments(text, stated, segments);
  const mentions = meant(findMentions(text, lexemes), vocabulary, figures, active);
  const bound = bindFigures({ vocabulary, text, segments, mentions, figures, active, year });
  const reading: TextReading = { vocabulary, text, segments, mentions, bound, active };
  const quantities = readQuantities(reading);
  const paid = payments.map(({ span }) => span);
  return {
    facts: [
      ...readStatuses(reading),
      ...quantities.facts,
      ...readLists(reading, paid),
      ...readCounts(reading),
    ].sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0)),
    payments,
    unusable: quantities.unusable,
    named: namedFacts(reading),
  };
}
