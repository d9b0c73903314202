/** Questions about amounts: whether the amount is right, what is asked back, and whether the deciding clause is cited. */
import type { PolicyDocument } from '../corpus/index.ts';
import type { Answer } from '../api/contract.ts';
import { isRight, saidAmount, statesWrongFigure } from './amount-score.ts';
import { answerFaults, quoteTally } from './answer-check.ts';
import type { GoldIds } from './gold.ts';
import { citationRecall, mean, share } from './metrics.ts';
import { citedIn, lastAnswer } from './outcome.ts';
import type { Failure, Outcome, Tally } from './outcome.ts';
import { thrown } from './qa-failures.ts';
import type { NumericQuestion } from './sets.ts';

/** So much of a wrong answer is shown. */
const LONGEST = 400;

export interface NumericScore {
  id: string;
  /** What the amount is expected to be: fixed, up_to, range … */
  kind: NumericQuestion['expect']['kind'];
  question: string;
  refused: boolean;
  /** The amount, or the outcome, is the expected one. */
  right: boolean;
  /** Another figure is stated as the answer. */
  wrongFigure: boolean;
  /** Whether a fact that decides is asked for; null where none is labelled. */
  asked: boolean | null;
  /** Share of the deciding clauses that is cited. */
  decidingCited: number;
  quotes: Tally;
  failures: readonly Failure[];
}

export interface NumericSummary {
  questions: number;
  decidingCited: number | null;
  /** Share of questions whose deciding clauses are all cited. */
  allDecidingCited: number | null;
  falselyRefused: number | null;
  right: number | null;
  wrongFigures: number;
  asked: number | null;
  quoteExact: number | null;
}

export function scoreNumeric(
  question: NumericQuestion,
  gold: GoldIds,
  outcome: Outcome,
  documents: readonly PolicyDocument[],
): NumericScore {
  const answer = lastAnswer(outcome);
  const cited = citedIn(answer);
  const uncited = [...gold.keyClauses].filter((id) => !cited.includes(id));
  return {
    id: question.id,
    kind: question.expect.kind,
    question: question.question,
    refused: answer?.status === 'refused',
    right: answer !== null && isRight(question, answer),
    wrongFigure: answer !== null && statesWrongFigure(question, answer),
    asked: asksFor(question, answer),
    decidingCited: citationRecall(cited, gold.keyClauses),
    quotes: quoteTally(outcome.answers, documents),
    failures: [
      ...outcome.errors.map(thrown),
      ...(answer === null ? [] : amountFailures(question, answer)),
      ...(answer !== null && uncited.length > 0 ? [uncitedFailure(answer, uncited)] : []),
      ...answerFaults(outcome.answers, documents),
    ],
  };
}

/** 还需：… names one of the facts that decide. */
function asksFor({ missing }: NumericQuestion, answer: Answer | null): boolean | null {
  if (missing === undefined) return null;
  return answer?.missingFacts.some(({ factId }) => missing.includes(factId)) ?? false;
}

function amountFailures(question: NumericQuestion, answer: Answer): Failure[] {
  const { kind, amount_min, amount_max } = question.expect;
  const expected = `${kind} ${String(amount_min)} ${String(amount_max)}`;
  const said = saidAmount(answer);
  const got = `${answer.status} ${said.kind} ${String(said.amount_min)} ${String(said.amount_max)}：${answer.text.slice(0, LONGEST)}`;
  const failures: Failure[] = [];
  if (statesWrongFigure(question, answer)) failures.push({ check: 'wrongFigure', expected, got });
  else if (!isRight(question, answer)) failures.push({ check: 'amount', expected, got });
  if (asksFor(question, answer) === false)
    failures.push({
      check: 'notAsked',
      expected: question.missing?.join('、') ?? '',
      got: answer.missingFacts.map(({ factId }) => factId).join('、'),
    });
  return failures;
}

function uncitedFailure(answer: Answer, uncited: readonly string[]): Failure {
  return {
    check: answer.status === 'refused' ? 'falselyRefused' : 'keyCited',
    expected: `引用 ${uncited.join('、')}`,
    got: `${answer.status}，引用 ${citedIn(answer).join('、') || '（无）'}：${answer.text}`,
  };
}

export function summarizeNumeric(scores: readonly NumericScore[]): NumericSummary {
  const total = (part: keyof Tally): number => scores.reduce((sum, { quotes }) => sum + quotes[part], 0);
  return {
    questions: scores.length,
    decidingCited: mean(scores.map(({ decidingCited }) => decidingCited)),
    allDecidingCited: share(scores.filter(({ decidingCited }) => decidingCited === 1).length, scores.length),
    falselyRefused: share(scores.filter(({ refused }) => refused).length, scores.length),
    right: share(scores.filter(({ right }) => right).length, scores.length),
    wrongFigures: scores.filter(({ wrongFigure }) => wrongFigure).length,
    asked: share(
      scores.filter(({ asked }) => asked === true).length,
      scores.filter(({ asked }) => asked !== null).length,
    ),
    quoteExact: share(total('hit'), total('of')),
  };
}
