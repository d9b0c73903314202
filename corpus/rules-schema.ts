import { z } from 'zod';
import type { Cap, ExampleOutcome, Reading, Settings, Uplift } from './award-rule.ts';
import { settingValues } from './award-rule.ts';
import { conditionSchema, expressionSchema, literalSchema } from './rules-expression.ts';
import { keyed } from './rules-keyed.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/u, { error: '编号应为小写字母、数字和连字符' });
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/u);
const text = z.string().min(1);

const settings: z.ZodType<Partial<Settings>> = z.strictObject({
  sharedBoundary: z.enum(settingValues.sharedBoundary).exactOptional(),
  breakthrough: z.enum(settingValues.breakthrough).exactOptional(),
  severalAtOnce: z.enum(settingValues.severalAtOnce).exactOptional(),
  upliftCombine: z.enum(settingValues.upliftCombine).exactOptional(),
  sameSubject: z.enum(settingValues.sameSubject).exactOptional(),
  perItem: z.enum(settingValues.perItem).exactOptional(),
  promotion: z.enum(settingValues.promotion).exactOptional(),
});

const uplift: z.ZodType<Uplift> = z.strictObject({
  if: conditionSchema,
  by: literalSchema,
  may: z.boolean().default(false),
});
const cap: z.ZodType<Cap> = z.strictObject({
  at: expressionSchema,
  soft: z.boolean().default(false),
  yearly: z.boolean().default(false),
});

const body = {
  when: conditionSchema.nullable(),
  amount: expressionSchema,
  uplift: z.array(uplift),
  caps: z.array(cap),
};

const replacement: z.ZodType<Reading['replace']> = z.strictObject({
  when: body.when.exactOptional(),
  amount: body.amount.exactOptional(),
  uplift: body.uplift.exactOptional(),
  caps: body.caps.exactOptional(),
});

const reading: z.ZodType<Reading> = z
  .strictObject({
    id: key,
    text,
    chosen: text,
    settings: settings.optional(),
    replace: replacement.optional(),
  })
  .refine(({ settings: set, replace }) => set !== undefined || replace !== undefined, {
    error: '另一种读法应写明 settings 或 replace',
  })
  .transform(({ chosen, settings: set, replace, ...rest }) => ({
    ...rest,
    chosenText: chosen,
    settings: set ?? {},
    replace: replace ?? {},
  }));

const money = literalSchema.refine(({ unit }) => unit === '元', { error: '应为人民币金额' });
const outcome = keyed<ExampleOutcome>(
  '样例结果',
  {
    fixed: money.transform(({ value }) => ({ kind: 'fixed', amount: value })),
    upTo: money.transform(({ value }) => ({ kind: 'upTo', amount: value })),
    range: z
      .tuple([money, money])
      .transform(([from, to]) => ({ kind: 'range', from: from.value, to: to.value })),
    needsFacts: z
      .array(text)
      .min(1)
      .transform((facts) => ({ kind: 'needsFacts', facts })),
  },
  z
    .enum(['ineligible', 'amountNotStated'], {
      error: '样例结果应为 ineligible、amountNotStated 或 { fixed: … } 等',
    })
    .transform((kind) => ({ kind })),
);

const example = z.strictObject({
  name: text,
  facts: z.record(z.string(), z.unknown()),
  gives: outcome,
  readings: z.record(key, outcome).default({}),
});

/** A remark in words, or one with the words it rests on and the case in which it matters. */
const note = z.union([
  text.transform((words) => ({ text: words, anchor: undefined, when: undefined })),
  z.strictObject({ text, anchor: key.optional(), when: conditionSchema.optional() }),
]);

const common = {
  id,
  title: text,
  anchors: z.array(key).min(1),
  /** General conditions that do not hold here, each with the words of the clause that say so. */
  exceptFrom: z.record(key, text).default({}),
  /** 经审核: words of the clause about a decision of the office. */
  review: text.optional(),
  notes: z.array(note).default([]),
  examples: z.array(example).min(1),
};

const award = z.strictObject({
  ...common,
  period: z.enum(['once', 'perYear', 'perItem', 'perEvent']).nullable(),
  when: body.when.default(null),
  amount: body.amount,
  uplift: body.uplift.default([]),
  caps: body.caps.default([]),
  years: z.strictObject({ at: literalSchema, asked: text }).optional(),
  /** The clause that pays a promotion as a difference; `document#anchor` where it stands in another text. */
  topUp: z
    .string()
    .regex(/^([a-z][a-z0-9-]*#)?[A-Za-z][A-Za-z0-9-]*$/u)
    .optional(),
  groups: z.array(id).default([]),
  yieldsTo: z.array(id).default([]),
  caseByCase: z.boolean().default(false),
  settings: settings.default({}),
  readings: z.array(reading).default([]),
  /** Printed numbers that the rule needs not, each with the reason. */
  unused: z.record(z.string(), text).default({}),
});

const unquantified = z.strictObject({
  ...common,
  when: body.when.default(null),
  why: z.enum(['noAmount', 'external']),
  refersTo: text.optional(),
});

/** What a printed number is when it is no award. */
export const notAwardKinds = [
  'budget',
  'target',
  'fund',
  'guarantee',
  'taxRate',
  'headcount',
  'count',
  'duration',
  'date',
  'name',
] as const;

const anchor = z.strictObject({
  clause: text,
  quote: text,
  /** Which occurrence, from 1, where the quote stands more than once in its clause. */
  nth: z.int().min(1).optional(),
});

const validity = z.strictObject({
  /** 自发布后30日 / 自发文之日起; absent where the text says nothing. */
  start: z.strictObject({ days: literalSchema.nullable(), anchor: key }).optional(),
  term: z.strictObject({ years: literalSchema, anchor: key }).optional(),
  retroactive: z.strictObject({ year: z.int(), anchor: key }).optional(),
});

/** `corpus/awards/<document>.yaml`. */
export const ruleFileSchema = z.strictObject({
  schema: z.literal('award-rules/1'),
  document: id,
  /** Of the source the rules were read from: another text needs another reading. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u, { error: '应为 64 位十六进制 sha256' }),
  validity: validity.default({}),
  /** What holds for every award of the document; without `anchor` where each clause names its own addressees. */
  conditions: z.array(z.strictObject({ id: key, when: conditionSchema, anchor: key.optional() })).default([]),
  notices: z.array(z.strictObject({ code: key, message: text, anchor: key })).default([]),
  anchors: z.record(key, anchor),
  awards: z.array(award).default([]),
  unquantified: z.array(unquantified).default([]),
  groups: z
    .array(z.strictObject({ id, title: text, anchor: key, whenTold: z.boolean().default(false) }))
    .default([]),
  /** Other provisions of general effect that print a number or decide how awards combine. */
  rules: z.array(z.strictObject({ anchor: key, note: text })).default([]),
  notAwards: z
    .array(
      z.strictObject({ anchors: z.array(key).min(1), kind: z.enum(notAwardKinds), note: text.optional() }),
    )
    .default([]),
});

export type RuleFile = z.infer<typeof ruleFileSchema>;
export type AuthoredAward = z.infer<typeof award>;
export type AuthoredUnquantified = z.infer<typeof unquantified>;
export type NotAwardKind = (typeof notAwardKinds)[number];
