import type { AwardRule, Fact, FactVocabulary } from '../../corpus/index.ts';
import { withoutAsked } from './asked.ts';
import { bindFigures, type Bound } from './bind.ts';
import { type Figure, readFigures, spell, spellFigure } from './figures.ts';
import { lexemesOf, type Lexeme } from './lexemes.ts';
import { findMentions, type Mention } from './mentions.ts';
import { readLists } from './lists.ts';
import { readPayments } from './payments.ts';
import { segmentsOf, type Segment } from './segments.ts';
import type { ReadFacts, SourceSpan, StatedFact, UnusableFact } from './stated.ts';

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

/** What one reading of a text works with. */
export interface TextReading {
  vocabulary: FactVocabulary;
  text: string;
  segments: readonly Segment[];
  mentions: readonly Mention[];
  bound: readonly Bound[];
  active: ReadonlySet<string> | null;
}

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
      ...readBooleans(reading),
      ...readOptions(reading),
      ...quantities.facts,
      ...readLists(reading, paid),
      ...readCounts(reading),
      ...readTexts(reading),
    ].sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0)),
    payments,
    unusable: quantities.unusable,
    named: namedFacts(reading),
  };
}

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

function namedFacts({ vocabulary, mentions, bound, text }: TextReading): Set<string> {
  const measureOf = (id: string): string | undefined => {
    const fact = vocabulary.facts.get(id);
    return fact?.kind === 'quantity' ? fact.measure : undefined;
  };
  const measured = new Set(bound.flatMap(({ factId }) => measureOf(factId) ?? []));
  const gapped = mentions.filter((mention) => mention.gapped);
  const free = mentions.filter(
    (one) => one.gapped || !gapped.some(({ start, end }) => start <= one.start && end >= one.end),
  );
  const names = free.flatMap(({ meanings }) =>
    meanings.flatMap(({ kind, factId }) => (kind === 'name' ? [factId] : [])),
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
  return new Set([
    ...names.filter(isMeant),
    ...(passed ? crossedFacts(vocabulary) : []),
    ...bound.map(({ factId }) => factId),
  ]);
}

/**
 * What each mention means here. 2家国高企 counts firms and says nothing of the asker; of several facts that a word may
 * name, those of the awards in question are meant.
 */
function meant(
  mentions: readonly Mention[],
  { facts, fields }: FactVocabulary,
  figures: readonly Figure[],
  active: ReadonlySet<string> | null,
): Mention[] {
  const factOf = (id: string): Fact | undefined => facts.get(id) ?? fields.get(id);
  return mentions.flatMap((mention) => {
    const isCounted = figures.some(
      ({ unit, end, lo }) =>
        /[家户名位个]$/u.test(unit) && lo.gt(1) && mention.start >= end && mention.start - end <= 1,
    );
    const possible = mention.meanings.filter(({ factId }) => {
      const kind = factOf(factId)?.kind;
      return !isCounted || kind !== 'boolean' || factId.includes('.');
    });
    const inAwards = possible.filter(({ factId }) => isActive(factId, active));
    const meanings = inAwards.length > 0 ? inAwards : possible;
    return meanings.length === 0 ? [] : [{ ...mention, meanings }];
  });
}

function isActive(factId: string, active: ReadonlySet<string> | null): boolean {
  return active !== null && (active.has(factId) || active.has(factId.split('.')[0] ?? ''));
}

export const spanOf = ({ start, end }: SourceSpan): SourceSpan => ({ start, end });

function readBooleans({ vocabulary, mentions }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'boolean') return [];
    const said = saysOf(factId, mentions);
    return said === null ? [] : [{ factId, value: said.value, spans: [said.span], note: null }];
  });
}

/** The last that is said of a yes-or-no fact counts: 如果是国高企呢 after 不是国高企. */
export function saysOf(
  factId: string,
  mentions: readonly Mention[],
): { value: boolean; span: SourceSpan } | null {
  const said = mentions.flatMap((mention) => {
    const meaning = mention.meanings.find((one) => one.factId === factId && one.kind !== 'option');
    if (meaning === undefined || mention.polarity === 'asked') return [];
    const isContrary = meaning.kind === 'contrary';
    // 没有代理产品 says little: only a contrary that is stated denies.
    if (isContrary && mention.polarity === 'denied') return [];
    return [{ value: !isContrary && mention.polarity === 'stated', span: spanOf(mention) }];
  });
  const denial = said.find(({ value }) => !value);
  return denial ?? said.at(-1) ?? null;
}

