import type { ListFact } from '../../corpus/index.ts';
import { spell, spellFigure } from './figures.ts';
import { type CountMark, itemsOf, type Mark } from './items.ts';
import type { Mention } from './mentions.ts';
import { saysOf, spanOf, type TextReading } from './text-reading.ts';
import { segmentAt, type Segment } from './segments.ts';
import type { SourceSpan, StatedFact } from './stated.ts';

/** Lists of things (shows, patents, loans): their items, as far as the words tell them. */
export function readLists(reading: TextReading, paid: readonly SourceSpan[]): StatedFact[] {
  return [...reading.vocabulary.facts.values()].flatMap((fact) =>
    fact.kind === 'list' && fact.scope !== 'record' ? readList(fact, reading, paid) : [],
  );
}

function readList(list: ListFact, reading: TextReading, paid: readonly SourceSpan[]): StatedFact[] {
  const { mentions, bound, active } = reading;
  const isActive = active?.has(list.id) === true;
  const named = mentions.filter((mention) => means(mention, list.id));
  const counts = bound.filter(({ factId }) => factId === list.id);
  const figures = bound.filter(({ factId }) => factId.startsWith(`${list.id}.`));
  const fieldNames = mentions.filter((mention) => namesField(mention, list));
  const isPresent = named.length > 0 || counts.length > 0 || figures.length > 0 || fieldNames.length > 0;
  if (!isPresent && !isActive) return [];
  if (named.length > 0 && named.every(({ polarity }) => polarity === 'denied') && figures.length === 0) {
    return [{ factId: list.id, value: [], spans: named.map(spanOf), note: null }];
  }
  const others = mentions.filter((mention) =>
    mention.meanings.some((one) => one.kind === 'contrary' && one.factId === list.id),
  );
  const stated = named.filter(({ start, polarity }) => polarity === 'stated' && !isAsked(reading, start));
  if (others.length > 0 && stated.length === 0) {
    return [{ factId: list.id, value: [], spans: others.map(spanOf), note: null }];
  }
  // 同一发明在两国，另有一件: which of them are the same cannot be told.
  if (saysSame(list, reading) && OTHERS_TOO.test(reading.text)) return [];
  // 美国3件，其中1件去年授权: how many are left cannot be told.
  if (counts.length > 1 && /其中/u.test(reading.text) && !saysSame(list, reading)) return [];
  const marks = withoutPast(
    [
      ...figureMarks(list, reading),
      ...optionMarks(list, reading),
      ...booleanMarks(list, reading),
      ...nameMarks(list, reading),
    ],
    reading,
    paid,
  );
  if (marks.length === 0 && counts.length === 0 && !named.some(({ polarity }) => polarity === 'stated'))
    return [];
  if (!isPresent && marks.every(({ field }) => isBoolean(list, field))) return [];
  const countMarks = counts.flatMap(({ figure }): CountMark[] =>
    figure.lo.eq(figure.hi) && figure.lo.gte(1)
      ? [{ count: spell(figure.lo, ''), span: spanOf(figure) }]
      : [],
  );
  const sameAs = saysSame(list, reading)
    ? (list.fields.find(({ kind }) => kind === 'text')?.id ?? null)
    : null;
  const spans = [
    ...marks.map(({ span }) => span),
    ...countMarks.map(({ span }) => span),
    ...named.map(spanOf),
  ];
  return [
    {
      factId: list.id,
      value: itemsOf(reading.text, { marks, counts: countMarks, sameAs }),
      spans: spans.toSorted((a, b) => a.start - b.start),
      note: null,
    },
  ];
}

const ASKING = /[吗么嘛呢？?]|能不能|可以|能|多少|有没有/u;

/** 能按国际标准拿100万吗 names what is asked for, not what there is. */
function isAsked({ text, segments }: TextReading, offset: number): boolean {
  const segment = segments[segmentAt(segments, offset)];
  return segment !== undefined && ASKING.test(text.slice(segment.start, segment.end + 1));
}

const means = ({ meanings }: Mention, factId: string): boolean =>
  meanings.some((meaning) => meaning.factId === factId && meaning.kind === 'name');

const namesField = (mention: Mention, list: ListFact): boolean =>
  list.fields.some(({ id, kind }) => kind === 'quantity' && means(mention, `${list.id}.${id}`));

const isBoolean = (list: ListFact, id: string): boolean =>
  list.fields.find((field) => field.id === id)?.kind === 'boolean';

function figureMarks(list: ListFact, { bound, vocabulary }: TextReading): Mark[] {
  const main = list.fields.find(({ kind }) => kind === 'quantity')?.id;
  return list.fields.flatMap((field) =>
    bound.flatMap(({ factId, figure, unit, score }) => {
      if (factId !== `${list.id}.${field.id}` || field.kind !== 'quantity') return [];
      const own = unit.startsWith('?') ? unit.slice(1) : unit;
      return vocabulary.fields.has(factId)
        ? [
            {
              field: field.id,
              value: spellFigure(figure, own),
              span: spanOf(figure),
              splits: field.id === main,
              score,
            },
          ]
        : [];
    }),
  );
}

