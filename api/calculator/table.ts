import type { Expression } from '../../corpus/index.ts';
import { findFact, labelOf } from './facts.ts';
import { add, either, type Interval, larger, nothing } from './interval.ts';
import { type Evaluate, lookUp, noteNothing, type Scope } from './scope.ts';
import { note } from './note.ts';
import { describeFailure } from './condition-wording.ts';

type Table = Extract<Expression, { op: 'table' }>;

/** The row of a level or title; of several titles the highest (or the sum, as the clause is read). */
export function evaluateTable(expression: Table, scope: Scope, evaluate: Evaluate): Interval {
  const fact = lookUp(scope, expression.by);
  const values = fact?.kind === 'enum' ? [fact.value] : fact?.kind === 'set' ? fact.values : null;
  if (values === null) return anyRow(expression, scope, evaluate);
  const rows = expression.rows.filter(({ is }) => is.some((value) => values.includes(value)));
  if (rows.length === 0) return noRow(expression, scope);
  const amounts = rows.map(({ is, give }) => {
    const amount = evaluate(give, scope);
    const row = values.filter((value) => is.includes(value)).join('、');
    note(scope, 'row', () => ({ what: labelOf(scope.vocabulary, expression.by), row }), amount);
    return amount;
  });
  const combine = scope.settings.severalAtOnce === 'sum' ? add : larger;
  const result = amounts.reduce((all, one) => combine(all, one));
  if (amounts.length > 1)
    note(scope, scope.settings.severalAtOnce === 'sum' ? 'sumOfRows' : 'highestRow', () => ({}), result);
  return result;
}

function anyRow({ by, rows }: Table, scope: Scope, evaluate: Evaluate): Interval {
  const amounts = rows.map(({ give }) => evaluate(give, { ...scope, steps: null }));
  const fact = findFact(scope.vocabulary, by);
  const listed = new Set(rows.flatMap(({ is }) => is));
  const complete = fact?.kind === 'enum' && fact.options.every(({ value }) => listed.has(value));
  const start = complete ? (amounts[0] ?? nothing) : nothing;
  const most =
    scope.settings.severalAtOnce === 'sum' && fact?.kind === 'set' ? amounts.reduce(add, nothing) : nothing;
  return [...amounts, ...(most === nothing ? [] : [most])].reduce(
    (all, one) => either(all, one, [by]),
    start,
  );
}

function noRow({ by, rows }: Table, scope: Scope): Interval {
  const values = rows.flatMap(({ is }) => is);
  noteNothing(scope, () => describeFailure({ op: 'in', fact: by, values }, scope), values);
  return nothing;
}
