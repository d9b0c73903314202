import { afterAll, describe, expect, it } from 'vitest';
import type { AskRequest } from '../api/contract.ts';
import { BUNDLED_SETS } from './arguments.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, System } from './evaluate.ts';
import { openSystem } from './open-system.ts';
import type { QaScore } from './qa-score.ts';
import { reportJson } from './report.ts';
import { keepKind, loadSet } from './sets.ts';
import type { QaQuestion, QuestionSet } from './sets.ts';
import { readSettings } from './settings.ts';
import { question } from './testing/sample.ts';

const system = await openSystem(readSettings({}), { update: () => {} });
afterAll(() => system.index.close());

const bundled = await loadSet(BUNDLED_SETS.qa);
const conversations = keepKind(bundled, 'multi_turn');
const validity = keepKind(bundled, 'validity');

function setOf(...questions: QaQuestion[]): QuestionSet {
  return { form: 'qa', file: 'x.jsonl', questions };
}

function qaScores(evaluation: Evaluation): QaScore[] {
  if (evaluation.form !== 'qa') throw new Error('the evaluation has another form');
  return evaluation.scores;
}

/** The real system that keeps a record of what it is asked. */
function recording(): { requests: AskRequest[]; recorded: System } {
  const requests: AskRequest[] = [];
  const answerer: System['answerer'] = {
    answer: (request) => {
      requests.push(request);
      return system.answerer.answer(request);
    },
  };
  return { requests, recorded: { ...system, answerer } };
}

describe('evaluate', () => {
  it('scores every question, in order, and says how far it is', async () => {
    const steps: string[] = [];
    const evaluation = await evaluate(validity, system, (done, total) => steps.push(`${done}/${total}`));
    expect(evaluation.scores.map(({ id }) => id)).toEqual(validity.questions.map(({ id }) => id));
    expect(steps.at(-1)).toBe(`${validity.questions.length}/${validity.questions.length}`);
  });

  it('searches for single questions and not for conversations', async () => {
    const single = qaScores(await evaluate(validity, system)).filter(({ search }) => search !== null);
    const several = qaScores(await evaluate(conversations, system)).filter(({ search }) => search !== null);
    expect(single.length).toBeGreaterThan(0);
    expect(several).toEqual([]);
  });

  it('sends each turn with the turns before it and the answers given to them', async () => {
    const { requests, recorded } = recording();
    await evaluate(conversations, recorded);
    const followUps = requests.filter(({ history }) => history !== undefined && history.length > 0);
    const turns = conversations.questions.flatMap((row) => ('turns' in row ? [row.turns] : []));
    expect(requests.map((request) => request.question)).toEqual(turns.flat());
    expect(followUps).toHaveLength(turns.flat().length - turns.length);
    for (const { history } of followUps) {
      expect(history?.map(({ role }) => role).slice(0, 2)).toEqual(['user', 'assistant']);
      expect(history?.[1]?.content).not.toBe('');
    }
  });

  it('gives the same report twice', async () => {
    const [first, second] = [await evaluate(validity, system), await evaluate(validity, system)];
    expect(JSON.stringify(reportJson(second))).toBe(JSON.stringify(reportJson(first)));
  });

  it('reports a question at which the system throws, and goes on', async () => {
    const broken: System = { ...system, answerer: { answer: () => Promise.reject(new Error('broken')) } };
    const scores = qaScores(await evaluate(conversations, broken));
    expect(scores).toHaveLength(conversations.questions.length);
    expect(scores[0]?.failures).toContainEqual({
      check: 'error',
      expected: '一个回答',
      got: 'Error: broken',
    });
  });

  it('asks nothing where a label has no place in the library', async () => {
    const { requests, recorded } = recording();
    await expect(evaluate(setOf(question()), recorded)).rejects.toThrow('知识库中没有「sample.txt」');
    expect(requests).toEqual([]);
  });

  it('measures questions about amounts', async () => {
    const numeric = await loadSet(BUNDLED_SETS.numeric);
    const { form, scores } = await evaluate(keepKind(numeric, 'range'), system);
    expect([form, scores.length]).toEqual(['numeric', 2]);
  });
});
