import { describe, expect, it } from 'vitest';
import type { Observation, Observe } from '../api/index.ts';
import { observeSet } from './calibration-sample.ts';
import { SetError, type QaQuestion, type QuestionSet } from './sets.ts';
import { conversation, question, sampleDocument } from './testing/sample.ts';

const documents = [sampleDocument];
const seen: Observation = {
  model: 'single',
  candidates: [{ clauseId: 'sample.s1.n2', features: [1] }],
  answerability: [1],
};
const observe: Observe = () => Promise.resolve(seen);

function qa(...questions: QaQuestion[]): QuestionSet {
  return { form: 'qa', file: 'x.jsonl', questions };
}

const outside = question({ id: 'o1', kind: 'unanswerable', gold: [], must_contain: [], answerable: false });

describe('observing the questions of a set', () => {
  it('brings labels and what was observed together', async () => {
    const [sample] = await observeSet(qa(question()), documents, observe);
    expect(sample).toMatchObject({ id: question().id, answerable: true, observation: seen });
    expect([...(sample?.key ?? [])]).toEqual(['sample.s1.n1']);
    expect([...(sample?.accepted ?? [])]).toEqual(['sample.s1.n1', 'sample.s1.n2']);
  });

  it('leaves out the unanswerable questions of a set that has answerable ones', async () => {
    const samples = await observeSet(qa(question(), outside), documents, observe);
    expect(samples.map(({ answerable }) => answerable)).toEqual([true]);
  });

  it('takes a set without answerable questions as questions from outside', async () => {
    const samples = await observeSet(qa(outside), documents, observe);
    expect(samples.map(({ answerable, key }) => [answerable, key.size])).toEqual([[false, 0]]);
  });

  it('leaves out what the answerer settles before it weighs anything', async () => {
    expect(await observeSet(qa(question()), documents, () => Promise.resolve(null))).toEqual([]);
  });

  it('asks the last turn after the earlier ones of the asker', async () => {
    const requests: unknown[] = [];
    await observeSet(qa(conversation()), documents, (request) => {
      requests.push(request);
      return Promise.resolve(seen);
    });
    const [first, second] = conversation().turns;
    expect(requests).toEqual([{ question: second, history: [{ role: 'user', content: first }] }]);
  });

  it('reports each question', async () => {
    const steps: [number, number][] = [];
    await observeSet(qa(question(), question({ id: 'r' })), documents, observe, (...step) =>
      steps.push(step),
    );
    expect(steps).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('throws where a label names no place', async () => {
    const lost = question({ gold: [{ doc: 'sample.txt', clause: '九、9', quote: '无', role: 'key' }] });
    await expect(observeSet(qa(lost), documents, observe)).rejects.toThrow(SetError);
  });

  it.each([
    ['a list that names the figures of the best clause', 'list', '奖励100万元', true],
    ['a list that names other figures', 'list', '奖励200万元', false],
    ['a list without figures', 'list', '有哪些奖励', false],
    ['a question about one thing', 'single', '奖励100万元', false],
  ] as const)('tells searches by figures: %s', async (_, model, text, expected) => {
    const stating = {
      ...sampleDocument,
      clauses: sampleDocument.clauses.map((clause) => ({
        ...clause,
        quantities: [{ text: '100万元', value: 1_000_000, unit: '元', start: 0, end: 1 }],
      })),
    };
    const [sample] = await observeSet(qa(question({ question: text })), [stating], () =>
      Promise.resolve({ ...seen, model }),
    );
    expect(sample?.byFigures).toBe(expected);
  });
});
