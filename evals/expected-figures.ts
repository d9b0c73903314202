/** What a numeric question expects of the amount, in yuan. */
import { z } from 'zod';

const figure = z.number().nullable();

export const expectedFields = {
  kind: z.enum(['fixed', 'up_to', 'range', 'not_eligible', 'needs_facts', 'no_amount']),
  amount_min: figure,
  amount_max: figure,
};
const Fields = z.strictObject(expectedFields);

/** The figures as answers are compared with them: others could never be right. */
export function checkFigures(expected: z.infer<typeof Fields>, context: z.RefinementCtx): void {
  const message = figuresProblem(expected);
  if (message !== null) context.addIssue({ code: 'custom', path: ['amount_max'], message });
}

function figuresProblem({ kind, amount_min: min, amount_max: max }: z.infer<typeof Fields>): string | null {
  switch (kind) {
    case 'fixed':
      return max !== null && max >= 0 && min === max
        ? null
        : 'fixed 的 amount_min 与 amount_max 应为同一个数';
    case 'up_to':
      return max !== null && max >= 0 && min === null ? null : 'up_to 应写 amount_max，amount_min 为 null';
    case 'range':
      return min !== null && max !== null && min >= 0 && min < max
        ? null
        : 'range 的 amount_min 应小于 amount_max，都不小于 0';
    case 'not_eligible':
      return min === 0 && max === 0 ? null : 'not_eligible 的 amount_min 与 amount_max 应为 0';
    case 'needs_facts':
    case 'no_amount':
      return min === null && max === null ? null : `${kind} 的 amount_min 与 amount_max 应为 null`;
  }
}

export const Expectation = Fields.superRefine(checkFigures);
