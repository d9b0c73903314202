import type { FactVocabulary } from '../../corpus/index.ts';
import { isMeasure } from '../calculator/index.ts';
import type { SourceSpan } from './stated.ts';
import { spanOf, type TextReading } from './text-reading.ts';

/**
 * Facts a text speaks of. Of 年出口额 for this year and the year before only those whose figure is given; a word inside
 * 自研…出口 names nothing besides.
 */
const MARK_PASSED =
  /(?:首次|首度|第一次|第一回|头一?次|头一?回|初次|首)[^，。；]{0,10}(?:突破|超过|破|过|达|迈过)/u;

function crossedFacts({ facts }: FactVocabulary): string[] {
  return [...facts].flatMap(([id, fact]) =>
    fact.kind === 'quantity' && fact.aspect === 'crossed' ? [id] : [],
  );
}

export function namedFacts({
  vocabulary,
  mentions,
  bound,
  figures,
  text,
}: TextReading): Map<string, readonly SourceSpan[]> {
  const measureOf = (id: string): string | undefined => {
    const fact = vocabulary.facts.get(id);
    return fact?.kind === 'quantity' ? fact.measure : undefined;
  };
  const measured = new Set(bound.flatMap(({ factId }) => measureOf(factId) ?? []));
  const gapped = mentions.filter((mention) => mention.gapped);
  const free = mentions.filter(
    (one) => one.gapped || !gapped.some(({ start, end }) => start <= one.start && end >= one.end),
  );
  const passed = MARK_PASSED.test(text);
  const marked = new Set(
    [...vocabulary.facts.values()].flatMap((fact) =>
      fact.kind === 'quantity' && fact.aspect === 'crossed' ? [fact.measure] : [],
    ),
  );
  // 出口额首次突破500万 asks of marks, which a measure without marks has none of.
  const isMeant = (id: string): boolean => {
    const measure = measureOf(id);
    return measure === undefined || (!measured.has(measure) && (!passed || marked.has(measure)));
  };
  const named = new Map<string, SourceSpan[]>();
  const add = (id: string, spans: readonly SourceSpan[]): void =>
    void named.set(id, [...(named.get(id) ?? []), ...spans]);
  for (const mention of free) {
    for (const { kind, factId } of mention.meanings) {
      if (kind === 'name' && isMeant(factId)) add(factId, [spanOf(mention)]);
    }
  }
  if (passed) for (const id of crossedFacts(vocabulary)) add(id, []);
  // A figure stands where the word stands that names it: 投入 of one thing is no 投入 of another.
  for (const { factId } of bound) {
    const measure = measureOf(factId) ?? factId;
    const words = free.filter(({ meanings }) =>
      meanings.some((one) => one.kind === 'name' && (measureOf(one.factId) ?? one.factId) === measure),
    );
    add(factId, words.map(spanOf));
  }
  // 650吨 speaks of what is measured in 吨, though no word names it.
  const unbound = figures.filter((figure) => !bound.some((one) => one.figure === figure));
  for (const figure of unbound)
    for (const [id, fact] of vocabulary.facts)
      if (fact.kind === 'quantity' && fact.unit === figure.unit && isMeasure(fact.unit))
        add(id, [spanOf(figure)]);
  return named;
}
