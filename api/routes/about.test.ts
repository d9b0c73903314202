import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Library } from '../app-env.ts';
import { About } from '../contract-about.ts';
import { createTestApp, openTestLibrary } from '../test-app.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

test('counts what is held, document by document', async () => {
  const { app } = createTestApp(library);
  const { knowledgeBase } = About.parse(await (await app.request('/api/about')).json());
  const { documents, clauses, awards, version } = knowledgeBase;
  const sum = (numbers: number[]) => numbers.reduce((left, right) => left + right, 0);
  expect(documents).toHaveLength(library.index.corpus.documents.length);
  expect(sum(documents.map((one) => one.clauses))).toBe(clauses);
  expect(sum(documents.map((one) => one.awards))).toBe(awards);
  expect(version).toBe(library.index.version);
});

test('tells of a language model on another machine, and of questions in the log', async () => {
  const deployment = {
    software: { name: 'cewen', version: '1' },
    embeddingModel: 'bge',
    languageModel: { name: 'some-model', local: false },
  };
  const { app } = createTestApp(library, { deployment, logQuestions: true });
  const about = About.parse(await (await app.request('/api/about')).json());
  expect(about).toMatchObject({ ...deployment, logsQuestions: true });
});
