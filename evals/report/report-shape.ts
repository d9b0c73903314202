/** What report.json holds. Readers check what they use of it; `version` changes when a field changes its meaning. */
import { z } from 'zod';
import type { Answer } from '../../api/contract.ts';
import type { ExpectedFact } from '../case.ts';
import { CAUSE_IDS, CHECKS, MEASURE_IDS } from '../scoring/index.ts';
import type { CaseScore, Cause, Latency, MeasureId, Rate } from '../scoring/index.ts';

export const REPORT_VERSION = 1;

export interface ReportRun {
  sets: readonly { file: string; cases: number }[];
  /** What was asked: this process, the address of a server, the name of a model. */
  system: string;
  knowledgeBase: { version: string; documents: number };
  startedAt: string;
  finishedAt: string;
  /** How it was asked; absent where a report does not come from a run. */
  options?: {
    mode: string;
    /** ISO date of questions whose case names none. */
    asOf: string;
    /** Only cases with one of them were asked; none: all. */
    tags: readonly string[];
  };
}

export interface ReportRate extends Rate {
  id: MeasureId;
  name: string;
  better: 'higher' | 'lower';
}

/** A group of cases: a kind, a tag, a document or a clause. A case may be in several. */
export interface ReportGroup {
  name: string;
  cases: number;
  right: Rate | null;
  wrongNumbers: number;
  causes: readonly { cause: Cause; cases: number }[];
}

/** The cases of which an amount of this kind is expected. */
export interface ReportAmounts {
  /** As sets write it: fixed, up_to, … */
  kind: string;
  cases: number;
  exact: Rate;
  wrongNumbers: number;
}

/** How often what was expected and what came went together, the most frequent first. */
export interface ReportConfusion {
  status: readonly { kind: string; expected: string; got: string; cases: number }[];
  /** By title. The same on both sides: it was cited. */
  document: readonly { expected: string; got: string; cases: number }[];
  /** Of key clauses that were not cited; of questions that should have been refused, what was cited. */
  clause: readonly { expected: string; got: string; cases: number }[];
}

export interface ReportCitation {
  marker: number;
  documentTitle: string;
  locator: string;
  clauseId: string;
  /** The cited clause as it is served, and where in it the quotation stands. */
  clauseText: string;
  quoteStart: number;
  quoteEnd: number;
  isKey: boolean;
}

export interface ReportTurn {
  question: string;
  status: Answer['status'] | null;
  text: string;
  error: string | null;
  elapsedMs: number;
  citations: readonly ReportCitation[];
  /** Null where the case says nothing about this turn. */
  expected: { place: { doc: string; clause: string } | null; mustContain: readonly string[] } | null;
}

export interface ReportCase {
  set: string;
  id: string;
  /** Of question and labels: two reports compare only cases with the same digest. */
  digest: string;
  /** What tables group it by. */
  kind: string;
  tags: readonly string[];
  note: string;
  /** The day that the case names; null: that of the run. */
  asOf: string | null;
  /** Given with the question. */
  facts: Readonly<Record<string, unknown>>;
  right: boolean;
  failures: CaseScore['failures'];
  cause: CaseScore['cause'];
  tallies: CaseScore['tallies'];
  turns: readonly ReportTurn[];
  expected: {
    status: string;
    places: readonly { doc: string; clause: string; quote: string; role: 'key' | 'related' }[];
    amounts: readonly string[];
    mustContain: readonly string[];
    mustNot: readonly string[];
    facts: readonly ExpectedFact[] | null;
    missing: readonly string[];
  };
  got: {
    status: string;
    amount: string;
    citations: readonly ReportCitation[];
    facts: Answer['facts'];
    awards: readonly { title: string; outcome: string; steps: readonly string[] }[];
    missing: readonly string[];
    notices: readonly string[];
  };
  /** The first clauses found, best first; null where the search was not measured. */
  ranked: readonly { clauseId: string; name: string; isKey: boolean }[] | null;
}

export interface Report {
  version: typeof REPORT_VERSION;
  run: ReportRun;
  rates: readonly ReportRate[];
  latency: Latency;
  causes: readonly { cause: Cause; name: string; cases: number }[];
  /** Of cases with an expected amount. */
  amounts: readonly ReportAmounts[];
  /** Of status, over all cases. */
  confusion: readonly { expected: string; got: string; cases: number }[];
  confusions: ReportConfusion;
  groups: { kind: ReportGroup[]; tag: ReportGroup[]; document: ReportGroup[]; clause: ReportGroup[] };
  cases: readonly ReportCase[];
}

const Tally = z.object({ hit: z.number(), of: z.number() });

/** What comparing needs of a report.json. */
export const ReportToCompare = z.object({
  version: z.literal(REPORT_VERSION),
  run: z.object({
    system: z.string(),
    knowledgeBase: z.object({ version: z.string() }),
    finishedAt: z.string(),
    sets: z.array(z.object({ file: z.string() })).readonly(),
    options: z
      .object({ mode: z.string(), asOf: z.string(), tags: z.array(z.string()).readonly() })
      .optional(),
  }),
  cases: z
    .array(
      z.object({
        set: z.string(),
        id: z.string(),
        digest: z.string(),
        right: z.boolean(),
        turns: z.array(z.object({ question: z.string() })).readonly(),
        failures: z
          .array(
            z.object({
              check: z.enum(Object.keys(CHECKS)),
              expected: z.string(),
              got: z.string(),
            }),
          )
          .readonly(),
        cause: z.object({ cause: z.enum(CAUSE_IDS), evidence: z.string() }).nullable(),
        tallies: z.partialRecord(z.enum(MEASURE_IDS), Tally),
      }),
    )
    .readonly(),
});
export type ReportToCompare = z.infer<typeof ReportToCompare>;
