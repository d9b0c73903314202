/** What travels over HTTP for runs of the evaluations. Imports zod alone, like contract.ts. */
import { z } from 'zod';

const count = z.int().min(0);
const time = z.iso.datetime();

/** How the cases were answered, in numbers; what they are worth is for the report to say. */
export const EvalsSummary = z
  .object({
    cases: count,
    /** Cases without any difference from their labels. */
    right: count,
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
    status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
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
export type EvalsRunList = z.infer<typeof EvalsRunList>;

export const EvalsAccepted = z.object({ id: EvalsRunId }).meta({ id: 'EvalsAccepted' });

export const EvalsSetList = z
  .object({
    sets: z.array(
      z.object({
        /** Name in the address. */
        id: z.string(),
        cases: count,
      }),
    ),
  })
  .meta({ id: 'EvalsSetList' });
export type EvalsSetList = z.infer<typeof EvalsSetList>;

const better = z.enum(['higher', 'lower']);
/** A share of the cases of which the measure says something, with its 95 % interval. */
const rate = z.object({ value: z.number(), low: z.number(), high: z.number(), cases: count });
const cause = z.object({ id: z.string(), name: z.string(), evidence: z.string() });
/** Milliseconds. */
const duration = z.number().nullable();

export const EvalsFindings = z
  .object({
    system: z.string(),
    knowledgeBase: z.object({ version: z.string(), documents: count }),
    startedAt: time,
    finishedAt: time,
    cases: count,
    right: count,
    /** Only measures of which some case says something. */
    rates: z.array(rate.extend({ id: z.string(), name: z.string(), better })),
    latency: z.object({ p50: duration, p95: duration, p99: duration, turns: count }),
    /** One for each failed case. */
    causes: z.array(z.object({ id: z.string(), name: z.string(), meaning: z.string(), cases: count })),
    kinds: z.array(z.object({ name: z.string(), cases: count, right: count, wrongNumbers: count })),
    failed: z.array(
      z.object({
        set: z.string(),
        id: z.string(),
        kind: z.string(),
        tags: z.array(z.string()),
        note: z.string(),
        /** The questions, one after another. */
        turns: z.array(z.string()),
        cause: cause.nullable(),
        failures: z.array(
          z.object({ check: z.string(), name: z.string(), expected: z.string(), got: z.string() }),
        ),
        expected: z.object({
          status: z.string(),
          amounts: z.array(z.string()),
          places: z.array(
            z.object({
              documentTitle: z.string(),
              locator: z.string(),
              /** Null where the library has no such clause. */
              clauseId: z.string().nullable(),
              role: z.enum(['key', 'related']),
            }),
          ),
          mustContain: z.array(z.string()),
          mustNot: z.array(z.string()),
        }),
        got: z.object({
          status: z.string(),
          amount: z.string(),
          /** Of the last turn. */
          text: z.string(),
          citations: z.array(
            z.object({
              documentTitle: z.string(),
              locator: z.string(),
              clauseId: z.string(),
              isKey: z.boolean(),
            }),
          ),
        }),
      }),
    ),
  })
  .meta({ id: 'EvalsFindings' });
export type EvalsFindings = z.infer<typeof EvalsFindings>;

const changed = z.object({
  set: z.string(),
  id: z.string(),
  question: z.string(),
  /** On the side on which it was wrong. */
  cause: cause.nullable(),
});

export const EvalsComparison = z
  .object({
    /** How the runs were made differently: changes may be due to that. */
    runs: z.array(
      z.object({
        id: z.enum(['system', 'knowledgeBase', 'mode', 'asOf', 'tags']),
        name: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    ),
    /** Cases that both have with the same question and the same labels: only these are compared. */
    common: count,
    /** In both, with another question or other labels. */
    relabelled: count,
    onlyBefore: count,
    onlyAfter: count,
    measures: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        better,
        before: z.number(),
        after: z.number(),
        /** After minus before, with the paired 95 % interval. */
        difference: z.object({ value: z.number(), low: z.number(), high: z.number(), cases: count }),
        /** Open where the interval holds 0, or the paired test finds that chance may explain it. */
        verdict: z.enum(['better', 'worse', 'open']),
      }),
    ),
    /** Right before, wrong after. */
    broken: z.array(changed),
    mended: z.array(changed),
    /** Of McNemar's exact test on right and wrong. */
    p: z.number(),
  })
  .meta({ id: 'EvalsComparison' });
export type EvalsComparison = z.infer<typeof EvalsComparison>;
