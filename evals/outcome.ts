/** What the system did with a question, and the ways in which that can be wrong. */
import type { Answer } from '../api/contract.ts';

export interface Outcome {
  /** Clause ids found, best first; null where the question is not one for the search. */
  ranked: readonly string[] | null;
  /** One for each turn, at least one; null where the system threw. */
  answers: readonly (Answer | null)[];
  /** What was thrown, in order. */
  errors: readonly string[];
}

export type Check =
  | 'error'
  | 'search'
  | 'keyCited'
  | 'otherCited'
  | 'mustContain'
  | 'mustNot'
  | 'notRefused'
  | 'falselyRefused'
  | 'refusalCites'
  | 'turn'
  | 'amount'
  | 'wrongFigure'
  | 'notAsked'
  | 'quote'
  | 'marker';

export interface Failure {
  check: Check;
  expected: string;
  got: string;
}

/** `hit` of `of`. Shares are taken when summing up, so that micro and macro means are both possible. */
export interface Tally {
  hit: number;
  of: number;
}

/** The answer that is scored: the one to the last turn. */
export function lastAnswer({ answers }: Outcome): Answer | null {
  return answers.at(-1) ?? null;
}

/** Ids of the places cited, in order, with repetitions. */
export function citedIn(answer: Answer | null): string[] {
  return answer?.citations.map(({ clauseId }) => clauseId) ?? [];
}

/** The answer's text and its quotes, apart: a phrase must stand whole in one of them. */
export function wordsOf(answer: Answer | null): string[] {
  return answer ? [answer.text, ...answer.citations.map(({ quote }) => quote)] : [];
}
