import type { RuleSet } from '../../corpus/index.ts';
import type { AwardResult, MissingFact } from './award-result.ts';
import { combine, type Combination } from './combine.ts';
import { decide, type Decision, decideWithSteps } from './decide.ts';
import type { Facts } from './facts.ts';
import { chooseQuestions, describeMissing, effortOf } from './missing.ts';
import { resultOf } from './result.ts';

export interface Match {
  /** Due, or granted without a printed amount. */
  eligible: AwardResult[];
  undecided: AwardResult[];
  ineligible: AwardResult[];
  /** Few questions that would decide most of what is open. */
  questions: MissingFact[];
  combination: Combination;
}

/** Decides every award of the library for one profile. Pure; `asOf` is an ISO date. */
export function match(rules: RuleSet, facts: Facts, asOf: string): Match {
  const explained = rules.awards.map((award) => decideWithSteps(rules, award, facts.values, asOf, []));
  const results = explained.map((one) => resultOf(rules, one, { facts, asOf, readings: [] }));
  const decisions = explained.map(({ decision }) => decision);
  const open = decisions.filter(({ outcome }) => outcome === 'needsFacts');
  const calculated = decisions.filter(({ outcome }) => outcome === 'calculated');
  return {
    eligible: results.filter(({ outcome }) => outcome === 'calculated' || outcome === 'amountNotStated'),
    undecided: results.filter(({ outcome }) => outcome === 'needsFacts'),
    ineligible: results.filter(({ outcome }) => outcome === 'ineligible'),
    questions: chooseQuestions(
      open.map(({ amount }) => amount.missing),
      (id) => effortOf(rules.vocabulary, id),
    ).map((id) => describeMissing(rules.vocabulary, id)),
    combination: combine(rules, calculated),
  };
}

/** The bare decisions, without words: what a large number of profiles is sifted with. */
export function decideAll(rules: RuleSet, facts: Facts, asOf: string): Decision[] {
  return rules.awards.map((award) => decide(rules, award, facts.values, asOf, { readings: [], steps: null }));
}
