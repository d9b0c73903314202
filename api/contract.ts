/**
 * What travels over HTTP, for the server, the command line, the evaluations and the page. Imports zod alone,
 * so that a browser can use it too. `.meta({ id })` names the schema in /openapi.json.
 *
 * Requests are strict: a misspelt `asof` that is silently ignored would give an answer for the wrong day.
 * Answers are open: fields may be added.
 */
import { z } from 'zod';

const typeNames: Record<string, string> = {
  string: '字符串',
  number: '数字',
  int: '整数',
  boolean: '布尔值',
  object: '对象',
  array: '数组',
  record: '对象',
};
const sizeUnits: Record<string, string> = { string: ' 个字符', array: ' 项' };

function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺少该字段' : `应为${typeNames[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return `不能少于 ${String(issue.minimum)}${sizeUnits[issue.origin] ?? ''}`;
    case 'too_big':
      return `不能超过 ${String(issue.maximum)}${sizeUnits[issue.origin] ?? ''}`;
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`;
    case 'unrecognized_keys':
      return `有未知字段：${issue.keys.join('、')}`;
    default:
      return '格式不正确';
  }
}

// Messages reach users, so they are Chinese; a message given at the schema itself still comes first.
// A browser under the page's content security policy compiles no code, and trying to would be reported there.
z.config({ customError: describeIssue, jitless: 'document' in globalThis });

const isoDate = z.iso.date({ error: '应为真实存在的日期，格式为 YYYY-MM-DD' });
const count = z.int().min(0);
/** Named schemas need this form: /openapi.json says of `.nullable()` ones that they are the schema and null at once. */
const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);
/** UTF-16 offsets into the served document text, end excluded. */
const span = z.tuple([count, count]);

// --- Asking -----------------------------------------------------------------------------------------------

const Quantity = z.strictObject({
  value: z.union([z.string().max(100), z.number()]),
  unit: z.string().max(20),
});
const Scalar = z.union([z.string().max(500), z.number(), z.boolean(), Quantity]);

/** `"600万美元"`, `{ value: "600", unit: "万美元" }`, a bare count, 是/否, or a list of things (patents, staff). */
export const FactValue = z
  .union([Scalar, z.array(z.union([Scalar, z.record(z.string().max(100), Scalar)])).max(200)], {
    error: '应为字符串、数字、布尔值、{ value, unit } 或其列表',
  })
  .meta({ id: 'FactValue' });
export type FactValue = z.infer<typeof FactValue>;

export const Facts = z.record(z.string().min(1).max(100), FactValue).meta({ id: 'Facts' });
export type Facts = z.infer<typeof Facts>;

/** Other keys are let through: clients send back the messages they show, with citations and all. */
export const HistoryTurn = z
  .object({ role: z.enum(['user', 'assistant']), content: z.string().max(10_000) })
  .meta({ id: 'HistoryTurn' });

export const AskRequest = z
  .strictObject({
    /** 1 to 2,000 characters is what is meant; empty ones get a refusal `invalid`, longer ones an answer. */
    question: z.string().max(10_000),
    history: z.array(HistoryTurn).max(100).optional(),
    facts: Facts.optional(),
    asOf: isoDate.optional(),
    documentIds: z.array(z.string().max(200)).max(1000).optional(),
  })
  .meta({ id: 'AskRequest' });
export type AskRequest = z.infer<typeof AskRequest>;

export const Citation = z
  .object({
    marker: z.int().min(1),
    documentId: z.string(),
    documentTitle: z.string(),
    sourceFile: z.string(),
    /** A clause id, or a block id for 标题 and 落款. */
    clauseId: z.string(),
    locator: z.string(),
    /** Verbatim: `document.text.slice(start, end) === quote`. */
    quote: z.string(),
    start: count,
    end: count,
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof Citation>;

export const Notice = z
  .object({ code: z.string(), message: z.string(), documentId: z.string().optional() })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

export const MissingFact = z
  .object({
    factId: z.string(),
    label: z.string(),
    question: z.string(),
    unit: z.string().optional(),
    options: z.array(z.string()).optional(),
  })
  .meta({ id: 'MissingFact' });
export type MissingFact = z.infer<typeof MissingFact>;

/** In yuan. `fixed`: min = max; `upTo`: min 0 and the ceiling; null where the text states no figure. */
export const Amount = z
  .object({
    kind: z.enum(['fixed', 'upTo', 'range', 'none']),
    min: z.number().nullable(),
    max: z.number().nullable(),
    currency: z.literal('CNY'),
    period: z.enum(['once', 'perYear', 'perItem', 'perEvent']).nullable(),
    text: z.string(),
  })
  .meta({ id: 'Amount' });
export type Amount = z.infer<typeof Amount>;

export const AwardResult = z
  .object({
    awardId: z.string(),
    title: z.string(),
    documentId: z.string(),
    clauseId: z.string(),
    outcome: z.enum(['calculated', 'needsFacts', 'ineligible', 'amountNotStated']),
    amount: Amount,
    /** Fact → condition → formula → cap → amount. */
    steps: z.array(
      z.object({
        op: z.string(),
        text: z.string(),
        value: z.union([z.string(), z.number()]).optional(),
        marker: z.int().optional(),
      }),
    ),
    missingFacts: z.array(MissingFact),
    /** The condition that fails, with its clause. */
    because: z.string().optional(),
    readings: z.array(z.object({ id: z.string(), text: z.string(), amount: Amount, chosen: z.boolean() })),
    notices: z.array(Notice),
  })
  .meta({ id: 'AwardResult' });
export type AwardResult = z.infer<typeof AwardResult>;

/** A fact that was read out of the asker's words, with these words, so that it can be corrected. */
export const UsedFact = z
  .object({
    factId: z.string(),
    label: z.string(),
    /** As `facts` of a request takes it. */
    value: z.union([
      z.string(),
      z.boolean(),
      z.array(z.union([z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))])),
    ]),
    /** The value as it was understood. */
    text: z.string(),
    words: z.string(),
    /** UTF-16 offsets into the question; absent where an earlier turn states it. */
    start: count.optional(),
    end: count.optional(),
    /** 0 is the question, -1 the turn before it. */
    turn: z.int().max(0),
    /** How loose words were taken: 约 as ten percent either way. */
    note: z.string().optional(),
    /** Found by the language model, where one is set up, and borne out by these words; absent for what is read without. */
    source: z.literal('model').optional(),
  })
  .meta({ id: 'UsedFact' });
export type UsedFact = z.infer<typeof UsedFact>;

export const Refusal = z
  .object({ code: z.enum(['notCovered', 'outOfScope', 'amountNotStated', 'invalid']), message: z.string() })
  .meta({ id: 'Refusal' });
export type Refusal = z.infer<typeof Refusal>;

export const Answer = z
  .object({
    status: z.enum(['cited', 'calculated', 'needsFacts', 'refused']),
    /** Chinese; every statement ends with its marker, [1]. */
    text: z.string(),
    citations: z.array(Citation),
    awards: z.array(AwardResult),
    total: orNull(Amount),
    missingFacts: z.array(MissingFact),
    /** What of the asker's words the awards were decided by. */
    facts: z.array(UsedFact),
    notices: z.array(Notice),
    refusal: orNull(Refusal),
    asOf: isoDate,
    knowledgeBase: z.object({ version: z.string(), documents: count }),
    tookMs: z.number().min(0),
  })
  .meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

// --- Searching and reading ----------------------------------------------------------------------------------

export const ClauseView = z
  .object({
    clauseId: z.string(),
    documentId: z.string(),
    documentTitle: z.string(),
    sourceFile: z.string(),
    locator: z.string(),
    path: z.array(z.string()),
    heading: z.string(),
    headings: z.array(z.string()),
    text: z.string(),
    start: count,
    end: count,
    quantities: z.array(
      z.object({ text: z.string(), value: z.number(), unit: z.string(), start: count, end: count }),
    ),
  })
  .meta({ id: 'Clause' });
export type ClauseView = z.infer<typeof ClauseView>;

/** A stretch of the text with its role; titles and signatures can be cited though they are no clauses. */
export const BlockView = z
  .object({ kind: z.string(), blockId: z.string(), locator: z.string(), start: count, end: count })
  .meta({ id: 'Block' });

export const DocumentStatus = z.enum(['inForce', 'draft', 'interpretation', 'repealed', 'unknown']);
const yuanRange = { error: '应为 0 到 1e15 的金额，单位元' };
const yuan = z.coerce.number(yuanRange).min(0, yuanRange).max(1e15, yuanRange);

export const SearchQuery = z.object({
  q: z.string().max(2000).regex(/\S/u, { error: '不能为空' }),
  k: z.coerce.number({ error: '应为 1 到 100 的整数' }).int().min(1).max(100).default(10),
  documentId: z.union([z.string(), z.array(z.string())]).optional(),
  /** Leaves out texts that are known to begin later or to have ended; unknown dates stay in. */
  asOf: isoDate.optional(),
  mode: z.enum(['hybrid', 'keyword', 'vector']).default('hybrid'),
  /** Only documents of this status, or of one of these. */
  status: z.union([DocumentStatus, z.array(DocumentStatus)]).optional(),
  /** Only clauses that print a sum in renminbi of at least, of at most so many yuan; `minAmount=0`: any sum. */
  minAmount: yuan.optional(),
  maxAmount: yuan.optional(),
  /** `off` searches for the words as they are typed. */
  repair: z.enum(['on', 'off']).default('on'),
});

export const SearchResponse = z
  .object({
    hits: z.array(
      z.object({
        clause: ClauseView,
        score: z.number(),
        scores: z.object({ keyword: z.number(), vector: z.number() }),
        /** Offsets into the served document text, like `clause.start`. */
        highlights: z.array(span),
      }),
    ),
    /** What the query names by number, where it does: 专精特新意见第9条. */
    address: z
      .object({
        kind: z.enum(['found', 'missing']),
        asked: z.string(),
        documentIds: z.array(z.string()),
        /** What it names, in its order; empty where it is missing. The filters may leave it out of `hits`. */
        clauseIds: z.array(z.string()),
        last: z.string().nullable(),
      })
      .nullable(),
    /** Typing errors that were mended before searching. */
    repairs: z.array(z.object({ from: z.string(), to: z.string() })),
    tookMs: z.number().min(0),
  })
  .meta({ id: 'SearchResponse' });
export type SearchResponse = z.infer<typeof SearchResponse>;

export const DocumentMetadataView = z
  .object({
    documentId: z.string(),
    title: z.string(),
    aliases: z.array(z.string()),
    issuer: z.string().nullable(),
    documentNumber: z.string().nullable(),
    jurisdiction: z.string(),
    kind: z.string(),
    status: DocumentStatus,
    issuedDate: isoDate.nullable(),
    effectiveDate: isoDate.nullable(),
    expiryDate: isoDate.nullable(),
    validityText: z.string().nullable(),
    repeals: z.array(z.string()),
    competentAuthority: z.array(z.string()),
    sourceFile: z.string(),
    sha256: z.string(),
  })
  .meta({ id: 'DocumentMetadata' });
export type DocumentMetadataView = z.infer<typeof DocumentMetadataView>;

export const OutlineNode = z
  .object({
    locator: z.string(),
    title: z.string(),
    clauseIds: z.array(z.string()),
    get children() {
      return z.array(OutlineNode);
    },
  })
  .meta({ id: 'OutlineNode' });

export const DocumentView = DocumentMetadataView.extend({
  text: z.string(),
  clauses: z.array(ClauseView),
  blocks: z.array(BlockView),
  outline: z.array(OutlineNode),
}).meta({ id: 'Document' });
export type DocumentView = z.infer<typeof DocumentView>;

/** What a printed number is: part of an award, of support without an amount, of another provision, or none of these. */
const NumberRole = z.enum([
  'award',
  'unquantified',
  'rule',
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
  'noise',
  'unclassified',
]);
export type NumberRole = z.infer<typeof NumberRole>;

export const DocumentNumbers = z
  .object({
    /** In the order of the text. */
    numbers: z.array(
      z.object({
        text: z.string(),
        start: count,
        end: count,
        role: NumberRole,
        /** What an officer noted on it; empty where the role says all. */
        note: z.string(),
        /** Every award whose rule rests on the words around it. */
        awards: z.array(z.object({ awardId: z.string(), title: z.string() })),
      }),
    ),
  })
  .meta({ id: 'DocumentNumbers' });
export type DocumentNumbers = z.infer<typeof DocumentNumbers>;

export const DocumentList = z
  .object({ documents: z.array(DocumentMetadataView) })
  .meta({ id: 'DocumentList' });
export type DocumentList = z.infer<typeof DocumentList>;

// --- Failing ------------------------------------------------------------------------------------------------

export const ErrorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      requestId: z.string(),
      issues: z
        .array(
          z.object({
            field: z.string(),
            message: z.string(),
            /** 1-based, where a file was sent; absent where all of it is meant. */
            line: z.int().min(1).optional(),
          }),
        )
        .optional(),
    }),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof ErrorBody>;
