/** What the labels of a case demand, where they leave it to be concluded. */
import type { Answer } from '../../api/contract.ts';
import { isRight, saidAmount, statesWrongFigure, type Stated } from '../amount-score.ts';
import type { EvalCase, ExpectedAmount, ExpectedTurn } from '../case.ts';

/** Whether it must be refused; null where the labels do not say, or allow both. */
export function mustRefuse(labels: EvalCase): boolean | null {
  const { answerable, status, amounts } = labels;
  if (answerable !== null) return !answerable;
  if (status.length > 0)
    return status.every((one) => one === 'refused') || (status.includes('refused') ? null : false);
  // 未写明金额 may be said by a refusal too.
  if (amounts.length > 0) return amounts.some(({ kind }) => kind === 'notStated') ? null : false;
  return labelsContent(labels) ? false : null;
}

/** What must be cited or said in the answer to the last turn: a refusal can do neither. */
function labelsContent({ gold, mustContain, expectedTurns }: EvalCase): boolean {
  const last = expectedTurns.at(-1);
  return (
    gold.some(({ role }) => role === 'key') ||
    mustContain.length > 0 ||
    (last !== undefined && labelsTurn(last))
  );
}

/** Whether anything is labelled for a turn. */
export function labelsTurn({ place, mustContain }: ExpectedTurn): boolean {
  return place !== null || mustContain.length > 0;
}

const FORMER_KINDS = {
  fixed: 'fixed',
  upTo: 'up_to',
  range: 'range',
  ineligible: 'not_eligible',
  needsFacts: 'needs_facts',
  notStated: 'no_amount',
} as const satisfies Record<ExpectedAmount['kind'], string>;

/** Null where no amount is labelled. */
export function judgeAmount({ amounts }: EvalCase, answer: Stated): 'right' | 'wrong' | 'wrongNumber' | null {
  const [expect, ...accept] = amounts.map(({ kind, min, max }) => ({
    kind: FORMER_KINDS[kind],
    amount_min: min,
    amount_max: max,
  }));
  if (expect === undefined) return null;
  if (isRight({ expect, accept }, answer)) return 'right';
  return statesWrongFigure({ expect, accept }, answer) ? 'wrongNumber' : 'wrong';
}

/**
 * Whether a figure is stated that is not the right one; null where the labels say nothing of it. Where the labels leave
 * no room for a sum, any is wrong: any total at all where it must be refused, and a calculated one where another way to
 * answer is labelled and no amount.
 */
export function statesWrongNumber(labels: EvalCase, answer: Stated | null): boolean | null {
  const isTotal = answer !== null && answer.total !== null && answer.total.kind !== 'none';
  if (mustRefuse(labels) === true) return isTotal;
  if (labels.amounts.length > 0) return answer !== null && judgeAmount(labels, answer) === 'wrongNumber';
  const isSumLabelledOut = labels.status.length > 0 && !labels.status.includes('calculated');
  return isSumLabelledOut ? isTotal && answer.status === 'calculated' : null;
}

const AMOUNT_WORDS = {
  fixed: '',
  up_to: '最高',
  range: '',
  not_eligible: '不符合条件（0）',
  needs_facts: '需补充信息',
  no_amount: '条款未写明金额',
} as const;

/** An expected amount in words, in yuan. */
export function describeAmount({ kind, min, max }: ExpectedAmount): string {
  return wordsFor({ kind: FORMER_KINDS[kind], amount_min: min, amount_max: max });
}

/** What the answer says of the amount, in words. */
export function describeSaid(answer: Answer): string {
  if (answer.status === 'refused') return '不予答复';
  if (answer.status === 'cited' && answer.awards.length === 0) return '只引用条款，未作测算';
  const said = saidAmount(answer);
  return said.kind === 'needs_facts' && answer.status !== 'needsFacts' ? '没有给出金额' : wordsFor(said);
}

/** Whole 万 as people write them; other amounts to the yuan. */
function yuan(value: number | null): string {
  if (value === null) return '？';
  return value !== 0 && value % 10_000 === 0 ? `${value / 10_000}万元` : `${value.toLocaleString('en-US')}元`;
}

function wordsFor({ kind, amount_min: min, amount_max: max }: ReturnType<typeof saidAmount>): string {
  const figure = kind === 'range' ? `${yuan(min)} 至 ${yuan(max)}` : yuan(max);
  return AMOUNT_WORDS[kind] + (kind === 'fixed' || kind === 'up_to' || kind === 'range' ? figure : '');
}