/** Enums and sets: the options that are stated. */
function readOptions({ vocabulary, mentions, active }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'enum' && fact.kind !== 'set') return [];
    const isNamed = isActive(factId, active) || mentions.some((mention) => names(mention, factId));
    const said = mentions.flatMap((mention) => {
      const option = optionOf(mention, factId, isNamed);
      // 境外, 个人 alone are everyday words: an option only where the fact is named, or asked about.
      const isEveryday = fact.kind === 'enum' && [...mention.words].length <= 2 && !isNamed;
      if (option === null || isEveryday || mention.polarity !== 'stated') return [];
      return [{ option, span: spanOf(mention) }];
    });
    if (said.length === 0) return [];
    const spans = said.map(({ span }) => span);
    if (fact.kind === 'set') {
      return [{ factId, value: [...new Set(said.map(({ option }) => option))], spans, note: null }];
    }
    // What is presumed anyway (本区) does not contradict another option.
    const telling = said.filter(({ option }) => option !== fact.presumed?.value);
    // Who asks is said first; of levels and the like the last word counts (省级升国家级).
    const chosen = (fact.scope === 'applicant' ? telling[0] : telling.at(-1)) ?? said.at(-1);
    return chosen === undefined ? [] : [{ factId, value: chosen.option, spans: [chosen.span], note: null }];
  });
}

const names = ({ meanings }: Mention, factId: string): boolean =>
  meanings.some((meaning) => meaning.kind === 'name' && meaning.factId === factId);

/** 省级 is an option of several facts: it is one of this fact where the fact is named, or asked about. */
function optionOf({ meanings }: Mention, factId: string, isNamed: boolean): string | null {
  const facts = new Set(meanings.map((meaning) => meaning.factId));
  const own = meanings.find((meaning) => meaning.kind === 'option' && meaning.factId === factId);
  if (own?.kind !== 'option') return null;
  return facts.size === 1 || isNamed ? own.option : null;
}

function readQuantities({ vocabulary, bound, text }: TextReading): {
  facts: StatedFact[];
  unusable: UnusableFact[];
} {
  const facts: StatedFact[] = [];
  const unusable: UnusableFact[] = [];
  for (const factId of new Set(bound.map((one) => one.factId))) {
    const fact = vocabulary.facts.get(factId);
    if (fact?.kind !== 'quantity') continue;
    const own = bound.filter((one) => one.factId === factId);
    const unit = currencyOf(own, bound, vocabulary, fact);
    const span = { start: own[0]?.figure.start ?? 0, end: own.at(-1)?.figure.end ?? 0 };
    if (unit === null) {
      unusable.push({ factId, span, why: `${fact.label}没有写明币种（人民币还是美元）` });
      continue;
    }
    const parts = withoutParts(own, text, fact.dimension === 'count');
    const value = parts.map(({ figure, isMark }) =>
      isMark ? spell(figure.lo, unit) : spellFigure(figure, unit),
    );
    facts.push({
      factId,
      value:
        value.length === 1
          ? (value[0] ?? '')
          : isAddable(parts, text, fact.dimension)
            ? value
            : (value.at(-1) ?? ''),
      spans: parts.map(({ figure }) => spanOf(figure)),
      note: noteOf(parts),
    });
  }
  return { facts, unusable };
}

/** The unit of the fact; null where 600万 may be yuan or dollars and no figure of its kind says which. */
function currencyOf(
  own: readonly Bound[],
  all: readonly Bound[],
  { facts }: FactVocabulary,
  fact: Extract<Fact, { kind: 'quantity' }>,
): string | null {
  const said = own.find(({ unit }) => !unit.startsWith('?'))?.unit;
  if (said !== undefined) return said;
  if (fact.dimension !== 'dollar') return '元';
  const sameMeasure = all.find(({ factId, unit }) => {
    const other = facts.get(factId);
    return other?.kind === 'quantity' && other.dimension === 'dollar' && unit === '美元';
  });
  return sameMeasure === undefined ? null : '美元';
}