function optionMarks(list: ListFact, { mentions }: TextReading): Mark[] {
  return list.fields.flatMap((field) =>
    mentions.flatMap((mention) => {
      const own = mention.meanings.find(
        (one) => one.kind === 'option' && one.factId === `${list.id}.${field.id}`,
      );
      if (own?.kind !== 'option' || mention.polarity !== 'stated') return [];
      return [
        {
          field: field.id,
          value: own.option,
          span: spanOf(mention),
          splits: true,
          score: mention.words.length,
        },
      ];
    }),
  );
}

function booleanMarks(list: ListFact, { mentions }: TextReading): Mark[] {
  return list.fields.flatMap((field) => {
    if (field.kind !== 'boolean') return [];
    const factId = `${list.id}.${field.id}`;
    return mentions.flatMap((mention): Mark[] => {
      const said = saysOf(factId, [mention]);
      if (said === null) return [];
      return [
        { field: field.id, value: said.value, span: said.span, splits: false, score: said.value ? 0 : 1 },
      ];
    });
  });
}

const PROMOTED = /升(?:级|格|为|到|至|成)?|晋升|晋级|提升/u;

/**
 * 市级中心已奖20万，今年升为国家级: what was paid for already, and what something was before it rose, is not claimed
 * anew. A value that is said twice is one value.
 */
function withoutPast(
  marks: readonly Mark[],
  { text, segments }: TextReading,
  paid: readonly SourceSpan[],
): Mark[] {
  const rose = PROMOTED.exec(text)?.index ?? -1;
  const before = /(?:原先|原来|以前|之前|此前|原本|先前|早先|曾经?)(?:的|是|为|就是)?$/u;
  const isPast = ({ field, span, value }: Mark): boolean => {
    const later = marks.some((other) => other.field === field && other.span.start > span.start);
    const wasPaid = paid.some((one) => sameSegment(one, span, segments));
    const beforeRise =
      rose >= span.end && marks.some((other) => other.field === field && other.span.start > rose);
    const elsewhere = marks.some(
      (other) => other.field === field && !sameSegment(other.span, span, segments),
    );
    const others = marks.some((other) => other.field === field && other.value !== value);
    const wasBefore = others && before.test(text.slice(0, span.start));
    return (later && beforeRise) || (wasPaid && elsewhere) || wasBefore;
  };
  const pastValues = marks.filter(isPast);
  const isPastValue = (mark: Mark): boolean =>
    pastValues.some(({ field, value }) => field === mark.field && value === mark.value) &&
    marks.some((other) => other.field === mark.field && other.value !== mark.value);
  const kept = marks.filter((mark) => !isPast(mark) && !isPastValue(mark));
  const told = kept.filter((mark, at) => !isSameBreath(mark, kept[at - 1]));
  // 国家级 said twice is one level; 发明, 发明, 外观设计 are three things.
  const isOneValue = ({ field, value }: Mark): boolean =>
    typeof value === 'string' &&
    !/\d/u.test(value) &&
    told.every((other) => other.field !== field || other.value === value);
  return told.filter(
    (mark, at) => !isOneValue(mark) || told.findIndex(({ field }) => field === mark.field) === at,
  );
}

/** 牵头主导 is one word for one role. */
function isSameBreath({ field, value, span }: Mark, before: Mark | undefined): boolean {
  return before?.field === field && before.value === value && before.span.end === span.start;
}

function sameSegment(a: SourceSpan, b: SourceSpan, segments: readonly Segment[]): boolean {
  return segmentAt(segments, a.start) === segmentAt(segments, b.start);
}

const NAMED =
  /([甲乙丙丁戊]|(?<![a-z])[a-e](?=发明|专利|标准|中心))(?:号)?(?:发明|专利|标准|中心|(?=[在只也]))/gu;

/** 甲发明在巴西和越南授权，乙发明在日本授权. */
function nameMarks(list: ListFact, { text }: TextReading): Mark[] {
  const field = list.fields.find(({ kind }) => kind === 'text');
  if (field === undefined) return [];
  return [...text.matchAll(NAMED)].map(({ 0: words, 1: name = '', index }) => ({
    field: field.id,
    value: name,
    span: { start: index, end: index + words.length },
    splits: false,
    score: 0,
    isName: true,
  }));
}

const SAME = /同一(?:个|件|项|份|款)?(?:的)?|是同个|一个(?:发明|专利|技术)[^，。；]{0,6}(?:在|拿|两国|多国)/u;

const OTHERS_TOO = /(?:另外|另有|另一|还有|再有|别的|不同)[^，。；]{0,8}(?:发明|专利|[件项个])/u;

/** 同一件发明在美国和韩国授权. */
function saysSame(list: ListFact, { text }: TextReading): boolean {
  return list.fields.some(({ kind }) => kind === 'text') && SAME.test(text) && !/不是同一/u.test(text);
}
