import type { Amount, Period, RuleSet } from '../../corpus/index.ts';
import { toAmount } from './amount.ts';
import { type Decision, decideWithSteps } from './decide.ts';
import type { Facts } from './facts.ts';
import { add, type Interval, nothing } from './interval.ts';
import type { AwardResult } from './award-result.ts';
import { resultOf } from './result.ts';
import { byCeiling, byFloor, stackClaims } from './stack.ts';

export interface CalculateOptions {
  /** Awards to calculate; all of them where absent. Unknown ids are left out (see `unknownAwards`). */
  awardIds?: readonly string[];
  /** Ids of readings to take instead of the chosen one, e.g. `topUp` where a question names that rule. */
  readings?: readonly string[];
}

/** Which awards can be had together, and what is dropped for which clause. */
export interface Combination {
  /**
   * Null while an award is undecided, where there is nothing to add up (no amount printed, 一事一议), and where there are
   * too many claims to choose among exactly.
   */
  total: Amount | null;
  chosen: string[];
  dropped: { awardId: string; because: string }[];
  /** Set where the best by guaranteed amount differs from the best by ceiling. */
  guaranteed: { total: Amount; chosen: string[] } | null;
}

export interface Calculation {
  results: AwardResult[];
  total: Amount | null;
  combination: Combination;
}

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
  const { awardIds, readings = [] } = options;
  const awards =
    awardIds === undefined ? rules.awards : rules.awards.filter(({ id }) => awardIds.includes(id));
  const explained = awards.map((award) => decideWithSteps(rules, award, facts.values, asOf, readings));
  const results = explained.map((one) => resultOf(rules, one, { facts, asOf, readings }));
  const combination = combine(
    rules,
    explained.map(({ decision }) => decision),
  );
  return { results, total: combination.total, combination };
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

/** 从优、从高、不重复 over what was calculated. */
export function combine(rules: RuleSet, all: readonly Decision[]): Combination {
  // 一事一议 is nothing to count on, so it is shown but never added.
  const decisions = all.filter(({ award }) => !award.caseByCase);
  const applying = decisions.filter(({ outcome }) => outcome === 'calculated');
  const yielding = applying.flatMap((decision) => yields(decision, applying));
  const calculated = applying.filter(({ award }) => !yielding.some(({ awardId }) => awardId === award.id));
  const claims = calculated.map(({ award: { id, groups }, amount: { lo, hi } }) => ({ id, lo, hi, groups }));
  const best = stackClaims(claims, byCeiling);
  if (best.kind === 'tooMany') {
    const because = `同组奖补超过 ${best.limit} 项，无法逐一比较，请分批测算`;
    return {
      total: null,
      chosen: [],
      dropped: claims.map(({ id }) => ({ awardId: id, because })),
      guaranteed: null,
    };
  }
  const floor = stackClaims(claims, byFloor);
  const differs = floor.kind === 'ok' && floor.chosen.join() !== best.chosen.join();
  const open = decisions.some(({ outcome }) => outcome === 'needsFacts');
  const none = decisions.every(({ outcome }) => outcome === 'amountNotStated');
  return {
    total: open || none ? null : totalOf(calculated, best.chosen),
    chosen: best.chosen,
    dropped: [
      ...yielding,
      ...best.dropped.map((one) => ({ awardId: one.id, because: dropReason(rules, one) })),
    ],
    guaranteed: differs ? { total: totalOf(calculated, floor.chosen), chosen: floor.chosen } : null,
  };
}

/** A special provision for the same thing goes before the general one, whichever pays more. */
function yields({ award }: Decision, applying: readonly Decision[]): Combination['dropped'] {
  const special = applying.find((other) => award.yieldsTo.includes(other.award.id));
  if (special === undefined) return [];
  const { title, anchors } = special.award;
  return [
    {
      awardId: award.id,
      because: `${title}（${anchors[0]?.locator ?? ''}）是对同一事项的特别规定，按其执行`,
    },
  ];
}

function dropReason(rules: RuleSet, { group, instead }: { group: string; instead: string }): string {
  const found = rules.groups.get(group);
  const other = rules.awards.find(({ id }) => id === instead)?.title ?? instead;
  return found === undefined
    ? `与${other}属于同一事项，只取其一`
    : `与${other}同属“${found.title}”，按“${found.anchor.quote}”（${found.anchor.locator}）只取其一`;
}

function totalOf(decisions: readonly Decision[], ids: readonly string[]): Amount {
  const chosen = decisions.filter(({ award }) => ids.includes(award.id));
  const sum = chosen.map(({ amount }) => amount).reduce<Interval>(add, nothing);
  return toAmount(sum, commonPeriod(chosen));
}

/** A sum of yearly and one-off amounts is paid neither once nor per year. */
function commonPeriod(decisions: readonly Decision[]): Period | null {
  const [first, ...others] = decisions.map(({ award, manyYears }) => (manyYears ? null : award.period));
  return first !== undefined && others.every((period) => period === first) ? first : null;
}
