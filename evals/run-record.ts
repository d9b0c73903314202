/** What the system did with one case: all that scoring needs, so that a run can be scored again, or resumed, from its file. */
import type { Answer } from '../api/contract.ts';

export interface TurnRecord {
  question: string;
  /** Null where the system threw, or the server answered with an error. */
  answer: Answer | null;
  /** What was thrown, or the server's status and message. */
  error: string | null;
  /** Wall clock as the asker sees it, in ms. Kept out of everything that must be the same on every run. */
  elapsedMs: number;
}

export interface RunRecord {
  caseId: string;
  turns: readonly TurnRecord[];
  /** Clause ids found for all turns joined, best first, at most 100; null where the question is not one for the search. */
  ranked: readonly string[] | null;
}
