/** Every way in which a recorded case differs from its labels; a case without any is right. */
import { answerFaults } from '../answer-check.ts';
import { describeAmount, describeSaid } from './expectation.ts';
import type { Inspection } from './inspect.ts';
import { nameOfPlace, type Library } from './library.ts';

export const CHECKS = {
  error: '程序出错',
  label: '标注在库中找不到',
  notRefused: '应拒答而未拒答',
  falselyRefused: '误拒',
  status: '状态不符',
  wrongNumber: '给出了错误金额',
  amount: '金额或结论不对',
  keyCited: '漏引要点条款',
  mustContain: '缺少应有内容',
  mustNot: '出现不应断言的内容',
  notAsked: '没有问到关键事项',
  facts: '事实读错或漏读',
  turn: '多轮对话某轮有误',
  quote: '引文不逐字',
  marker: '标记与引用不对应',
} as const;
export type Check = keyof typeof CHECKS;

export interface CaseFailure {
  check: Check;
  expected: string;
  got: string;
}

/** In the order in which they matter to a reader. */
export function failuresOf(seen: Inspection): CaseFailure[] {
  const failures = [
    ...seen.errors.map((error) => fail('error', '一个回答', error)),
    ...seen.places.flatMap(({ problem, role }) =>
      problem === null || role === 'related' ? [] : [fail('label', '库中有标注的条款', problem)],
    ),
  ];
  return seen.answer === null ? failures : [...failures, ...answerFailures(seen, seen.answer)];
}

type Answered = NonNullable<Inspection['answer']>;

function answerFailures(seen: Inspection, answer: Answered): CaseFailure[] {
  const answers = seen.record.turns.map((turn) => turn.answer);
  return [
    ...refusalFailures(seen, answer),
    ...amountFailures(seen, answer),
    ...contentFailures(seen, answer),
    ...failIf(seen.forbidden.length > 0, 'mustNot', `不说 ${list(seen.forbidden)}`, '自己的话中出现'),
    ...factFailures(seen),
    ...seen.wrongTurns.map((turn) => turnFailure(seen, turn)),
    ...answerFaults(answers, seen.library.documents).map(({ check, expected, got }) =>
      fail(check === 'marker' ? 'marker' : 'quote', expected, got),
    ),
  ];
}

const STATUS_NAMES: Record<Answered['status'], string> = {
  cited: '引用条款作答',
  calculated: '已测算',
  needsFacts: '需补充信息',
  refused: '不予答复',
};

/** A status in words. */
export function statusName(status: Answered['status']): string {
  return STATUS_NAMES[status];
}

function refusalFailures({ mustRefuse, case: { status } }: Inspection, answer: Answered): CaseFailure[] {
  const got = STATUS_NAMES[answer.status];
  if (mustRefuse === true && answer.status !== 'refused') return [fail('notRefused', '不予答复', got)];
  if (mustRefuse === false && answer.status === 'refused')
    return [fail('falselyRefused', '作答', `不予答复：${answer.refusal?.message ?? ''}`)];
  const expected = status.map((one) => STATUS_NAMES[one]).join(' 或 ');
  return failIf(status.length > 0 && !status.includes(answer.status), 'status', expected, got);
}

function amountFailures(seen: Inspection, answer: Answered): CaseFailure[] {
  const { amount, wrongNumber, asked, case: labels } = seen;
  const expected = labels.amounts.map(describeAmount).join(' 或 ') || '不给出金额';
  const asks = answer.missingFacts.map(({ label }) => label);
  return [
    ...failIf(wrongNumber === true, 'wrongNumber', expected, describeSaid(answer)),
    ...failIf(amount === 'wrong', 'amount', expected, describeSaid(answer)),
    ...failIf(asked === false, 'notAsked', `问到其一：${list(labels.missing)}`, list(asks)),
  ];
}

/**
 * What must be cited and said. Of a refusal that is reported as false, or that the labels allow beside an answer,
 * nothing more is asked; one that is due must still hold the phrases labelled for it.
 */
function contentFailures(seen: Inspection, { status }: Answered): CaseFailure[] {
  const { mustRefuse, uncited, cited, missingPhrases, library } = seen;
  if ((status === 'refused') !== (mustRefuse === true)) return [];
  return [
    ...failIf(
      uncited.length > 0 && mustRefuse !== true,
      'keyCited',
      `引用 ${listPlaces(uncited, library)}`,
      listPlaces(cited, library),
    ),
    ...failIf(missingPhrases.length > 0, 'mustContain', `含 ${list(missingPhrases)}`, '正文与引文中都没有'),
  ];
}

function factFailures({ facts }: Inspection): CaseFailure[] {
  if (facts === null) return [];
  return [
    ...facts.missing.map(({ factId, value }) => fail('facts', `${factId}＝${shown(value)}`, '未读出')),
    ...facts.wrong.map(({ factId, expected, got }) =>
      fail('facts', `${factId}＝${shown(expected)}`, shown(got)),
    ),
  ];
}

function turnFailure({ case: { expectedTurns }, record }: Inspection, turn: number): CaseFailure {
  const expected = expectedTurns[turn];
  const place = expected?.place ? `${expected.place.doc} ${expected.place.clause}` : '';
  const cited = record.turns[turn]?.answer?.citations.map(({ locator }) => locator) ?? [];
  const wanted = list([place, ...(expected?.mustContain ?? [])].filter((word) => word !== ''));
  return fail('turn', `第 ${turn + 1} 轮引用并含：${wanted}`, `引用 ${list(cited)}`);
}

function fail(check: Check, expected: string, got: string): CaseFailure {
  return { check, expected, got };
}

function failIf(isWrong: boolean, check: Check, expected: string, got: string): CaseFailure[] {
  return isWrong ? [fail(check, expected, got)] : [];
}

/** Places by their names. */
export function listPlaces(ids: readonly string[], library: Library): string {
  return list(ids.map((id) => nameOfPlace(id, library)));
}

export function list(items: readonly string[]): string {
  return items.length === 0 ? '（无）' : [...new Set(items)].join('、');
}

/** A value as a reader may see it. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
