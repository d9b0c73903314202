import { z } from 'zod';
import { Exact } from './amount.ts';
import type { Comparison, Condition, Expression, Literal } from './award-rule.ts';
import { parseQuantity } from './parse-quantity.ts';
import { keyed, pass } from './rules-keyed.ts';

const factId = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/u, {
  error: '应为事项编号（小写字母、数字、下划线，列表字段写作 list.field）',
});
const text = z.string().min(1);

function toLiteral(written: string, derived: Literal['derived'], context: z.core.$RefinementCtx): Literal {
  const parsed = parseQuantity(written);
  if (parsed.kind === 'error') {
    context.addIssue({ code: 'custom', message: parsed.message, input: written });
    return z.NEVER;
  }
  const { unit } = parsed;
  const value = new Exact(parsed.value);
  return { text: written, unit, value: unit === '%' ? value.div(100) : value, derived };
}

/** `30万元`, or `{ derived: 100%, from: 全额, why: … }` for a number the clause states in other words. */
export const literalSchema: z.ZodType<Literal> = z
  .unknown()
  .transform((input, context) =>
    pass(typeof input === 'string' ? printed.safeParse(input) : derived.safeParse(input), [], context),
  );
const printed = text.transform((written, context) => toLiteral(written, null, context));
const derived = z
  .strictObject(
    { derived: text, from: text, why: text },
    { error: '应为数量（如 30万元）或 { derived, from, why }' },
  )
  .transform((given, context) => toLiteral(given.derived, { from: given.from, why: given.why }, context));

/** One threshold, or one in each currency: [1亿元, 1000万美元]. */
const thresholds: z.ZodType<Literal[]> = z.unknown().transform((input, context) =>
  pass(
    z
      .array(literalSchema)
      .min(1)
      .safeParse(Array.isArray(input) ? input : [input]),
    [],
    context,
  ),
);

const comparison = (op: Comparison): z.ZodType<Condition> =>
  z
    .strictObject({ fact: factId, value: thresholds })
    .transform(({ fact, value }) => ({ op, fact, to: value }));

export const conditionSchema: z.ZodType<Condition> = z.lazy(() => conditions);
const conditionList = z.array(conditionSchema).min(1);

const conditions = keyed<Condition>('条件', {
  is: factId.transform((fact) => ({ op: 'is', fact })),
  in: z
    .strictObject({ fact: factId, values: z.array(text).min(1) })
    .transform(({ fact, values }) => ({ op: 'in', fact, values })),
  atLeast: comparison('atLeast'),
  moreThan: comparison('moreThan'),
  atMost: comparison('atMost'),
  lessThan: comparison('lessThan'),
  all: conditionList.transform((of) => ({ op: 'all', of })),
  any: conditionList.transform((of) => ({ op: 'any', of })),
  not: conditionSchema.transform((of) => ({ op: 'not', of })),
  some: z
    .strictObject({ list: factId, where: conditionSchema })
    .transform(({ list, where }) => ({ op: 'some', list, where })),
});

export const expressionSchema: z.ZodType<Expression> = z.lazy(() => expressions);
const operands = z.array(expressionSchema).min(2);

const rate = z
  .strictObject({ of: expressionSchema, by: literalSchema, to: literalSchema.optional() })
  .transform(({ of, by, to }): Expression => ({ op: 'rate', of, from: by, to: to ?? by }));

const bands = z
  .strictObject({
    by: factId,
    rows: z
      .array(z.strictObject({ from: literalSchema, to: literalSchema.nullable(), give: expressionSchema }))
      .min(1),
  })
  .transform(({ by, rows }): Expression => ({ op: 'bands', by, rows }));

const milestones = z
  .strictObject({
    by: factId,
    before: factId,
    first: factId,
    rows: z.array(z.strictObject({ over: literalSchema, give: expressionSchema })).min(1),
  })
  .transform((body): Expression => ({ op: 'milestones', ...body }));

const table = z
  .strictObject({
    by: factId,
    rows: z.array(z.strictObject({ is: z.array(text).min(1), give: expressionSchema })).min(1),
  })
  .transform((body): Expression => ({ op: 'table', ...body }));

const each = z
  .strictObject({
    list: factId,
    where: conditionSchema.optional(),
    give: expressionSchema,
    distinct: z.strictObject({ field: factId, date: factId.nullable().default(null) }).optional(),
  })
  .transform(({ list, where, give, distinct }): Expression => ({
    op: 'each',
    list,
    where: where ?? null,
    give,
    distinct: distinct ?? null,
  }));

type Case = Extract<Expression, { op: 'choose' }>['cases'][number];
const branch = z.strictObject({ if: conditionSchema, give: expressionSchema });
const otherwise = z
  .strictObject({ else: expressionSchema })
  .transform((last): Case => ({ if: null, give: last.else }));
const oneCase: z.ZodType<Case> = z.unknown().transform((input, context) => {
  const isLast = typeof input === 'object' && input !== null && 'else' in input;
  return pass<Case>(isLast ? otherwise.safeParse(input) : branch.safeParse(input), [], context);
});

const choose = z
  .array(oneCase)
  .min(2)
  .refine((cases) => cases.every((one, at) => (one.if === null) === (at === cases.length - 1)), {
    error: 'choose 的最后一项、且只有最后一项是 else',
  })
  .transform((cases): Expression => ({ op: 'choose', cases }));

const literalExpression = literalSchema.transform((literal): Expression => ({ op: 'literal', literal }));
const forms: Record<Expression['op'], z.ZodType<Expression>> = {
  literal: literalExpression,
  fact: factId.transform((fact) => ({ op: 'fact', fact })),
  sum: operands.transform((of) => ({ op: 'sum', of })),
  product: operands.transform((of) => ({ op: 'product', of })),
  min: operands.transform((of) => ({ op: 'min', of })),
  max: operands.transform((of) => ({ op: 'max', of })),
  upTo: expressionSchema.transform((of) => ({ op: 'upTo', of })),
  rate,
  cap: z
    .strictObject({ of: expressionSchema, at: expressionSchema, yearly: z.boolean().default(false) })
    .transform((body): Expression => ({ op: 'cap', ...body })),
  bands,
  milestones,
  table,
  per: z
    .strictObject({ count: factId, give: expressionSchema })
    .transform((body): Expression => ({ op: 'per', ...body })),
  each,
  choose,
  staged: z
    .strictObject({ total: expressionSchema, stage: factId })
    .transform((body): Expression => ({ op: 'staged', ...body })),
};
const expressions = keyed<Expression>('算式', forms, literalExpression);
