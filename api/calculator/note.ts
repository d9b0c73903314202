import type { Literal } from '../../corpus/index.ts';
import { formatInterval } from './format.ts';
import type { Interval } from './interval.ts';
import { anchorOf, type Scope } from './scope.ts';
import type { StepOp } from './step.ts';

/** Leaves a step behind, where steps are wanted; the inputs are formed only then. */
export function note(
  scope: Scope,
  op: StepOp,
  inputs: () => Record<string, string>,
  result?: Interval,
  literals: readonly Literal[] = [],
): void {
  if (scope.steps === null) return;
  const anchor = anchorOf(scope.award, literals);
  scope.steps.push({
    op,
    inputs: inputs(),
    ...(result === undefined ? {} : { result: formatInterval(result) }),
    ...(anchor === undefined ? {} : { anchor }),
  });
}
