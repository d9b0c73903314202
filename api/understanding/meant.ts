import type { Fact, FactVocabulary } from '../../corpus/index.ts';
import type { Figure } from './figures.ts';
import type { Mention } from './mentions.ts';
import { isActive } from './text-reading.ts';

/**
 * What each mention means here. 2家国高企 counts firms and says nothing of the asker, but 30个开放的车位 says of what is
 * the asker's that it is open; of several facts that a word may name, those of the awards in question are meant.
 */
export function meant(
  text: string,
  mentions: readonly Mention[],
  { facts, fields }: FactVocabulary,
  figures: readonly Figure[],
  active: ReadonlySet<string> | null,
): Mention[] {
  const factOf = (id: string): Fact | undefined => facts.get(id) ?? fields.get(id);
  const isCountName = ({ meanings }: Mention): boolean =>
    meanings.some(({ kind, factId }) => {
      const fact = factOf(factId);
      return kind === 'name' && fact?.kind === 'quantity' && fact.dimension === 'count';
    });
  /** Firms and people are never the asker's own; things are, where their name follows. */
  const describesThings = ({ start, end }: Mention, unit: string): boolean =>
    unit === '个' &&
    mentions.some(
      (other) =>
        isCountName(other) &&
        (text.charAt(end) === '的' ? other.start === end + 1 : other.end === end && other.start > start),
    );
  return mentions.flatMap((mention) => {
    const counting = figures.filter(
      ({ unit, end }) =>
        /[家户名位个]$/u.test(unit) &&
        mention.start >= end &&
        mention.start - end <= 1 &&
        !describesThings(mention, unit),
    );
    const isCounted = counting.some(({ lo }) => lo.gt(1));
    const mayCount =
      counting.length > 0 || UNSAID_NUMBER.test(text.slice(0, mention.start)) || BRINGS_IN.test(text);
    const isStatus = mention.meanings.some(({ factId }) => factOf(factId)?.kind === 'boolean');
    const possible = mention.meanings.filter(({ factId }) => {
      const kind = factOf(factId)?.kind;
      if (isCounted && kind === 'boolean' && !factId.includes('.')) return false;
      // 我们是国高企 counts no firms that were brought in.
      return !(isStatus && kind === 'quantity' && !mayCount);
    });
    const inAwards = possible.filter(({ factId }) => isActive(factId, active));
    const meanings = inAwards.length > 0 ? inAwards : possible;
    return meanings.length === 0 ? [] : [{ ...mention, meanings }];
  });
}

/** 几家高企. */
const UNSAID_NUMBER = /(?:几|多少|若干)[家户名位个]?$/u;
const BRINGS_IN = /引进|引来|落户|招引|招来|带来|弄来|引入|孵化/u;
