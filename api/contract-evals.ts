/** What travels over HTTP for runs of the evaluations. Imports zod alone, like contract.ts. */
import { z } from 'zod';

const count = z.int().min(0);
const time = z.iso.datetime();

/** How the cases were answered, in numbers; what they are worth is for the report to say. */
export const EvalsSummary = z
  .object({
    cases: count,
    /** Cases with a turn that was not answered. */
    errors: count,
    /** By status of the last turn. */
    statuses: z.object({ cited: count, calculated: count, needsFacts: count, refused: count }),
  })
  .meta({ id: 'EvalsSummary' });
export type EvalsSummary = z.infer<typeof EvalsSummary>;

/** Unguessable: 128 random bits. */
export const EvalsRunId = z.string().regex(/^[0-9a-f]{32}$/u);

export const EvalsRun = z
  .object({
    id: EvalsRunId,
    /** As uploaded. */
    file: z.string(),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    /** Cases. */
    done: count,
    total: count,
    createdAt: time,
    finishedAt: z.union([time, z.null()]),
    summary: z.union([EvalsSummary, z.null()]),
    /** Why it failed. */
    error: z.union([z.string(), z.null()]),
  })
  .meta({ id: 'EvalsRun' });
export type EvalsRun = z.infer<typeof EvalsRun>;

export const EvalsRunList = z.object({ runs: z.array(EvalsRun) }).meta({ id: 'EvalsRunList' });

export const EvalsAccepted = z.object({ id: EvalsRunId }).meta({ id: 'EvalsAccepted' });
