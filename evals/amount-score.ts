/** Whether an answer states the amount, or the outcome, that the label expects. */
import type { Answer } from '../api/contract.ts';
import type { NumericQuestion } from './sets.ts';

/** What of an answer says what the amount is. */
export type Stated = Pick<Answer, 'status' | 'total' | 'awards' | 'refusal'>;

type Expected = Pick<NumericQuestion['expect'], 'kind' | 'amount_min' | 'amount_max'>;

interface Labelled {
  expect: Expected;
  accept?: readonly Expected[] | undefined;
}

/** What an answer says of the amount, in the words of the labels. */
export function saidAmount(answer: Stated): Expected {
  const none = { amount_min: null, amount_max: null };
  if (answer.status === 'needsFacts') return { kind: 'needs_facts', ...none };
  const { total, awards } = answer;
  const isUnstated =
    answer.refusal?.code === 'amountNotStated' || awards.some(({ outcome }) => outcome === 'amountNotStated');
  if (total === null || total.max === null)
    return { kind: isUnstated ? 'no_amount' : 'needs_facts', ...none };
  if (awards.length > 0 && awards.every(({ outcome }) => outcome === 'ineligible')) {
    return { kind: 'not_eligible', amount_min: 0, amount_max: 0 };
  }
  switch (total.kind) {
    case 'fixed':
      return { kind: 'fixed', amount_min: total.min, amount_max: total.max };
    case 'upTo':
      return { kind: 'up_to', amount_min: null, amount_max: total.max };
    case 'range':
      return { kind: 'range', amount_min: total.min, amount_max: total.max };
    case 'none':
      return { kind: 'no_amount', ...none };
  }
}

/** Whether the answer says what the label, or another expectation that counts, says. */
export function isRight({ expect, accept = [] }: Labelled, answer: Stated): boolean {
  // Without any figure or question the answer has only quoted, which states nothing.
  if (answer.status === 'refused' && answer.refusal?.code !== 'amountNotStated') return false;
  if (answer.status === 'cited' && answer.awards.length === 0) return false;
  const said = saidAmount(answer);
  // Neither a figure nor a question: nothing was asked for.
  if (said.kind === 'needs_facts' && answer.status !== 'needsFacts') return false;
  return [expect, ...accept].some(
    ({ kind, amount_min, amount_max }) =>
      kind === said.kind && amount_min === said.amount_min && amount_max === said.amount_max,
  );
}

/** A figure stated as the answer that is not the right one: the worst that can happen. */
export function statesWrongFigure(question: Labelled, answer: Stated): boolean {
  return (
    answer.total !== null &&
    answer.total.max !== null &&
    answer.status === 'calculated' &&
    !isRight(question, answer)
  );
}
