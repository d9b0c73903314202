import { isDeepStrictEqual } from 'node:util';
import type { AwardRule, PolicyDocument, RuleSet } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import {
  type FactInput,
  maskDocumentNames,
  type ReplacedFigure,
  replaceFigure,
  type ReadFacts,
  type ReadFactsOf,
  type SourceSpan,
  type StatedFact,
} from '../understanding/index.ts';

/**
 * A stated fact with the turn that states it: 0 is the question, -1 the turn before it. Spans are offsets into the
 * question; those of earlier turns lie before it, below 0, so that words of two turns never overlap.
 */
export interface TurnFact extends StatedFact {
  turn: number;
  /** Its source words, as typed. */
  words: string;
  /** Reading the words found nothing; a model did, and the words bear it out. */
  source?: 'model';
}

/** What all turns together say; what a later turn says of a fact replaces what an earlier one said. */
export interface TurnFacts extends Omit<ReadFacts, 'facts'> {
  facts: TurnFact[];
}

export interface TurnReader {
  /** @param turns oldest first, the question last */
  read(turns: readonly string[], awards: readonly AwardRule[] | null, year: number): TurnFacts;
}

export function createTurnReader(index: SearchIndex, readFacts: ReadFactsOf, rules: RuleSet): TurnReader {
  const { documents } = index.corpus;
  return {
    read(turns, awards, year) {
      const readOne = (text: string): ReadFacts => readFacts(text, { awards, year });
      const texts = turns.map((turn) => normalised(turn, index, documents));
      const readings = texts.map((text, at) => {
        const replaced = at === 0 ? null : replaceFigure(texts[at - 1] ?? '', text);
        return replaced === null ? readOne(text) : readReplaced(readOne, texts[at - 1] ?? '', replaced);
      });
      const facts = readings.flatMap((reading, at) =>
        reading.facts.map((fact) => ({
          ...shifted(fact, offsetOf(turns, at)),
          turn: at - turns.length + 1,
          words: wordsOf(turns[at] ?? '', fact),
        })),
      );
      return {
        facts: latest(facts, rules),
        payments: readings.flatMap(({ payments }) => payments),
        unusable: readings.at(-1)?.unusable ?? [],
        named: namedIn(readings.map(({ named }, at) => ({ named, offset: offsetOf(turns, at) }))),
      };
    },
  };
}

/** Where a turn begins on the line of all turns, on which the question begins at 0. */
function offsetOf(turns: readonly string[], at: number): number {
  const earlier = turns.slice(at, -1);
  return -earlier.reduce((length, turn) => length + turn.length + 1, 0);
}

function shift(spans: readonly SourceSpan[], by: number): SourceSpan[] {
  return spans.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

function shifted(fact: StatedFact, by: number): StatedFact {
  const spans = shift(fact.spans, by);
  if (fact.options === undefined) return { ...fact, spans };
  return {
    ...fact,
    spans,
    options: new Map([...fact.options].map(([option, words]) => [option, shift(words, by)])),
  };
}

function namedIn(readings: readonly { named: ReadFacts['named']; offset: number }[]): ReadFacts['named'] {
  const all = new Map<string, SourceSpan[]>();
  for (const { named, offset } of readings) {
    for (const [id, spans] of named) all.set(id, [...(all.get(id) ?? []), ...shift(spans, offset)]);
  }
  return all;
}

/** What reads otherwise once the figure is replaced; the words for it are the figure alone. */
function readReplaced(
  read: (text: string) => ReadFacts,
  earlier: string,
  { text, start, end }: ReplacedFigure,
): ReadFacts {
  const before = read(earlier).facts;
  const after = read(text);
  const isNew = (fact: StatedFact): boolean =>
    !before.some((one) => one.factId === fact.factId && isDeepStrictEqual(one.value, fact.value));
  return {
    ...after,
    facts: after.facts.filter(isNew).map((fact) => ({ ...fact, spans: [{ start, end }] })),
    payments: [],
  };
}

/** Simplified, half-width, typing errors mended; names of documents blanked. Keeps the length, so offsets hold. */
function normalised(text: string, index: SearchIndex, documents: readonly PolicyDocument[]): string {
  const repaired = index.analyze(text).text;
  if (repaired.length !== text.length) return maskDocumentNames(text, documents);
  const kept = [...repaired].map((character, at) =>
    CARRIES_MEANING.has(text.charAt(at)) ? text.charAt(at) : character,
  );
  return maskDocumentNames(kept.length === text.length ? kept.join('') : repaired, documents);
}

/** Characters that a search may mend away but that turn a statement: 近500万, 少了, 未购买, 刚新认定. */
const CARRIES_MEANING = new Set(
  '近约超破仅达共降涨逾少多减增跌不没未无非刚新比做到过有是已再又首第今去上前后年月万亿元两一二三四五六七八九十百千点买还给领拿',
);

function wordsOf(text: string, { spans }: StatedFact): string {
  const widest = spans.filter((one) => !spans.some((other) => isWithin(one, other)));
  const words = widest.map(({ start, end }) => text.slice(start, end));
  return [...new Set(words)].join('、');
}

const isWithin = (one: SourceSpan, other: SourceSpan): boolean =>
  other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start;

function latest(facts: readonly TurnFact[], { vocabulary }: RuleSet): TurnFact[] {
  const byId = new Map<string, TurnFact>();
  for (const fact of facts) {
    const earlier = byId.get(fact.factId);
    const known = vocabulary.facts.get(fact.factId);
    byId.set(fact.factId, earlier !== undefined && known?.kind === 'list' ? mergedItem(earlier, fact) : fact);
    // 如果是国高企呢 takes back 不是高企, which contradicts it.
    const entailed = known?.kind === 'boolean' && fact.value === true ? Object.keys(known.entails) : [];
    const base = fact.value === false ? entailingFacts(fact.factId, vocabulary) : [];
    for (const id of [...entailed, ...base]) if ((byId.get(id)?.turn ?? 1) < fact.turn) byId.delete(id);
  }
  return [...byId.values()];
}

/** Facts from which a fact follows: 不是高企 takes back 国高企. */
function entailingFacts(factId: string, { facts }: RuleSet['vocabulary']): string[] {
  return [...facts].flatMap(([id, fact]) =>
    fact.kind === 'boolean' && Object.hasOwn(fact.entails, factId) ? [id] : [],
  );
}

/** 市级呢 after 新认定国家级研发中心: the one item keeps what the follow-up does not name. */
function mergedItem(earlier: TurnFact, later: TurnFact): TurnFact {
  const [before, ...othersBefore] = itemsOf(earlier.value);
  const [after, ...othersAfter] = itemsOf(later.value);
  if (before === undefined || after === undefined || othersBefore.length + othersAfter.length > 0)
    return later;
  return { ...later, value: [{ ...before, ...after }] };
}

function itemsOf(value: FactInput): Readonly<Record<string, FactInput>>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && !Array.isArray(item)) : [];
}
