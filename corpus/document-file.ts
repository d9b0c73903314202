import { z } from 'zod';

const quote = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/**
 * A value with where it comes from: verbatim words of the text (`quote`), or what an officer knows
 * from outside it (`note`).
 */
function sourced<T extends z.ZodType>(value: T) {
  return z.union(
    [
      z.strictObject({ value, quote, note: z.string().optional() }),
      z.strictObject({ value, note: z.string().min(1) }),
    ],
    { error: '需要 value，并写明依据：quote（原文）或 note（原文以外的来源）' },
  );
}

/** As `sourced`; or `value: null` with the reason why nothing can be stated. */
function sourcedOrUnknown<T extends z.ZodType>(value: T) {
  const unknown = z.strictObject({ value: z.null(), reason: z.string().min(1), quote: quote.optional() });
  const known = sourced(value).options;
  return z.union([...known, unknown], {
    error:
      '需要 value，并写明依据：quote（原文）或 note（原文以外的来源）；无法得知时写 value: null 和 reason',
  });
}

const text = z.string().min(1);
const date = z.iso.date();
const names = z.array(text).min(1);

/** `document.yaml`: every field of the metadata, each with where it comes from. */
export const documentFileSchema = z.strictObject({
  title: sourced(text),
  aliases: sourced(names),
  issuer: sourcedOrUnknown(text),
  documentNumber: sourcedOrUnknown(text),
  jurisdiction: sourced(text),
  kind: sourced(text),
  status: sourced(z.enum(['inForce', 'draft', 'interpretation', 'repealed', 'unknown'])),
  issuedDate: sourcedOrUnknown(date),
  effectiveDate: sourcedOrUnknown(date),
  expiryDate: sourcedOrUnknown(date),
  validityText: sourcedOrUnknown(text),
  repeals: sourcedOrUnknown(names),
  competentAuthority: sourcedOrUnknown(names),
  sourceFile: sourced(text),
  /** Gaps, restarts and repeats in the official text's own numbers, by locator. */
  numberingNotes: z.array(z.strictObject({ locator: text, reason: text })).optional(),
});
export type DocumentFile = z.infer<typeof documentFileSchema>;

/** `lexicon.yaml`. */
export const lexiconSchema = z.strictObject({
  words: z.array(text),
  synonyms: z.array(z.array(text).min(2)),
  expansions: z.array(z.strictObject({ said: names, means: names })),
});
