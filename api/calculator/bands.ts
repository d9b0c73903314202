import type { Expression, Literal } from '../../corpus/index.ts';
import { compareRange } from './conditions.ts';
import type { Range } from './facts.ts';
import { add, either, infinity, type Interval, isExact, nothing, zero } from './interval.ts';
import { type Evaluate, lookUp, noteNothing, type Scope } from './scope.ts';
import { note } from './note.ts';
import { describeFact } from './wording.ts';

type Bands = Extract<Expression, { op: 'bands' }>;
type Milestones = Extract<Expression, { op: 'milestones' }>;

const anything: Range = { lo: zero.minus(infinity), hi: infinity, loOpen: false, hiOpen: false };

/** The whole value falls in one band (no marginal slices); below the first there is nothing. */
export function evaluateBands(expression: Bands, scope: Scope, evaluate: Evaluate): Interval {
  const fact = lookUp(scope, expression.by);
  const range = fact?.kind === 'quantity' ? fact.range : anything;
  const truths = expression.rows.map((_, at) => inBand(expression.rows, at, range, scope));
  const certain = truths.indexOf(true);
  const row = expression.rows[certain];
  if (row !== undefined) {
    const result = evaluate(row.give, scope);
    const band = row.to === null ? `${row.from.text}及以上` : `${row.from.text}至${row.to.text}`;
    note(
      scope,
      'band',
      () => ({ value: describeFact(expression.by, scope), band }),
      result,
      row.to === null ? [row.from.text] : [row.from.text, row.to.text],
    );
    return result;
  }
  const possible = expression.rows.filter((_, at) => truths[at] === null);
  if (possible.length === 0) return outside(expression, scope);
  return hull(
    [nothing, ...possible.map(({ give }) => evaluate(give, { ...scope, steps: null }))],
    [expression.by],
  );
}

function inBand(rows: Bands['rows'], at: number, range: Range, { settings }: Scope): boolean | null {
  const row = rows[at];
  if (row === undefined) return false;
  const upper = settings.sharedBoundary === 'upper';
  // A boundary printed in two bands belongs to one: the upper owns its start, or the lower its end.
  const starts = compareRange(upper || at === 0 ? 'atLeast' : 'moreThan', range, row.from);
  const ends = row.to === null ? true : compareRange(upper ? 'lessThan' : 'atMost', range, row.to);
  return and(starts, ends);
}

function and(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function outside({ by, rows }: Bands, scope: Scope): Interval {
  const first = rows[0];
  noteNothing(scope, () =>
    first === undefined ? '' : `${describeFact(by, scope)}，不在所列各档（最低一档自${first.from.text}起）`,
  );
  return nothing;
}

function hull(amounts: readonly Interval[], missing: readonly string[]): Interval {
  const [first = nothing, ...others] = amounts;
  return others.reduce((all, one) => either(all, one, missing), first);
}

/** 首次突破: rows exceeded now and never before, from the figures or from the step the applicant names. */
export function evaluateMilestones(expression: Milestones, scope: Scope, evaluate: Evaluate): Interval {
  const { by, before, first, rows } = expression;
  const reading = {
    now: rangeOf(by, scope),
    earlier: rangeOf(before, scope),
    named: topNamed(rows, rangeOf(first, scope)),
  };
  const truths = rows.map(({ over }, at) => isNew(over, at, reading, scope));
  const amounts = rows.map(({ give }) => evaluate(give, { ...scope, steps: null }));
  const missing =
    reading.now === null && reading.named === null ? [first] : reading.now === null ? [by] : [before];
  const result =
    scope.settings.severalAtOnce === 'sum'
      ? sumOfNew(truths, amounts, missing)
      : highestNew(truths, amounts, missing);
  if (result.hi.isZero()) {
    const given = reading.now === null ? first : by;
    noteNothing(scope, () => `${describeFact(given, scope)}，没有首次突破的档次（${stepsOf(rows)}）`);
  } else if (isExact(result)) {
    const reached = rows.filter((_, at) => truths[at] === true).at(-1);
    note(
      scope,
      'milestone',
      () => ({ over: reached?.over.text ?? '' }),
      result,
      reached === undefined ? [] : [reached.over.text],
    );
  }
  return result;
}

function stepsOf(rows: Milestones['rows']): string {
  return rows.map(({ over }) => over.text).join('、');
}

interface MilestoneReading {
  now: Range | null;
  earlier: Range | null;
  /** Index of the highest row the applicant says was broken for the first time. */
  named: number | null;
}

function rangeOf(id: string, scope: Scope): Range | null {
  const fact = lookUp(scope, id);
  return fact?.kind === 'quantity' ? fact.range : null;
}

function topNamed(rows: Milestones['rows'], named: Range | null): number | null {
  return named === null ? null : rows.findLastIndex(({ over }) => over.value.lte(named.lo));
}

/** Figures decide; where they leave a row open, the applicant's own statement does. */
function isNew(
  over: Literal,
  at: number,
  { now, earlier, named }: MilestoneReading,
  { settings }: Scope,
): boolean | null {
  const op = settings.breakthrough === 'over' ? 'moreThan' : 'atLeast';
  const unnamed = named === null ? null : at <= named;
  const broken = decided(now === null ? null : compareRange(op, now, over), unnamed);
  const wasBroken = decided(
    earlier === null ? null : compareRange(op, earlier, over),
    named !== null && at === named ? false : null,
  );
  if (named !== null && at > named) return false;
  return and(broken, wasBroken === null ? null : !wasBroken);
}

const decided = (figure: boolean | null, statement: boolean | null): boolean | null => figure ?? statement;

function highestNew(
  truths: readonly (boolean | null)[],
  amounts: readonly Interval[],
  missing: readonly string[],
): Interval {
  let result: Interval | null = null;
  for (let at = truths.length - 1; at >= 0; at -= 1) {
    const amount = amounts[at];
    if (amount === undefined || truths[at] === false) continue;
    result = result === null ? amount : either(result, amount, missing);
    if (truths[at] === true) return result;
  }
  return result === null ? nothing : either(result, nothing, missing);
}

function sumOfNew(
  truths: readonly (boolean | null)[],
  amounts: readonly Interval[],
  missing: readonly string[],
): Interval {
  return amounts.reduce((sum, amount, at) => {
    const truth = truths[at];
    if (truth === false || truth === undefined) return sum;
    return add(sum, truth === null ? either(amount, nothing, missing) : amount);
  }, nothing);
}
