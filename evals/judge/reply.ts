/** A model's reply as an answer of the assistant's own shape, so that the same code scores both. */
import { z } from 'zod';
import type { Answer, Citation } from '../../api/contract.ts';
import type { PolicyDocument } from '../../corpus/index.ts';

const yuan = z.number().min(0).nullable();

/** Other fields are let through: many models add some. */
const Reply = z.object({
  status: z.enum(['cited', 'calculated', 'needsFacts', 'refused']),
  text: z.string().max(20_000),
  amount: z
    .object({
      kind: z.enum(['fixed', 'upTo', 'range', 'ineligible', 'notStated']),
      min: yuan.default(null),
      max: yuan.default(null),
    })
    .nullable()
    .default(null),
  quotes: z
    .array(z.object({ document: z.string(), quote: z.string() }))
    .max(100)
    .default([]),
});
type Reply = z.infer<typeof Reply>;

interface Asked {
  documents: readonly PolicyDocument[];
  asOf: string;
  version: string;
}

/** Null where the reply has not the form that was asked for. */
export function readJudgeReply(json: unknown, { documents, asOf, version }: Asked): Answer | null {
  const parsed = Reply.safeParse(json);
  if (!parsed.success) return null;
  const { status, text, amount, quotes } = parsed.data;
  const citations = quotes.map((quote, at) => citationOf(quote, at + 1, documents));
  const isRefused = status === 'refused';
  return {
    status,
    text: withMarkers(text, citations),
    citations,
    awards: amount === null ? [] : outcomeOf(amount),
    total: amount === null || isRefused ? null : totalOf(amount),
    missingFacts: [],
    facts: [],
    notices: [],
    refusal: isRefused
      ? { code: amount?.kind === 'notStated' ? 'amountNotStated' : 'notCovered', message: text }
      : null,
    asOf,
    knowledgeBase: { version, documents: documents.length },
    tookMs: 0,
  };
}

/** The model was told nothing of markers, so those are not held against it: each quotation gets its own. */
function withMarkers(text: string, citations: readonly Citation[]): string {
  const own = text.replace(/\[(\d{1,3})\]/gu, '（$1）');
  return [own, ...citations.map(({ quote, marker }) => `「${quote}」[${marker}]`)].join('\n');
}

/** A quotation that stands nowhere keeps no place, and counts as one that is not exact. */
function citationOf(
  { document: title, quote }: Reply['quotes'][number],
  marker: number,
  documents: readonly PolicyDocument[],
): Citation {
  const named = documents.filter((one) => one.title === title || one.aliases.includes(title));
  for (const document of [...named, ...documents]) {
    const found = placeIn(document, quote);
    if (found !== null) return { marker, quote, ...found };
  }
  const nowhere = { documentId: '', documentTitle: title, sourceFile: '', clauseId: '', locator: '' };
  return { marker, quote, ...nowhere, start: 0, end: 0 };
}

function placeIn(
  { documentId, title, sourceFile, text, clauses, blocks }: PolicyDocument,
  quote: string,
): Omit<Citation, 'marker' | 'quote'> | null {
  const start = quote === '' ? -1 : text.indexOf(quote);
  if (start === -1) return null;
  const end = start + quote.length;
  const places = [
    ...clauses.map((one) => ({ ...one, id: one.clauseId })),
    ...blocks.map((one) => ({ ...one, id: one.blockId })),
  ];
  const place = places.find((one) => one.start <= start && one.end >= end);
  if (place === undefined) return null;
  const { id: clauseId, locator } = place;
  return { documentId, documentTitle: title, sourceFile, clauseId, locator, start, end };
}

type Amount = NonNullable<Reply['amount']>;

function totalOf({ kind, min, max }: Amount): Answer['total'] {
  const money = { currency: 'CNY', period: null, text: '' } as const;
  switch (kind) {
    case 'fixed':
      return { kind, min: min ?? max, max: max ?? min, ...money };
    case 'upTo':
      return { kind, min: 0, max, ...money };
    case 'range':
      return { kind, min, max, ...money };
    case 'ineligible':
      return { kind: 'fixed', min: 0, max: 0, ...money };
    case 'notStated':
      return null;
  }
}

/** An outcome that a sum cannot say: not due, or no amount printed. */
function outcomeOf({ kind }: Amount): Answer['awards'] {
  if (kind !== 'ineligible' && kind !== 'notStated') return [];
  const none = { kind: 'none', min: null, max: null, currency: 'CNY', period: null, text: '' } as const;
  return [
    {
      awardId: 'model',
      title: '模型的判断',
      documentId: '',
      clauseId: '',
      outcome: kind === 'ineligible' ? 'ineligible' : 'amountNotStated',
      amount: none,
      steps: [],
      missingFacts: [],
      readings: [],
      notices: [],
    },
  ];
}
