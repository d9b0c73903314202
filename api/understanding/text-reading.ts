import type { FactVocabulary } from '../../corpus/index.ts';
import type { Bound } from './bind.ts';
import type { Figure } from './figures.ts';
import type { Mention } from './mentions.ts';
import type { Segment } from './segments.ts';
import type { SourceSpan } from './stated.ts';

/** What one reading of a text works with. */
export interface TextReading {
  vocabulary: FactVocabulary;
  text: string;
  segments: readonly Segment[];
  mentions: readonly Mention[];
  figures: readonly Figure[];
  bound: readonly Bound[];
  active: ReadonlySet<string> | null;
}

/** Whether an award in question looks at the fact, or at the list it is a field of. */
export function isActive(factId: string, active: ReadonlySet<string> | null): boolean {
  return active !== null && (active.has(factId) || active.has(factId.split('.')[0] ?? ''));
}

export const spanOf = ({ start, end }: SourceSpan): SourceSpan => ({ start, end });

export const names = ({ meanings }: Mention, factId: string): boolean =>
  meanings.some((meaning) => meaning.kind === 'name' && meaning.factId === factId);

/** The last that is said of a yes-or-no fact counts: 如果是国高企呢 after 不是国高企. */
export function saysOf(
  factId: string,
  mentions: readonly Mention[],
): { value: boolean; span: SourceSpan } | null {
  const said = mentions.flatMap((mention) => {
    const meaning = mention.meanings.find((one) => one.factId === factId && one.kind !== 'option');
    if (meaning === undefined || mention.polarity === 'asked') return [];
    // 正在申请国高企 says neither 是 nor 否.
    if (mention.isAside && mention.polarity === 'stated') return [];
    const isContrary = meaning.kind === 'contrary';
    // 没有代理产品 says little: only a contrary that is stated denies.
    if (isContrary && mention.polarity === 'denied') return [];
    return [{ value: !isContrary && mention.polarity === 'stated', span: spanOf(mention) }];
  });
  const denial = said.find(({ value }) => !value);
  return denial ?? said.at(-1) ?? null;
}
