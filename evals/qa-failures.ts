/** What is wrong with the outcome of a labelled question, for a person who wants to mend it. */
import type { Answer } from '../api/contract.ts';
import type { GoldIds } from './gold.ts';
import { citedIn, lastAnswer, wordsOf } from './outcome.ts';
import type { Failure, Outcome } from './outcome.ts';
import { missingPhrases } from './phrase.ts';
import type { QaQuestion } from './sets.ts';

/** Every way in which search, answer and turns differ from the labels. Empty where all is right. */
export function qaFailures(question: QaQuestion, gold: GoldIds, outcome: Outcome): Failure[] {
  const answer = lastAnswer(outcome);
  return [
    ...(outcome.ranked ? searchFailures(outcome.ranked, gold) : []),
    ...outcome.errors.map(thrown),
    ...(answer === null ? [] : judgedAnswer(question, gold, answer)),
    ...wrongTurns(question, gold, outcome),
  ];
}

/** A question that the system did not answer at all. */
export function thrown(error: string): Failure {
  return { check: 'error', expected: '一个回答', got: error };
}

const NOTHING = '（无）';

/** Phrases that must not be asserted, in the answer's own words: a quoted clause may hold another case's figure. */
export function forbiddenIn(answer: Answer | null, question: QaQuestion): string[] {
  const text = answer?.text ?? '';
  return question.must_not.filter((phrase) => missingPhrases([text], [phrase]).length === 0);
}

/** The turns of a conversation that do not cite their place, or miss a phrase. */
export function wrongTurns(question: QaQuestion, gold: GoldIds, outcome: Outcome): Failure[] {
  if (question.kind !== 'multi_turn') return [];
  return question.turn_expect.flatMap(({ must_contain }, turn): Failure[] => {
    const answer = outcome.answers[turn] ?? null;
    const place = gold.turns[turn] ?? '';
    const missing = missingPhrases(wordsOf(answer), must_contain);
    if (citedIn(answer).includes(place) && missing.length === 0) return [];
    return [
      {
        check: 'turn',
        expected: `第 ${turn + 1} 轮「${question.turns[turn] ?? ''}」：${list([place, ...must_contain])}`,
        got: describe(answer),
      },
    ];
  });
}

function searchFailures(ranked: readonly string[], { keyClauses }: GoldIds): Failure[] {
  // Ten key clauses cannot stand in the first five, so each may use as many places as there are key clauses.
  const within = Math.max(5, keyClauses.size);
  const late = [...keyClauses].filter((id) => !ranked.slice(0, within).includes(id));
  if (late.length === 0 && keyClauses.has(ranked[0] ?? '')) return [];
  const expected = late.length > 0 ? `前 ${within} 条含 ${list(late)}` : `首条是 ${list([...keyClauses])}`;
  return [{ check: 'search', expected, got: list(ranked) }];
}

function judgedAnswer(question: QaQuestion, gold: GoldIds, answer: Answer): Failure[] {
  const forbidden = forbiddenIn(answer, question);
  return [
    ...(question.answerable ? answerableFailures(question, gold, answer) : unanswerableFailures(answer)),
    ...failIf(forbidden.length > 0, 'mustNot', `不断言 ${list(forbidden)}`, answer.text),
    ...failIf(
      answer.status === 'refused' && answer.citations.length > 0,
      'refusalCites',
      '不予答复时不引用任何条款',
      list(citedIn(answer)),
    ),
  ];
}

function unanswerableFailures(answer: Answer): Failure[] {
  return failIf(answer.status !== 'refused', 'notRefused', '不予答复', describe(answer));
}

function answerableFailures(question: QaQuestion, gold: GoldIds, answer: Answer): Failure[] {
  if (answer.status === 'refused') {
    return [
      { check: 'falselyRefused', expected: list([...gold.keyClauses, ...gold.keyBlocks]), got: answer.text },
    ];
  }
  const cited = citedIn(answer);
  const uncited = [...gold.keyClauses].filter((id) => !cited.includes(id));
  const others = cited.filter((id) => !gold.accepted.has(id));
  const missing = missingPhrases(wordsOf(answer), question.must_contain);
  return [
    ...failIf(uncited.length > 0, 'keyCited', `引用 ${list(uncited)}`, list(cited)),
    ...failIf(others.length > 0, 'otherCited', `只引用 ${list([...gold.accepted])}`, list(others)),
    ...failIf(missing.length > 0, 'mustContain', `含 ${list(missing)}`, describe(answer)),
  ];
}

function failIf(isWrong: boolean, check: Failure['check'], expected: string, got: string): Failure[] {
  return isWrong ? [{ check, expected, got }] : [];
}

function describe(answer: Answer | null): string {
  return answer === null ? NOTHING : `${answer.status}，引用 ${list(citedIn(answer))}：${answer.text}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? NOTHING : items.join('、');
}
