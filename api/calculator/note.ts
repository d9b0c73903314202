import type { Anchor } from '../../corpus/index.ts';
import type { Interval } from './interval.ts';
import type { Scope } from './scope.ts';
import type { StepOp } from './step.ts';

/**
 * Leaves a step behind, where steps are wanted.
 * @param result in words where it is no money.
 * @param by texts of the clause by which its words are found (a number, a label), or the words themselves.
 */
export function note(
  scope: Scope,
  op: StepOp,
  inputs: () => Record<string, string>,
  result?: Interval | string,
  by: readonly string[] | Anchor = [],
): void {
  if (scope.steps === null) return;
  scope.steps.push({ op, inputs, result, by });
}
