import type { AwardResult } from '../calculator/index.ts';
import type { Amount } from '../contract.ts';
import { type AwardEvidence, figuresOfAmount, noticeSources, sourcesOf } from './award-sources.ts';
import { readingTexts, validityOf } from './compose-awards.ts';
import type { Gate } from './gate.ts';
import { type Line, NO_SOURCES, remark } from './line.ts';

interface Guarding extends AwardEvidence {
  asOf: string;
  gate: Gate;
}

interface Guarded {
  lines: Line[];
  awards: AwardResult[];
  /** Whether the sum of all may still be stated. */
  hasTotal: boolean;
}

const WITHOUT_FIGURES = '金额请以条款原文为准。';

const isTotal = ({ part }: Line): boolean => part.kind === 'total';

/**
 * What is left of the awards when lines were taken away: a step that fell is no step, and an award whose sum fell is not
 * shown at all. Nor is then the sum of all: what remains is the words of the clauses.
 */
export function guardAwards(
  awards: readonly AwardResult[],
  composed: readonly Line[],
  guarding: Guarding,
): Guarded {
  const passed = guarding.gate.pass(composed);
  const kept = awards.flatMap((award) => guardAward(award, passed, guarding) ?? []);
  const shown = new Set(kept.map(({ awardId }) => awardId));
  const isWhole = kept.length === awards.length;
  const lines = passed.filter(({ part }) => {
    if (part.kind === 'total' || part.kind === 'dropped') return isWhole;
    return !('awardId' in part) || shown.has(part.awardId);
  });
  // What was left out of the sum says nothing once the sum is gone.
  const hasTotal = lines.some(isTotal) || !composed.some(isTotal);
  const summed = hasTotal ? lines : lines.filter(({ part }) => part.kind !== 'dropped');
  if (kept.length > 0 || awards.length === 0) return { lines: summed, awards: kept, hasTotal };
  const quotations = summed.filter(({ part, text }) => part.kind === 'quotation' || text === '依据：');
  return { lines: [remark(WITHOUT_FIGURES), ...quotations], awards: [], hasTotal: false };
}

/** The texts of an award that go out beside the lines are held to the same sources. */
function guardAward(award: AwardResult, passed: readonly Line[], guarding: Guarding): AwardResult | null {
  const { awardId, amount, because, becauseMarker, steps, readings, notices, outcome } = award;
  const { gate, rules, asOf, figures } = guarding;
  const own = passed.filter(({ part }) => 'awardId' in part && part.awardId === awardId);
  const isStated = own.some(({ part }) => part.kind === 'headline');
  if (!isStated || !isTrueAmount(amount, gate)) return null;
  const at = new Set(own.flatMap(({ part }) => (part.kind === 'step' ? [part.at] : [])));
  const readingIds = new Set(own.flatMap(({ part }) => (part.kind === 'reading' ? [part.id] : [])));
  const markers = becauseMarker === undefined ? award.citations.map(({ marker }) => marker) : [becauseMarker];
  const kept = { ...award, steps: steps.filter((_, place) => at.has(place)) };
  // The headline of an award that is not due is its reason; any other reason stands by itself.
  if (because !== undefined && outcome !== 'ineligible') {
    const known = [...(figures.get(awardId) ?? []).flat(), ...validityOf(award, guarding)];
    if (!gate.holds(because, sourcesOf(because, markers, known, { ...guarding, award }))) {
      delete kept.because;
    }
  }
  const rule = rules.awards.find(({ id }) => id === awardId);
  const sources = rule === undefined ? NO_SOURCES : noticeSources(rule, guarding, asOf);
  const remaining = readings.filter(({ id, chosen, text }) =>
    chosen
      ? gate.holds(
          text,
          sourcesOf(text, markers, [...figuresOfAmount(amount), ...readingTexts(award, guarding)], {
            ...guarding,
            award,
          }),
        )
      : readingIds.has(id),
  );
  const withReadings = {
    ...sources,
    calculations: [
      ...sources.calculations,
      ...remaining.flatMap((reading) => figuresOfAmount(reading.amount)),
    ],
  };
  return {
    ...kept,
    readings: remaining.length > 1 ? remaining.filter((reading) => isTrueAmount(reading.amount, gate)) : [],
    notices: notices.filter(({ message }) => gate.holds(message, withReadings)),
  };
}

/** Whether the words of an amount say its numbers. */
export function isTrueAmount(amount: Amount, gate: Gate): boolean {
  return gate.holds(amount.text, { ...NO_SOURCES, calculations: figuresOfAmount(amount) });
}
