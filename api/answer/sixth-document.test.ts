/** A document that the library never held, with its rules and facts: everything it needs is data, and no code. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Library } from '../app-env.ts';
import type { Answer } from '../contract.ts';
import { openLibrary } from '../library.ts';

const root = join(import.meta.dirname, '../..');
const added = join(import.meta.dirname, 'testdata/green-factory');

const Question = z.strictObject({
  id: z.string(),
  question: z.string(),
  awards: z.array(z.string()),
  expect: z.strictObject({
    kind: z.enum(['fixed', 'up_to', 'range', 'not_eligible', 'needs_facts', 'no_amount']),
    amount_min: z.number().nullable(),
    amount_max: z.number().nullable(),
    missing: z.array(z.string()).optional(),
  }),
});
type Question = z.infer<typeof Question>;

const questions = readFileSync(join(added, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Question.parse(JSON.parse(line)));

/** The corpus with the sixth document, and the index of today's corpus, from which vectors are taken over. */
function composeIn(folder: string): { corpusDir: string; dataDir: string } {
  const corpusDir = join(folder, 'corpus');
  const dataDir = join(folder, 'data');
  for (const from of [join(root, 'corpus'), added])
    for (const part of ['documents', 'awards'])
      cpSync(join(from, part), join(corpusDir, part), { recursive: true });
  cpSync(join(root, 'corpus/lexicon.yaml'), join(corpusDir, 'lexicon.yaml'));
  const [, facts = ''] = readFileSync(join(added, 'facts.yaml'), 'utf8').split('\nfacts:\n');
  writeFileSync(
    join(corpusDir, 'facts.yaml'),
    `${readFileSync(join(root, 'corpus/facts.yaml'), 'utf8').trimEnd()}\n${facts}`,
  );
  cpSync(join(root, 'data/index'), join(dataDir, 'index'), { recursive: true });
  return { corpusDir, dataDir };
}

/** The outcome and the figure that an answer states, as the questions word them. */
function said({ status, total, awards, refusal }: Answer): Pick<Question['expect'], 'kind'> & Figures {
  const none = { amount_min: null, amount_max: null };
  if (status === 'needsFacts') return { kind: 'needs_facts', ...none };
  if (awards.length === 0 && refusal?.code !== 'amountNotStated') return { kind: 'needs_facts', ...none };
  if (awards.some(({ outcome }) => outcome === 'amountNotStated') || total === null)
    return { kind: 'no_amount', ...none };
  if (awards.every(({ outcome }) => outcome === 'ineligible'))
    return { kind: 'not_eligible', amount_min: 0, amount_max: 0 };
  const { min, max } = total;
  switch (total.kind) {
    case 'fixed':
      return { kind: 'fixed', amount_min: min, amount_max: max };
    case 'upTo':
      return { kind: 'up_to', amount_min: null, amount_max: max };
    case 'range':
      return { kind: 'range', amount_min: min, amount_max: max };
    case 'none':
      return { kind: 'no_amount', ...none };
  }
}
type Figures = Pick<Question['expect'], 'amount_min' | 'amount_max'>;

const isRight = ({ expect: wanted }: Question, answer: Answer): boolean => {
  const { kind, amount_min, amount_max } = said(answer);
  const asks = kind !== 'needs_facts' || answer.missingFacts.length > 0;
  return asks && kind === wanted.kind && amount_min === wanted.amount_min && amount_max === wanted.amount_max;
};

let folder: string;
let library: Library;
const asked = new Map<string, { question: Question; answer: Answer }>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sixth-'));
  library = await openLibrary(composeIn(folder));
  for (const question of questions) {
    const answer = await library.answerer.answer({ question: question.question, asOf: '2026-11-22' });
    asked.set(question.id, { question, answer });
  }
});
afterAll(async () => {
  await library.index.close();
  rmSync(folder, { recursive: true });
});

const idsOf = (holds: (question: Question, answer: Answer) => boolean): string[] =>
  [...asked.values()].filter((one) => holds(one.question, one.answer)).map(({ question }) => question.id);

describe('questions about a document that was added as data', () => {
  it('are 20', () => {
    expect(asked.size).toBe(20);
  });

  it('get the right amount or outcome', () => {
    expect(idsOf((question, answer) => !isRight(question, answer)).length).toBeLessThanOrEqual(2);
  });

  it('never get a wrong figure', () => {
    expect(idsOf((question, answer) => answer.status === 'calculated' && !isRight(question, answer))).toEqual(
      [],
    );
  });

  it('are asked for what decides where it is missing', () => {
    const unasked = idsOf(({ expect: { missing } }, { missingFacts }) =>
      missing === undefined ? false : !missingFacts.some(({ factId }) => missing.includes(factId)),
    );
    expect(unasked).toEqual([]);
  });

  it('are answered from its clauses, word for word', () => {
    const document = library.index.corpus.documents.find(({ documentId }) => documentId === 'green-factory');
    const citing = idsOf((_, { citations }) =>
      citations.some(
        ({ documentId, quote, start, end }) =>
          documentId === 'green-factory' && document?.text.slice(start, end) === quote,
      ),
    );
    expect(citing.length).toBeGreaterThanOrEqual(19);
  });

  it('are about the awards that it grants', () => {
    const elsewhere = idsOf((_, { awards }) =>
      awards.some(({ documentId }) => documentId !== 'green-factory'),
    );
    expect(elsewhere).toEqual([]);
  });
});

it('has no words of its own in the code', () => {
  const sources = ['api', 'indexer', 'corpus'].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mjs|json)$/u.test(file) && !file.includes('testdata'))
      .map((file) => join(root, part, file)),
  );
  const own = ['光伏', '绿色工厂', '充电桩', '储能'];
  const holding = sources.filter(
    (file) => file !== import.meta.filename && own.some((word) => readFileSync(file, 'utf8').includes(word)),
  );
  expect(holding).toEqual([]);
});
