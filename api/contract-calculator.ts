import { z } from 'zod';
import { Amount, AwardResult, Citation, DocumentStatus, Facts, MissingFact, UsedFact } from './contract.ts';

/** What travels to and from the calculator's routes. Imports zod and the contract alone, as the page reads it too. */

const asOf = z.iso.date({ error: '应为真实存在的日期，格式为 YYYY-MM-DD' }).optional();
const ids = z.array(z.string().min(1).max(100)).max(200);

export const CalculateRequest = z
  .strictObject({
    /** All awards where absent. */
    awardIds: ids.min(1).optional(),
    facts: Facts,
    asOf,
    /** Ids of readings to take instead of the chosen one, e.g. topUp. */
    readings: ids.optional(),
  })
  .meta({
    id: 'CalculateRequest',
    example: {
      awardIds: ['export-growth'],
      facts: {
        exporter_type: '流通型',
        national_hte: false,
        export_total: '2600万美元',
        export_previous: '2000万美元',
      },
      asOf: '2026-11-22',
    },
  });
export type CalculateRequest = z.infer<typeof CalculateRequest>;

export const MatchRequest = z.strictObject({ facts: Facts, asOf }).meta({
  id: 'MatchRequest',
  example: { facts: { specialized_sme: true, rd_centres: [{ level: '国家级' }], listing_place: '境内' } },
});
export type MatchRequest = z.infer<typeof MatchRequest>;

export const CurveRequest = z
  .strictObject({
    awardId: z.string().min(1).max(100),
    /** Everything but the quantity that varies; a value of that is left out of account. */
    facts: Facts,
    /** In the unit of the award's `scale`. */
    values: z.array(z.number()).min(1).max(200),
    asOf,
    readings: ids.optional(),
  })
  .meta({
    id: 'CurveRequest',
    example: { awardId: 'technology-platform', facts: { specialized_sme: true }, values: [1000, 4000, 8000] },
  });
export type CurveRequest = z.infer<typeof CurveRequest>;

export const CurveResponse = z
  .object({
    /** One for each value asked for, in that order. */
    points: z.array(z.object({ value: z.number(), outcome: AwardResult.shape.outcome, amount: Amount })),
  })
  .meta({ id: 'CurveResponse' });
export type CurveResponse = z.infer<typeof CurveResponse>;

const Result = AwardResult.extend({
  becauseMarker: z.int().optional(),
  refiningFacts: z.array(MissingFact),
  /** One that needs facts which the chosen one does without is shown as far as it is known. */
  readings: z.array(AwardResult.shape.readings.element.extend({ missingFacts: z.array(MissingFact) })),
  /** `steps[].marker` points here. */
  citations: z.array(Citation),
}).meta({ id: 'ExplainedAwardResult' });

const dropped = z.array(
  z.object({
    awardId: z.string(),
    because: z.string(),
    /** The show or loan for which the award is not paid; absent where it is not paid at all. */
    subject: z.string().optional(),
  }),
);

const Combination = z
  .object({
    total: Amount.nullable(),
    chosen: z.array(z.string()),
    dropped,
    /** Set where the best by guaranteed amount differs from the best by ceiling. */
    guaranteed: z.object({ total: Amount, chosen: z.array(z.string()), dropped }).nullable(),
  })
  .meta({ id: 'Combination' });

export const CalculateResponse = z
  .object({ results: z.array(Result), total: Amount.nullable(), combination: Combination })
  .meta({ id: 'CalculateResponse' });
export type CalculateResponse = z.infer<typeof CalculateResponse>;

export const MatchResponse = z
  .object({
    eligible: z.array(Result),
    undecided: z.array(Result),
    ineligible: z.array(Result),
    questions: z.array(MissingFact),
    combination: Combination,
  })
  .meta({ id: 'MatchResponse' });
export type MatchResponse = z.infer<typeof MatchResponse>;

const summary = {
  awardId: z.string(),
  title: z.string(),
  documentId: z.string(),
  documentTitle: z.string(),
  clauseId: z.string(),
  locator: z.string(),
  period: z.enum(['once', 'perYear', 'perItem', 'perEvent']).nullable(),
  amountStated: z.boolean(),
  status: DocumentStatus,
};

const field = {
  id: z.string(),
  factId: z.string(),
  label: z.string(),
  kind: z.string(),
  question: z.string(),
  aliases: z.array(z.string()),
  scope: z.string(),
  unit: z.string().optional(),
  dimension: z.string().optional(),
  options: z.array(z.string()).optional(),
  source: z.string().optional(),
  presumed: z.object({ value: z.union([z.string(), z.boolean()]), why: z.string() }).optional(),
};
const Fact = z
  .object({
    ...field,
    /** Facts of one topic belong together in a form. */
    topic: z.string().optional(),
    fields: z.array(z.object(field)).optional(),
  })
  .meta({ id: 'Fact' });

export const AwardList = z.object({ awards: z.array(z.object(summary)) }).meta({ id: 'AwardList' });
export type AwardList = z.infer<typeof AwardList>;

export const AwardDetail = z
  .object({
    ...summary,
    rule: z.array(z.string()),
    citations: z.array(Citation),
    facts: z.array(Fact),
    readings: z.array(z.object({ id: z.string(), text: z.string(), chosenText: z.string() })),
    notes: z.array(z.string()),
    groups: z.array(z.object({ id: z.string(), title: z.string() })),
    /** Bands, levels and rates, one a row; `when` is empty where the same holds for all. */
    rates: z.array(z.object({ when: z.string(), gives: z.string() })),
    /** `amount` in yuan, null where the limit is a fact. */
    limits: z.array(
      z.object({ text: z.string(), amount: z.number().nullable(), yearly: z.boolean(), soft: z.boolean() }),
    ),
    /** The quantity on which the amount chiefly depends; `marks` where something changes, in `unit`. */
    scale: z
      .object({
        factId: z.string(),
        label: z.string(),
        unit: z.string(),
        marks: z.array(
          z.object({ value: z.number(), text: z.string(), role: z.enum(['band', 'threshold']) }),
        ),
        /** Facts to leave out when another value of this one is tried: they would contradict it. */
        replaces: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: 'AwardDetail' });
export type AwardDetail = z.infer<typeof AwardDetail>;

export const FactList = z.object({ facts: z.array(Fact) }).meta({ id: 'FactList' });
export type FactList = z.infer<typeof FactList>;

export const ReadProfileRequest = z
  .strictObject({ text: z.string().max(10_000), asOf })
  .meta({ id: 'ReadProfileRequest', example: { text: '我公司是国高企，今年出口1200万美元，去年800万' } });
export type ReadProfileRequest = z.infer<typeof ReadProfileRequest>;

export const ReadProfile = z
  .object({
    facts: z.array(UsedFact),
    /** Words for a fact that cannot be used as they are: a figure without its unit or currency. */
    unusable: z.array(
      z.object({ factId: z.string(), label: z.string(), words: z.string(), why: z.string() }),
    ),
  })
  .meta({ id: 'ReadProfile' });
export type ReadProfile = z.infer<typeof ReadProfile>;
