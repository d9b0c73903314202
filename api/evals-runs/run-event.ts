/** What the evaluations say while they run, one line of JSON each, on their standard output. */
import { z } from 'zod';
import { EvalsSummary } from '../contract-evals.ts';

const count = z.int().min(0);

export const SetProblem = z.object({
  file: z.string(),
  /** 1-based; null where the whole file is meant. */
  line: z.int().min(1).nullable(),
  field: z.string(),
  message: z.string(),
});
export type SetProblem = z.infer<typeof SetProblem>;

export const RunEvent = z.discriminatedUnion('event', [
  /** The set is right, and so long. */
  z.object({ event: z.literal('checked'), cases: count }),
  /** The first problems, and how many there are: one line must not grow with the set. */
  z.object({ event: z.literal('invalid'), problems: z.array(SetProblem), total: count }),
  z.object({ event: z.literal('asked'), done: count, total: count }),
  z.object({ event: z.literal('done'), summary: EvalsSummary }),
  /** A message for people. */
  z.object({ event: z.literal('failed'), message: z.string() }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
