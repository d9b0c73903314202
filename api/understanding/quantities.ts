import type { Fact, FactVocabulary } from '../../corpus/index.ts';
import type { Bound } from './bind.ts';
import { spell, spellFigure } from './figures.ts';
import type { StatedFact, UnusableFact } from './stated.ts';
import { isActive, names, spanOf, type TextReading } from './text-reading.ts';

/** Facts that are figures; of dollars and yuan only where the text says which. */
export function readQuantities({ vocabulary, bound, text }: TextReading): {
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
export function readCounts({
  vocabulary,
  mentions,
  bound,
  text,
  segments,
  active,
}: TextReading): StatedFact[] {
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
