/** Cases, answers and records made by hand, for tests. */
import type { Answer, Citation } from '../../api/contract.ts';
import { loadCorpus, loadRules } from '../../corpus/index.ts';
import type { EvalCase } from '../case.ts';
import type { RunRecord } from '../run-record.ts';
import { readSettings } from '../settings.ts';
import type { Library } from './library.ts';

/** The bundled corpus, without an index. */
export async function openTestLibrary(): Promise<Library> {
  const { corpusDir } = readSettings({});
  const corpus = await loadCorpus(corpusDir);
  return { documents: corpus.documents, rules: await loadRules(corpus, corpusDir) };
}

/** 二、12: one award, one figure, one fact. */
export const MADRID = {
  doc: '000_a13429ffe3f7fad5.txt',
  clause: '二、12',
  id: 'industry-internationalization.s2.n12',
  quote: '企业商标在马德里国际注册成功的，每件商标给予1万元资助',
} as const;

export function makeCase(labels: Partial<EvalCase> = {}): EvalCase {
  return {
    id: 'c1',
    line: 1,
    kind: 'test',
    tags: [],
    turns: ['我们有3件商标马德里注册下来了，能补多少？'],
    expectedTurns: [],
    asOf: null,
    facts: {},
    status: [],
    answerable: null,
    gold: [],
    mustContain: [],
    mustNot: [],
    amounts: [],
    missing: [],
    expectedFacts: null,
    note: '',
    ...labels,
  };
}

/** A case whose key clause is {@link MADRID}. */
export function makeMadridCase(labels: Partial<EvalCase> = {}): EvalCase {
  const { doc, clause, quote } = MADRID;
  return makeCase({ answerable: true, gold: [{ doc, clause, quote, role: 'key' }], ...labels });
}

export function makeAnswer(parts: Partial<Answer> = {}): Answer {
  const citations = parts.citations ?? [];
  return {
    status: 'cited',
    text: citations.map(({ quote, marker }) => `「${quote}」[${marker}]`).join('\n'),
    citations,
    awards: [],
    total: null,
    missingFacts: [],
    facts: [],
    notices: [],
    refusal: null,
    asOf: '2026-11-22',
    knowledgeBase: { version: 'test', documents: 5 },
    tookMs: 1,
    ...parts,
  };
}

export function makeRefusal(): Answer {
  return makeAnswer({
    status: 'refused',
    text: '库内文件没有写到。',
    refusal: { code: 'notCovered', message: '库内文件没有写到。' },
  });
}

/** A true citation of words of the library. */
export function cite({ documents }: Library, clauseId: string, quote?: string): Citation {
  for (const { documentId, title, sourceFile, text, clauses } of documents) {
    const clause = clauses.find((one) => one.clauseId === clauseId);
    if (clause === undefined) continue;
    const words = quote ?? clause.text;
    const start = text.indexOf(words, clause.start);
    const place = { documentId, documentTitle: title, sourceFile, clauseId, locator: clause.locator };
    return { marker: 1, ...place, quote: words, start, end: start + words.length };
  }
  throw new Error(`no clause ${clauseId}`);
}

export function sum(yuan: number): NonNullable<Answer['total']> {
  return { kind: 'fixed', min: yuan, max: yuan, currency: 'CNY', period: null, text: `${yuan}元` };
}

type AwardResult = Answer['awards'][number];

export function makeAward(parts: Partial<AwardResult> = {}): AwardResult {
  return {
    awardId: 'madrid-trademark',
    title: '马德里国际商标资助',
    documentId: 'industry-internationalization',
    clauseId: MADRID.id,
    outcome: 'calculated',
    amount: sum(30_000),
    steps: [],
    missingFacts: [],
    readings: [],
    notices: [],
    ...parts,
  };
}

type UsedFact = Answer['facts'][number];

export function makeFact(factId: string, value: UsedFact['value']): UsedFact {
  return { factId, label: factId, value, text: JSON.stringify(value), words: JSON.stringify(value), turn: 0 };
}

export function recordOf(
  one: EvalCase,
  answer: Answer | null,
  ranked: readonly string[] | null = null,
): RunRecord {
  const error = answer === null ? 'boom' : null;
  return {
    caseId: one.id,
    turns: one.turns.map((question) => ({ question, answer, error, elapsedMs: 5 })),
    ranked,
  };
}