/** 5家，其中2家…、1家…: the parts are in the whole already. */
function withoutParts(own: readonly Bound[], text: string, isCount: boolean): readonly Bound[] {
  const [first, ...others] = own;
  if (first === undefined || !isCount || others.length === 0) return own;
  const among = text.indexOf('其中', first.figure.end);
  const whole = among < 0 ? own : own.filter(({ figure }) => figure.start < among);
  // 申请两件，两件都已取得报告: the same ones again.
  return whole.filter(({ figure }, at) => {
    const again = /^(?:都|均|全|也)/u.test(text.slice(figure.end, figure.end + 2));
    return !(again && whole.slice(0, at).some((one) => one.figure.lo.eq(figure.lo)));
  });
}

/** Figures of one fact that are listed add up; of others the last is what counts. */
function isAddable(own: readonly Bound[], text: string, dimension: string): boolean {
  if (dimension === 'count') return true;
  if (dimension === 'percent' || dimension === 'yearlyRate' || dimension === 'years') return false;
  return own.every(({ figure }, at) => {
    const next = own[at + 1];
    if (next === undefined) return true;
    const between = text.slice(figure.end, next.figure.start);
    return between.length <= 14 && !/不是|而是|改|其中|也就是|即|等于|约合|折合/u.test(between);
  });
}

function noteOf(parts: readonly Bound[]): string | null {
  const hedges = parts.flatMap(({ figure: { hedge }, isMark }) => (hedge === null || isMark ? [] : [hedge]));
  if (hedges.some((hedge) => /约|概|差不多|估计|左右|上下|样子|光景|近|快/u.test(hedge))) {
    return '约数，按上下一成测算';
  }
  return hedges.length === 0 ? null : '按所说的范围测算';
}

const UNKNOWN_COUNT = /几|若干|多少|一些|一批|部分|数[家件名个项场]/u;
const DONE = /了|获|拿到|取得|通过|认定|成功|完成|评上|评为|入选|授权|得到|批/u;

/** 首版次软件获认定 is one where no number is said; 没有一件 is none; 几家 is unknown. */
function readCounts({ vocabulary, mentions, bound, text, segments, active }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'quantity' || fact.dimension !== 'count' || !isActive(factId, active)) return [];
    if (bound.some((one) => one.factId === factId)) return [];
    const own = mentions.filter((mention) => mention.meanings.some((one) => one.factId === factId));
    const denied = own.find((mention) => mention.polarity === 'denied' && names(mention, factId));
    const contrary = own.find((mention) => mention.meanings.some((one) => one.kind === 'contrary'));
    const none = denied ?? contrary;
    if (none !== undefined) return [{ factId, value: '0', spans: [spanOf(none)], note: null }];
    const one = own.find(({ polarity }) => polarity === 'stated');
    if (one === undefined) return [];
    const around = segments.find(({ start, end }) => one.start >= start && one.start < end);
    const clause = text.slice(around?.start ?? 0, around?.end ?? text.length);
    if (UNKNOWN_COUNT.test(clause.replace(/多少钱?|能.*$/u, '')) || !DONE.test(text)) return [];
    return [{ factId, value: '1', spans: [spanOf(one)], note: `未说明数量，按1${fact.unit}测算` }];
  });
}

/** What is asked about (a stage, 三年合计), and not a fact of the asker. */
function readTexts({ vocabulary, mentions, active }: TextReading): StatedFact[] {
  return [...vocabulary.facts].flatMap(([factId, fact]): StatedFact[] => {
    if (fact.kind !== 'text' || fact.scope !== 'question' || !isActive(factId, active)) return [];
    const said = mentions.find((mention) => mention.polarity !== 'denied' && names(mention, factId));
    return said === undefined ? [] : [{ factId, value: said.words, spans: [spanOf(said)], note: null }];
  });
}
