/** What the labels of a case demand, where they leave it to be concluded. */
import type { Answer } from '../../api/contract.ts';
import { isRight, saidAmount, statesWrongFigure, type Stated } from '../amount-score.ts';
import type { EvalCase, ExpectedAmount } from '../case.ts';

/** Whether it must be refused; null where the labels do not say. */
export function mustRefuse({ answerable, status, amounts }: EvalCase): boolean | null {
  if (answerable !== null) return !answerable;
  if (status.length > 0)
    return status.every((one) => one === 'refused') || (status.includes('refused') ? null : false);
  // 未写明金额 may be said by a refusal too.
  if (amounts.length === 0 || amounts.some(({ kind }) => kind === 'notStated')) return null;
  return false;
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
  return wordsFor(saidAmount(answer));
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
