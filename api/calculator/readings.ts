import type { Reading, RuleSet } from '../../corpus/index.ts';
import type { ResultReading } from './award-result.ts';
import { amountOf } from './amount.ts';
import { decide, type Decision } from './decide.ts';
import type { Facts } from './facts.ts';
import { describeMissing } from './missing.ts';

/** What one question asks of the rules. */
export interface Asked {
  facts: Facts;
  asOf: string;
  /** Ids of readings to take instead of the chosen one, for awards that have them. */
  readings: readonly string[];
}

/**
 * The other readings of the clause that give another amount here, with the chosen one first. One that needs a fact which
 * the chosen one does without is shown as far as it is known, and says which. A reading that makes no difference to these
 * facts is not mentioned; nor is any while the chosen one is still open.
 */
export function readingsOf(rules: RuleSet, decision: Decision, asked: Asked): ResultReading[] {
  const { award } = decision;
  if (decision.outcome !== 'calculated' && decision.outcome !== 'ineligible') return [];
  const others = award.readings
    .filter(({ id }) => !asked.readings.includes(id))
    .map((reading) => {
      const options = { readings: [...asked.readings, reading.id], steps: null };
      return { reading, other: decide(rules, award, asked.facts.values, asked.asOf, options) };
    })
    .filter(({ other }) => other.outcome === 'needsFacts' || (isDecided(other) && differs(other, decision)));
  if (others.length === 0) return [];
  const chosenText = [...new Set(others.map(({ reading }) => reading.chosenText))].join('；');
  return [
    { id: 'chosen', text: chosenText, amount: amountOf(decision), chosen: true, missingFacts: [] },
    ...others.map(({ reading, other }) => readingOf(rules, reading, other)),
  ];
}

function readingOf({ vocabulary }: RuleSet, { id, text }: Reading, other: Decision): ResultReading {
  const missingFacts = other.amount.missing.map((factId) => describeMissing(vocabulary, factId));
  const needs = missingFacts.map(({ label }) => label).join('、');
  return {
    id,
    text: missingFacts.length === 0 ? text : `${text}（还需：${needs}）`,
    amount: amountOf(other),
    chosen: false,
    missingFacts,
  };
}

function isDecided({ outcome }: Decision): boolean {
  return outcome === 'calculated' || outcome === 'ineligible';
}

function differs(a: Decision, b: Decision): boolean {
  return !a.amount.lo.eq(b.amount.lo) || !a.amount.hi.eq(b.amount.hi);
}
