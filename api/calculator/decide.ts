import type { Anchor, AwardNote, AwardRule, Condition, RuleSet, Settings } from '../../corpus/index.ts';
import { settingValues } from '../../corpus/index.ts';
import { decideCondition, type Truth } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import { type FactValue, presumedFacts } from './facts.ts';
import { either, type Interval, nothing, union } from './interval.ts';
import { applyModifiers } from './modifiers.ts';
import type { Nothing, Scope } from './scope.ts';
import { note } from './note.ts';
import { type Split, splitOf } from './split.ts';
import type { Step } from './step.ts';
import { type Standing, standingOf } from './validity.ts';
import { describeRequirement, textsOf } from './condition-wording.ts';

/** What became of one award for one set of facts, before it is put into words. */
export interface Decision {
  award: AwardRule;
  outcome: 'calculated' | 'needsFacts' | 'ineligible' | 'amountNotStated';
  /** Nothing for an ineligible award; as far as it is known for an open one. */
  amount: Interval;
  because: Because | null;
  standing: Standing;
  /** Remarks of the award that matter for these facts. */
  notes: readonly AwardNote[];
  /** Facts that were taken for granted. */
  presumptions: readonly string[];
  /** Found on the way: the stage asked about, a limit that holds in principle, several years together. */
  stage: string | null;
  softCap: boolean;
  manyYears: boolean;
  /** Its parts where it is for several things of a list and other awards may be for the same ones; null for a whole. */
  split: Split | null;
}

export type Because =
  | { kind: 'condition'; failed: Condition; scope: Scope }
  | { kind: 'nothing'; nothing: Nothing; by: readonly string[] | Anchor }
  | { kind: 'standing'; standing: Standing };

export interface DecideOptions {
  /** Ids of readings to take instead of the chosen one, for awards that have them. */
  readings: readonly string[];
  /** Collects the steps of the calculation; null where only the outcome is wanted. */
  steps: Step[] | null;
}

/** A decision with the steps that led to it. */
export interface Explained {
  decision: Decision;
  steps: readonly Step[];
}

const defaults: Settings = {
  sharedBoundary: settingValues.sharedBoundary[0],
  breakthrough: settingValues.breakthrough[0],
  severalAtOnce: settingValues.severalAtOnce[0],
  upliftCombine: settingValues.upliftCombine[0],
  sameSubject: settingValues.sameSubject[0],
  perItem: settingValues.perItem[0],
  promotion: settingValues.promotion[0],
};

/** Decides one award. Pure: the same rules, facts and day give the same decision. */
export function decide(
  rules: RuleSet,
  award: AwardRule,
  facts: ReadonlyMap<string, FactValue>,
  asOf: string,
  options: DecideOptions,
): Decision {
  const { body, settings } = readAs(award, options.readings);
  const scope = scopeOf(rules, body, facts, settings, options.steps);
  const standing = standingOf(rules.documents.get(award.documentId)?.validity, asOf);
  const decided = outcomeOf(body, scope, standing);
  const { presumptions, stage, softCap, manyYears } = scope.found;
  const { outcome, amount, because, split } = decided;
  const notes = award.notes.filter(
    ({ when }) => when === null || decideCondition(when, scope).value === true,
  );
  return { award, outcome, amount, because, standing, notes, presumptions, stage, softCap, manyYears, split };
}

/** Decides one award and keeps the steps, so that the explanation and the combination rest on one decision. */
export function decideWithSteps(
  rules: RuleSet,
  award: AwardRule,
  facts: ReadonlyMap<string, FactValue>,
  asOf: string,
  readings: readonly string[],
): Explained {
  const steps: Step[] = [];
  return { decision: decide(rules, award, facts, asOf, { readings, steps }), steps };
}

interface Body {
  body: AwardRule;
  settings: Settings;
}

const asWritten = new WeakMap<AwardRule, Body>();

