import { z } from 'zod';
import { dimensions, type DimensionName } from './amount.ts';

/** What an enterprise can be asked; rules name facts by id and never hold words of their own for them. */
export interface FactVocabulary {
  facts: ReadonlyMap<string, Fact>;
  /** Fields of list facts, by `list.field`. */
  fields: ReadonlyMap<string, Fact>;
}

const id = z.string().regex(/^[a-z][a-z0-9_]*$/u, { error: '应为小写字母、数字和下划线' });
const words = z.array(z.string().min(1)).default([]);

const option = z.strictObject({
  value: z.string().min(1),
  aliases: words,
  /** What follows once this option is chosen: 小巨人 → specialized_sme: true; of a set also another of its own options. */
  entails: z.record(id, z.union([z.boolean(), z.string()])).default({}),
});

const dimensionName = z.custom<DimensionName>(
  (value) => typeof value === 'string' && Object.hasOwn(dimensions, value),
  { error: `量纲只能是 ${Object.keys(dimensions).join('、')}` },
);

/** One step from other facts: `{ minus: [a, b] }` is a − b. A product may have a number, written as text. */
const derivation = z.union([
  z.strictObject({ minus: z.tuple([id, id]) }),
  z.strictObject({ plus: z.tuple([id, id]) }),
  z.strictObject({ over: z.tuple([id, id]) }),
  z.strictObject({ times: z.tuple([id, z.union([id, z.string().regex(/^\d+$/u)])]) }),
]);
export type Derivation = z.infer<typeof derivation>;

const common = {
  id,
  label: z.string().min(1),
  aliases: words,
  /** The question to ask when the fact is missing; Chinese, ends with ？. */
  question: z.string().regex(/？$/u, { error: '提问应以？结尾' }),
  /**
   * What the fact is about. `question` is no fact of the applicant but what is asked (one year or three, which stage); it
   * is never missing. `record` is a payment or a rate, which any award may look at.
   */
  scope: z.enum(['enterprise', 'applicant', 'project', 'item', 'question', 'record']).default('enterprise'),
  /** Where the figure is found: 海关统计, 财务报表. */
  source: z.string().optional(),
};
const presumed = { value: z.union([z.boolean(), z.string()]), why: z.string().min(1) };

/** This year, the year before, the best of all years before, the change and its rate, the mark passed for the first time. */
export const aspects = ['current', 'previous', 'best', 'change', 'growth', 'crossed'] as const;
export type Aspect = (typeof aspects)[number];

const booleanFact = {
  ...common,
  kind: z.literal('boolean'),
  /** What follows from 是. */
  entails: z.record(id, z.union([z.boolean(), z.string()])).default({}),
  /** Words that say 否 by themselves: 代理产品 of 自主研发产品, 厂房抵押 of 知识产权质押. */
  contraries: words,
  presumed: z.strictObject(presumed).optional(),
};
const enumFact = {
  ...common,
  kind: z.enum(['enum', 'set']),
  options: z.array(option).min(2),
  presumed: z.strictObject(presumed).optional(),
};
const quantityFact = {
  ...common,
  kind: z.literal('quantity'),
  dimension: dimensionName,
  /** As shown beside the input: 万元, 美元, 平方米, 件. */
  unit: z.string().min(1),
  /** May be negative (a year-on-year change). */
  signed: z.boolean().default(false),
  /** What is measured, where several facts state it for different times: 年出口额 of this year, of the year before … */
  measure: id.optional(),
  /** Which of them this fact is. */
  aspect: z.enum(aspects).optional(),
  /** Words beside which a figure is not this one: 合同利率 of the benchmark rate. */
  contraries: words,
  /** Words of which one must be said for a figure to be this one: PCT applications count with their 检索报告. */
  given: words,
  derive: z.array(derivation).default([]),
};
const textFact = {
  ...common,
  kind: z.enum(['text', 'date', 'award']),
  /** Of the name of a thing: things without one are different things; results that rest on it say so. */
  presumedDistinct: z.strictObject({ why: z.string().min(1) }).optional(),
};

const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject(booleanFact),
  z.strictObject(enumFact),
  z.strictObject(quantityFact),
  z.strictObject(textFact),
]);
const listFact = {
  ...common,
  kind: z.literal('list'),
  /** 件, 场, 笔: the word that counts the items. */
  unit: z.string().min(1),
  fields: z.array(fieldSchema).min(1),
  /** Words for other things that are none of these: 国家标准 of 国际标准. */
  contraries: words,
  /** True: nothing of the kind happened unless it is stated. */
  presumedEmpty: z.strictObject({ why: z.string().min(1) }).optional(),
};

/** Under which facts that belong together stand in a form. */
const topic = z.string().min(1).optional();

export const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...booleanFact, topic }),
  z.strictObject({ ...enumFact, topic }),
  z.strictObject({ ...quantityFact, topic }),
  z.strictObject({ ...textFact, topic }),
  z.strictObject({ ...listFact, topic }),
]);

/** `corpus/facts.yaml`. */
export const factFileSchema = z.strictObject({
  schema: z.literal('facts/1'),
  facts: z.array(factSchema).min(1),
});

export type Fact = z.infer<typeof factSchema>;
export type QuantityFact = Extract<Fact, { kind: 'quantity' }>;
export type ListFact = Extract<Fact, { kind: 'list' }>;
