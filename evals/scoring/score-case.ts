import type { EvalCase, ExpectedFact } from '../case.ts';
import type { RunRecord } from '../run-record.ts';
import type { FoundCause } from './cause.ts';
import { failuresOf, type CaseFailure } from './failures.ts';
import { findCause } from './find-cause.ts';
import { inspect } from './inspect.ts';
import type { Library } from './library.ts';
import type { Tallies } from './measures.ts';
import { talliesOf } from './tallies.ts';

export interface CaseScore {
  id: string;
  /** Nothing that is labelled differs. */
  right: boolean;
  failures: readonly CaseFailure[];
  /** Null where it is right. */
  cause: FoundCause | null;
  tallies: Tallies;
  /** Of each turn, in ms. */
  elapsedMs: readonly number[];
}

/**
 * Scores what was recorded of a case. Pure: the same labels, record and library give the same score.
 * @param rememberedFacts the facts of a run in which the case was right, for cases without labelled ones
 */
export function scoreCase(
  one: EvalCase,
  record: RunRecord,
  library: Library,
  rememberedFacts: readonly ExpectedFact[] | null = null,
): CaseScore {
  const seen = inspect(one, record, library, rememberedFacts);
  const failures = failuresOf(seen);
  const right = failures.length === 0;
  return {
    id: one.id,
    right,
    failures,
    cause: right ? null : findCause(seen, failures),
    tallies: talliesOf(seen, right),
    elapsedMs: record.turns.map(({ elapsedMs }) => elapsedMs),
  };
}
