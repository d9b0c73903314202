import { Exact } from './amount.ts';
import type { AwardRule, Literal } from './award-rule.ts';
import { findQuantities } from './find-quantities.ts';
import { walkBody, walkNotes, walkReadings } from './rules-walk.ts';

/** A number a clause prints, comparable with a rule's literal. */
interface Printed {
  text: string;
  key: string;
  start: number;
  end: number;
}

/** Equal for 100万元 and 1000000元, different for 100万元 and 100万美元. */
function keyOf(value: Exact, unit: string): string {
  return `${value.toString()}${unit}`;
}

/** The numbers printed in a text, in order. */
function printedIn(text: string, offset = 0): Printed[] {
  return findQuantities(text, offset).map(({ text: written, value, unit, start, end }) => ({
    text: written,
    key: keyOf(unit === '%' ? new Exact(value).div(100) : new Exact(value), unit),
    start,
    end,
  }));
}

/** A literal's key, comparable with `Printed.key`. */
function literalKey({ value, unit }: Literal): string {
  return keyOf(value, unit);
}

/** Every literal of an award; those of its other readings and remarks apart, because they may repeat a printed number. */
function literalsOf(award: AwardRule): { own: Literal[]; readings: Literal[] } {
  const own: Literal[] = award.years === null ? [] : [award.years.at];
  const readings: Literal[] = [];
  walkBody(award, { literal: (literal) => own.push(literal) });
  walkReadings(award.readings, { literal: (literal) => readings.push(literal) });
  // A remark on 没有出口 compares with nothing, which no text prints.
  walkNotes(award.notes, {
    literal: (literal) => {
      if (!literal.value.isZero()) readings.push(literal);
    },
  });
  return { own, readings };
}

/** Literals that do not stand in the words the award rests on. */
export function unfoundLiterals(award: AwardRule): { literal: Literal; message: string }[] {
  const quotes = award.anchors.map(({ quote }) => quote);
  const printed = new Set(quotes.flatMap((quote) => printedIn(quote).map(({ key }) => key)));
  const { own, readings } = literalsOf(award);
  return [...own, ...readings].flatMap((literal) => {
    if (literal.derived !== null) {
      const { from } = literal.derived;
      return quotes.some((quote) => quote.includes(from))
        ? []
        : [{ literal, message: `“${literal.text}”据以得出的“${from}”不在锚点原文中` }];
    }
    return printed.has(literalKey(literal))
      ? []
      : [{ literal, message: `数值“${literal.text}”不在锚点原文中；如由文字得出，请写明 derived` }];
  });
}

/**
 * Printed numbers that the awards resting on an anchor use less often than the anchor prints them. In 分别给予200万元、
 * 100万、100万元 a row that repeats its neighbour's number leaves another number unused, which shows the slip.
 */
export function unusedPrintedNumbers(awards: readonly AwardRule[]): { anchorId: string; message: string }[] {
  const stated = awards.filter(({ unstated }) => unstated === null);
  const anchors = new Map(stated.flatMap(({ anchors: own }) => own.map((anchor) => [anchor.id, anchor])));
  return [...anchors.values()].flatMap(({ id, quote }) => {
    const citing = stated.filter((award) => award.anchors.some((anchor) => anchor.id === id));
    const ids = citing.map((award) => award.id).join('、');
    return unusedIn(quote, citing).map((text) => ({
      anchorId: id,
      message: `锚点 ${id} 中的“${text}”没有被规则用到，或用到的次数少于原文（${ids}）`,
    }));
  });
}

function unusedIn(quote: string, awards: readonly AwardRule[]): string[] {
  const declared = new Set(awards.flatMap(({ unused }) => unused));
  const uses = new Map<string, number>();
  for (const literal of awards.flatMap((award) => literalsOf(award).own)) {
    uses.set(literalKey(literal), (uses.get(literalKey(literal)) ?? 0) + 1);
  }
  return printedIn(quote).flatMap(({ text, key }) => {
    const left = uses.get(key) ?? 0;
    uses.set(key, left - 1);
    return left > 0 || declared.has(text) ? [] : [text];
  });
}
