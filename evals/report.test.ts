import { describe, expect, it } from 'vitest';
import type { Evaluation } from './evaluate.ts';
import { resolveGold } from './gold.ts';
import { scoreQa } from './qa-score.ts';
import { reportFailureCounts, reportFailures, reportJson, reportTables } from './report.ts';
import { answerCiting, citeFair, question, refusal, sampleDocument } from './testing/sample.ts';

function evaluation(...answers: ReturnType<typeof answerCiting>[]): Evaluation {
  const questions = answers.map((_, at) => question({ id: `q${at}` }));
  const gold = resolveGold({ form: 'qa', file: 'x', questions }, [sampleDocument]);
  const scores = questions.map((row, at) => {
    const ids = gold.get(row.id);
    if (!ids) throw new Error('the question has no gold');
    const outcome = { ranked: ['sample.s1.n1'], answers: answers.slice(at, at + 1), errors: [] };
    return scoreQa(row, ids, outcome, [sampleDocument]);
  });
  return { form: 'qa', file: 'x.jsonl', scores };
}

const oneOfTwo = evaluation(answerCiting(citeFair), refusal);

describe('reportTables', () => {
  it('has a row for each kind and one for all', () => {
    const tables = reportTables(oneOfTwo);
    expect(tables).toMatch(/enterprise_qa\s+2\s+1\.000/u);
    expect(tables).toMatch(/合计\s+–\s+0\.500\s+0/u);
  });
});

describe('reportFailures', () => {
  it('shows question, expected and got of each failure', () => {
    expect(reportFailures(oneOfTwo)).toBe(
      'q1（enterprise_qa）参展补贴多少\n  ✗ 误拒\n    应：sample.s1.n1\n    实：知识库未涉及。',
    );
  });

  it('is empty where all is right', () => {
    expect(reportFailures(evaluation(answerCiting(citeFair)))).toBe('');
    expect(reportFailureCounts(evaluation(answerCiting(citeFair)))).toBe('');
  });
});

describe('reportFailureCounts', () => {
  it('counts questions by check and names them', () => {
    expect(reportFailureCounts(evaluation(refusal, refusal))).toBe('误拒 2：q0 q1');
  });
});

describe('reportJson', () => {
  it('is the same for the same scores', () => {
    expect(JSON.stringify(reportJson(oneOfTwo))).toBe(
      JSON.stringify(reportJson(evaluation(answerCiting(citeFair), refusal))),
    );
  });
});
