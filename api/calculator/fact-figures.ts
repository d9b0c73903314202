import type { FactVocabulary } from '../../corpus/index.ts';
import { type Facts, type FactValue, findFact, type Item, labelOf } from './facts.ts';
import { formatFact, formatMoney, formatNumber } from './format.ts';
import { zero } from './interval.ts';
import { paymentRecords } from './records.ts';

/** What the calculator was told of one fact, in figures. */
export interface FactFigures {
  /** A sentence that states the figures names the fact by one of these. */
  names: readonly string[];
  texts: readonly string[];
}

/** 此前已获50万元 and 本年度已获50万元 name payments by what they are. */
const PAYMENT_NAMES: Readonly<Record<string, string>> = {
  [paymentRecords.before]: '此前已获',
  [paymentRecords.thisYear]: '本年度已获',
};

/** The facts as the calculator took them, rendered from its data; of a list also how many there are and their sums. */
export function factFigures(vocabulary: FactVocabulary, { values }: Facts): FactFigures[] {
  return [...values].flatMap(([id, value]) =>
    value.kind === 'list' ? listFigures(vocabulary, id, value.items) : [plainFigures(vocabulary, id, value)],
  );
}

function plainFigures(vocabulary: FactVocabulary, id: string, value: FactValue): FactFigures {
  const fact = findFact(vocabulary, id);
  const texts = [formatFact(fact, value)];
  if (fact?.kind === 'quantity') {
    if (value.kind === 'quantity' && value.currency === null && value.range.lo.eq(value.range.hi)) {
      // 三 is told as 3件.
      texts.push(`${formatNumber(value.range.lo)}${fact.unit}`);
    }
    // 月租金×12: the multiplier of a derivation is told with it.
    texts.push(...fact.derive.flatMap((one) => ('times' in one ? [one.times[1]] : [])));
  }
  return { names: [labelOf(vocabulary, id)], texts };
}

function listFigures(vocabulary: FactVocabulary, id: string, items: readonly Item[]): FactFigures[] {
  const names = [labelOf(vocabulary, id), ...(PAYMENT_NAMES[id] === undefined ? [] : [PAYMENT_NAMES[id]])];
  const list = vocabulary.facts.get(id);
  const unit = list?.kind === 'list' ? list.unit : '项';
  const number = items.reduce((sum, { count }) => sum.plus(count), zero);
  const places = items.map((_, at) => `第${at + 1}项`);
  const fields = [...new Set(items.flatMap((item) => [...item.fields.keys()]))];
  return [
    { names, texts: [`${items.length}${unit}`, `${formatNumber(number)}${unit}`, ...places] },
    ...fields.map((field) => ({
      names: [...names, labelOf(vocabulary, field)],
      texts: fieldTexts(vocabulary, field, items),
    })),
  ];
}

function fieldTexts(vocabulary: FactVocabulary, field: string, items: readonly Item[]): string[] {
  const fact = findFact(vocabulary, field);
  const stated = items.flatMap(({ fields }) => fields.get(field) ?? []);
  const sum = items.reduce((total, { fields, count }) => {
    const value = fields.get(field);
    return value?.kind === 'quantity' ? total.plus(value.range.hi.times(count)) : total;
  }, zero);
  const isMoney = stated.some((value) => value.kind === 'quantity' && value.currency === '元');
  const texts = stated.map((value) => formatFact(fact, value));
  return isMoney && sum.isFinite() ? [...texts, formatMoney(sum)] : texts;
}
