import { z } from 'zod';
import { Answer } from './contract.ts';

/** What travels when somebody says whether an answer helped. Imports zod and the contract alone, as the page reads it too. */

/** Why an answer did not help; several may be true, one is chosen. */
export const FeedbackReason = z
  .enum(['wrongAmount', 'wrongClause', 'misread', 'incomplete', 'shouldAnswer', 'unclear', 'other'])
  .meta({ id: 'FeedbackReason' });
export type FeedbackReason = z.infer<typeof FeedbackReason>;

export const FeedbackRequest = z
  .strictObject({
    helpful: z.boolean(),
    reason: FeedbackReason.optional(),
    comment: z.string().max(1000).optional(),
    question: z.string().max(10_000),
    /** What was answered, so that it can be looked into without asking again. */
    answer: z.strictObject({
      status: Answer.shape.status,
      text: z.string().max(20_000),
      asOf: Answer.shape.asOf,
      version: z.string().max(100),
    }),
  })
  .meta({ id: 'FeedbackRequest' });
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

export const FeedbackReceipt = z.object({ id: z.string() }).meta({ id: 'FeedbackReceipt' });
export type FeedbackReceipt = z.infer<typeof FeedbackReceipt>;