/** The award as its chosen reading has it, or as the readings asked for have it. */
function readAs(award: AwardRule, readingIds: readonly string[]): Body {
  const readings = readingIds.length === 0 ? [] : award.readings.filter(({ id }) => readingIds.includes(id));
  const known = readings.length === 0 ? asWritten.get(award) : undefined;
  if (known !== undefined) return known;
  const read: Body = {
    body: readings.reduce((all, { replace }) => ({ ...all, ...replace }), award),
    settings: readings.reduce((all, reading) => ({ ...all, ...reading.settings }), {
      ...defaults,
      ...award.settings,
    }),
  };
  if (readings.length === 0) asWritten.set(award, read);
  return read;
}

function scopeOf(
  { vocabulary }: RuleSet,
  award: AwardRule,
  facts: ReadonlyMap<string, FactValue>,
  settings: Settings,
  steps: Step[] | null,
): Scope {
  return {
    award,
    vocabulary,
    presumed: presumedFacts(vocabulary),
    facts,
    item: null,
    settings,
    steps,
    found: {
      presumptions: [],
      nothing: null,
      nothingBy: [],
      stage: null,
      softCap: false,
      manyYears: false,
    },
  };
}

const NOT_IN_FORCE: ReadonlySet<Standing['kind']> = new Set(['notWritten', 'notYet', 'ended', 'repealed']);

type Outcome = Pick<Decision, 'outcome' | 'amount' | 'because' | 'split'>;

function outcomeOf(award: AwardRule, scope: Scope, standing: Standing): Outcome {
  if (NOT_IN_FORCE.has(standing.kind)) {
    return { outcome: 'ineligible', amount: nothing, because: { kind: 'standing', standing }, split: null };
  }
  const truth = eligibility(award, scope);
  if (truth.value === false) {
    const because: Because = { kind: 'condition', failed: truth.failed, scope };
    return { outcome: 'ineligible', amount: nothing, because, split: null };
  }
  noteConditions(award, truth, scope);
  if (award.amount === null) return unstated(truth);
  const raw = evaluate(award.amount, scope);
  if (raw.hi.isZero()) {
    return { outcome: 'ineligible', amount: nothing, because: nothingFound(scope), split: null };
  }
  // Why one item of several counts for nothing does not explain what limits and earlier payments leave.
  scope.found.nothing = null;
  const amount = applyModifiers(raw, award, scope);
  const whole = truth.value === null ? either(amount, nothing, truth.missing) : amount;
  if (whole.missing.length > 0) return { outcome: 'needsFacts', amount: whole, because: null, split: null };
  if (scope.found.stage !== null) {
    return { outcome: 'amountNotStated', amount: nothing, because: null, split: null };
  }
  const split = award.groups.length === 0 ? null : splitOf(award, scope);
  const because = whole.hi.isZero() ? nothingFound(scope) : null;
  return { outcome: 'calculated', amount: whole, because, split };
}

function nothingFound({ found }: Scope): Because | null {
  return found.nothing === null ? null : { kind: 'nothing', nothing: found.nothing, by: found.nothingBy };
}

const always: Truth = { value: true };

/** The award's own condition first: its reason says more than those of the whole document. */
function eligibility({ when, general }: AwardRule, scope: Scope): Truth {
  let truth = when === null ? always : decideCondition(when, scope);
  for (const condition of general) {
    if (truth.value === false) return truth;
    truth = both(truth, decideCondition(condition.when, scope));
  }
  return truth;
}

function both(first: Truth, second: Truth): Truth {
  if (first.value === true || second.value === false) return second;
  if (second.value === true || first.value === false) return first;
  return { value: null, missing: union(first.missing, second.missing) };
}

function unstated(truth: Truth): Outcome {
  return truth.value === null
    ? { outcome: 'needsFacts', amount: { ...nothing, missing: truth.missing }, because: null, split: null }
    : { outcome: 'amountNotStated', amount: nothing, because: null, split: null };
}

function noteConditions(award: AwardRule, truth: Truth, scope: Scope): void {
  if (scope.steps === null || award.when === null) return;
  const parts = award.when.op === 'all' ? award.when.of : [award.when];
  for (const part of parts) {
    const op = truth.value === null && decideCondition(part, scope).value === null ? 'open' : 'condition';
    const by = textsOf(part, scope.vocabulary);
    note(scope, op, () => ({ requirement: describeRequirement(part, scope.vocabulary) }), undefined, by);
  }
}
