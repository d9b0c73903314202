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
  noteNothing(
    scope,
    () =>
      first === undefined ? '' : `${describeFact(by, scope)}，不在所列各档，最低一档自${first.from.text}起`,
    first === undefined ? [] : [first.from.text],
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
    named: namedRows(rows, rangeOf(first, scope)),
  };
  const truths = rows.map(({ over }, at) => isNew(over, at, reading, scope));
  const amounts = rows.map(({ give }) => evaluate(give, { ...scope, steps: null }));
  const missing = openFigures(expression, reading);
  const result =
    scope.settings.severalAtOnce === 'sum'
      ? sumOfNew(truths, amounts, missing)
      : highestNew(truths, amounts, missing);
  if (result.hi.isZero()) {
    const given = reading.now === null ? [first] : reading.earlier === null ? [by] : [by, before];
    noteNothing(
      scope,
      () =>
        `${given.map((id) => describeFact(id, scope)).join('，')}，没有首次突破所列各档：${stepsOf(rows)}`,
      rows.map(({ over }) => over.text),
    );
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
  /** Between which rows the highest lies that the applicant says was broken for the first time. */
  named: { lowest: number; highest: number } | null;
}

/** Facts that would settle which rows are new. */
function openFigures({ by, before, first }: Milestones, { now, earlier, named }: MilestoneReading): string[] {
  if (now === null && named === null) return [first];
  const open = [
    ...(now === null ? (named?.lowest === named?.highest ? [] : [first]) : isPoint(now) ? [] : [by]),
    ...(earlier !== null && isPoint(earlier) ? [] : [before]),
  ];
  return open.length === 0 ? [by] : open;
}

const isPoint = ({ lo, hi }: Range): boolean => lo.eq(hi);

function rangeOf(id: string, scope: Scope): Range | null {
  const fact = lookUp(scope, id);
  return fact?.kind === 'quantity' ? fact.range : null;
}

function namedRows(rows: Milestones['rows'], named: Range | null): MilestoneReading['named'] {
  if (named === null) return null;
  return {
    lowest: rows.findLastIndex(({ over }) => over.value.lte(named.lo)),
    highest: rows.findLastIndex(({ over: { value } }) =>
      named.hiOpen ? value.lt(named.hi) : value.lte(named.hi),
    ),
  };
}

/**
 * Figures decide; for one that is not given or only known to exceed something, the applicant's own statement does. It does
 * not narrow a figure given as a range: the exact figure might turn out to say something else.
 */
function isNew(
  over: Literal,
  at: number,
  { now, earlier, named }: MilestoneReading,
  { settings }: Scope,
): boolean | null {
  const op = settings.breakthrough === 'over' ? 'moreThan' : 'atLeast';
  const broken = byFigure(op, now, over) ?? (isBounded(now) ? null : saidBroken(at, named));
  const wasBroken = byFigure(op, earlier, over) ?? (isBounded(earlier) ? null : saidBrokenBefore(at, named));
  const isAboveNamed = named !== null && at > named.highest;
  if (isAboveNamed && (now === null || earlier === null)) return false;
  return and(broken, wasBroken === null ? null : !wasBroken);
}

function byFigure(op: 'moreThan' | 'atLeast', figure: Range | null, over: Literal): boolean | null {
  return figure === null ? null : compareRange(op, figure, over);
}

const isBounded = (figure: Range | null): boolean => figure !== null && figure.hi.isFinite();

function saidBroken(at: number, named: MilestoneReading['named']): boolean | null {
  if (named === null) return null;
  if (at > named.highest) return false;
  return at <= named.lowest ? true : null;
}

function saidBrokenBefore(at: number, named: MilestoneReading['named']): boolean | null {
  return named !== null && at === named.lowest && at === named.highest ? false : null;
}

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
