import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../api/contract.ts';
import type { EvalCase } from '../case.ts';
import type { Library } from './library.ts';
import { scoreCase } from './score-case.ts';
import {
  cite,
  MADRID,
  makeAnswer,
  makeAward,
  makeCase,
  makeFact,
  makeMadridCase,
  openTestLibrary,
  recordOf,
  sum,
} from './test-cases.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});

const OTHER = 'industry-internationalization.s2.n11';

function causeOf(one: EvalCase, answer: Answer | null, ranked: readonly string[] | null = null) {
  return scoreCase(one, recordOf(one, answer, ranked), library).cause;
}

const citing = (clauseId: string) => makeAnswer({ citations: [cite(library, clauseId)] });

describe('amounts', () => {
  const three = { kind: 'fixed', min: 30_000, max: 30_000 } as const;
  const labelled = makeMadridCase({
    amounts: [three],
    expectedFacts: [{ factId: 'madrid_marks', value: '3件' }],
  });
  const calculated = (yuan: number, facts: Answer['facts']) =>
    makeAnswer({
      status: 'calculated',
      citations: [cite(library, MADRID.id)],
      total: sum(yuan),
      awards: [makeAward({ amount: sum(yuan) })],
      facts,
    });

  test('another value was read, and the rule gives the right sum for the labelled one', () => {
    expect(causeOf(labelled, calculated(50_000, [makeFact('madrid_marks', '5件')]))).toEqual({
      cause: 'wrongFact',
      evidence: 'madrid_marks 应为 3件，读成 5件',
    });
  });

  test('nothing was read', () => {
    expect(causeOf(labelled, calculated(50_000, []))).toMatchObject({
      cause: 'factNotExtracted',
      evidence: expect.stringContaining('madrid_marks'),
    });
  });

  test('the labelled facts give another sum: the rule is wrong', () => {
    const one = { ...labelled, amounts: [{ kind: 'fixed', min: 60_000, max: 60_000 } as const] };
    expect(causeOf(one, calculated(30_000, [makeFact('madrid_marks', '3件')]))).toMatchObject({
      cause: 'wrongFormula',
      evidence: expect.stringContaining('6万元'),
    });
  });

  test('facts remembered from a run in which it was right stand in for labelled ones', () => {
    const one = makeMadridCase({ amounts: [three] });
    const record = recordOf(one, calculated(50_000, [makeFact('madrid_marks', '5件')]));
    const remembered = [{ factId: 'madrid_marks', value: '3件' }];
    expect(scoreCase(one, record, library, remembered).cause?.cause).toBe('wrongFact');
    expect(scoreCase(one, record, library).cause?.cause).toBe('wrongAmount');
  });

  test('another award was calculated, or none', () => {
    const other = makeAward({ awardId: 'sme-title', title: '专精特新', clauseId: OTHER });
    const wrong = { ...calculated(50_000, []), awards: [other] };
    expect(causeOf(labelled, wrong)?.cause).toBe('wrongAward');
    expect(causeOf(labelled, makeAnswer({ citations: [cite(library, MADRID.id)] }))?.cause).toBe(
      'wrongAward',
    );
  });

  test('the clause was not found: the search comes before the sum', () => {
    const beside = { ...calculated(50_000, []), citations: [cite(library, OTHER)] };
    expect(causeOf(labelled, beside, [OTHER])?.cause).toBe('notRetrieved');
    expect(causeOf(labelled, beside, [OTHER, MADRID.id])?.cause).toBe('factNotExtracted');
    // Cited all the same: the search has done no harm.
    expect(causeOf(labelled, calculated(50_000, []), [OTHER])?.cause).toBe('factNotExtracted');
  });

  test('without a labelled clause the rule is not blamed', () => {
    const { amounts, expectedFacts } = labelled;
    const bare = makeCase({ answerable: true, amounts, expectedFacts });
    expect(causeOf(bare, citing(MADRID.id))).toMatchObject({
      cause: 'wrongAward',
      evidence: expect.stringContaining('没有认出'),
    });
    const other = { ...bare, amounts: [{ kind: 'fixed', min: 60_000, max: 60_000 } as const] };
    const read = [makeFact('madrid_marks', '3件')];
    expect(causeOf(other, calculated(30_000, read))?.cause).toBe('wrongAmount');
    // What was calculated comes out right with the labelled facts, so it was the reading.
    expect(causeOf(bare, calculated(50_000, [makeFact('madrid_marks', '5件')]))?.cause).toBe('wrongFact');
  });

  test('a question back without a labelled clause or an award', () => {
    const asking = makeAnswer({ status: 'needsFacts', citations: [cite(library, MADRID.id)] });
    expect(causeOf(makeCase({ amounts: [three] }), asking)?.cause).toBe('factNotExtracted');
  });

  describe('a phrase that has to be calculated stands in no text', () => {
    const phrased = makeMadridCase({
      mustContain: ['3万元'],
      expectedFacts: [{ factId: 'madrid_marks', value: '3件' }],
    });

    test.each([
      ['another value was read', [makeFact('madrid_marks', '2件')], 'wrongFact'],
      ['nothing was read', [], 'factNotExtracted'],
    ])('%s', (_name, facts, cause) => {
      expect(causeOf(phrased, calculated(20_000, facts))?.cause).toBe(cause);
    });

    test('the labelled facts do not come to it', () => {
      const one = { ...phrased, mustContain: ['7万元'] };
      expect(causeOf(one, calculated(20_000, [makeFact('madrid_marks', '2件')]))).toMatchObject({
        cause: 'wrongFormula',
        evidence: expect.stringContaining('应为 7万元'),
      });
    });

    test('but not where nothing was calculated and another text prints it', () => {
      const one = makeMadridCase({ mustContain: ['300万元'] });
      expect(causeOf(one, citing(MADRID.id))?.cause).toBe('wrongSentence');
      expect(causeOf(one, calculated(20_000, []))?.cause).toBe('wrongAmount');
    });

    test('and not where a related place prints it', () => {
      const related = { doc: MADRID.doc, clause: '三、14', quote: '', role: 'related' } as const;
      const one = makeMadridCase({ mustContain: ['300万元'] });
      const both = { ...one, gold: [...one.gold, related] };
      expect(causeOf(both, calculated(20_000, []))?.cause).toBe('wrongSentence');
    });

    test('no facts are known, or nothing was calculated', () => {
      const one = makeMadridCase({ mustContain: ['3万元'] });
      expect(causeOf(one, calculated(20_000, []))).toMatchObject({
        cause: 'wrongAmount',
        evidence: expect.stringContaining('应为 3万元，答 2万元'),
      });
      expect(causeOf(one, citing(MADRID.id))?.cause).toBe('wrongAward');
    });
  });

  test('the clause has no rule', () => {
    const one = makeCase({
      answerable: true,
      amounts: [three],
      gold: [{ doc: '003_85c93f81d851e7b4.txt', clause: '二（五）3', quote: '', role: 'key' }],
    });
    expect(causeOf(one, calculated(50_000, []))?.cause).toBe('ruleMissing');
  });

  test('it asks for what the question says', () => {
    const one = makeMadridCase({ amounts: [three] });
    const asking = { factId: 'madrid_marks', label: '件数', question: '几件？' };
    const answer = makeAnswer({
      status: 'needsFacts',
      citations: [cite(library, MADRID.id)],
      awards: [makeAward({ outcome: 'needsFacts' })],
      missingFacts: [asking],
    });
    expect(causeOf(one, answer)?.cause).toBe('factNotExtracted');
  });
});
