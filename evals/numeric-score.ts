/** Questions about amounts: whether the clause that decides the amount is cited. */
import type { PolicyDocument } from '../corpus/index.ts';
import type { Answer } from '../api/contract.ts';
import { answerFaults, quoteTally } from './answer-check.ts';
import type { GoldIds } from './gold.ts';
import { citationRecall, mean, share } from './metrics.ts';
import { citedIn, lastAnswer } from './outcome.ts';
import type { Failure, Outcome, Tally } from './outcome.ts';
import { thrown } from './qa-failures.ts';
import type { NumericQuestion } from './sets.ts';

export interface NumericScore {
  id: string;
  /** What the amount is expected to be: fixed, up_to, range … */
  kind: NumericQuestion['expect']['kind'];
  question: string;
  refused: boolean;
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
    decidingCited: citationRecall(cited, gold.keyClauses),
    quotes: quoteTally(outcome.answers, documents),
    failures: [
      ...outcome.errors.map(thrown),
      ...(answer !== null && uncited.length > 0 ? [uncitedFailure(answer, uncited)] : []),
      ...answerFaults(outcome.answers, documents),
    ],
  };
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
    quoteExact: share(total('hit'), total('of')),
  };
}
