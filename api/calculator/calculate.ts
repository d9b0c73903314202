import type { Amount, RuleSet } from '../../corpus/index.ts';
import { combine, type Combination } from './combine.ts';
import { decideWithSteps } from './decide.ts';
import type { Facts } from './facts.ts';
import type { AwardResult } from './award-result.ts';
import { resultOf } from './result.ts';
import { figuresOf } from './step.ts';

export interface CalculateOptions {
  /** Awards to calculate; all of them where absent. Unknown ids are left out (see `unknownAwards`). */
  awardIds?: readonly string[];
  /** Ids of readings to take instead of the chosen one, e.g. `topUp` where a question names that rule. */
  readings?: readonly string[];
  /** The applicant says that these awards would all be for one product, project or standard. */
  oneProject?: boolean;
}

export interface Calculation {
  results: AwardResult[];
  total: Amount | null;
  combination: Combination;
}

/** For each award, in the order of its steps, the figures computed there: what its sentences may state. */
export type StepFigures = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * Calculates awards for one applicant on one day. Pure: no clock, no I/O.
 * @param asOf ISO date.
 */
export function calculate(
  rules: RuleSet,
  facts: Facts,
  asOf: string,
  options: CalculateOptions = {},
): Calculation {
  return calculateWithFigures(rules, facts, asOf, options).calculation;
}

/** The same with the figures apart from the sentences, for whoever checks those. */
export function calculateWithFigures(
  rules: RuleSet,
  facts: Facts,
  asOf: string,
  options: CalculateOptions = {},
): { calculation: Calculation; figures: StepFigures } {
  const { awardIds, readings = [], oneProject = false } = options;
  const awards =
    awardIds === undefined ? rules.awards : rules.awards.filter(({ id }) => awardIds.includes(id));
  const explained = awards.map((award) => decideWithSteps(rules, award, facts.values, asOf, readings));
  const results = explained.map((one) => resultOf(rules, one, { facts, asOf, readings }));
  const combination = combine(
    rules,
    explained.map(({ decision }) => decision),
    { oneProject },
  );
  const figures = new Map(explained.map(({ decision, steps }) => [decision.award.id, steps.map(figuresOf)]));
  return { calculation: { results, total: combination.total, combination }, figures };
}

/** Ids that name no award. */
export function unknownAwards({ awards }: RuleSet, ids: readonly string[]): string[] {
  const known = new Set(awards.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/** Ids of readings that none of the awards asked for has. */
export function unknownReadings(
  { awards }: RuleSet,
  { awardIds, readings = [] }: CalculateOptions,
): string[] {
  const asked = awardIds === undefined ? awards : awards.filter(({ id }) => awardIds.includes(id));
  const known = new Set(asked.flatMap((award) => award.readings.map(({ id }) => id)));
  return readings.filter((id) => !known.has(id));
}
