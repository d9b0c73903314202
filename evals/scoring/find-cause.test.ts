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
  makeRefusal,
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

const citing = (clauseId: string, quote?: string) =>
  makeAnswer({ citations: [cite(library, clauseId, quote)] });

describe('a case that is right', () => {
  test('has no cause', () => {
    const one = makeMadridCase({ mustContain: ['1万元'] });
    expect(scoreCase(one, recordOf(one, citing(MADRID.id)), library)).toMatchObject({
      right: true,
      failures: [],
      cause: null,
    });
  });
});

describe('clauses', () => {
  test.each([
    { name: 'not among the first found', ranked: [OTHER], cause: 'notRetrieved' },
    { name: 'found and left aside', ranked: [OTHER, MADRID.id], cause: 'retrievedNotUsed' },
    { name: 'not searched for', ranked: null, cause: 'notCited' },
  ])('$name', ({ ranked, cause }) => {
    expect(causeOf(makeMadridCase(), citing(OTHER), ranked)).toMatchObject({ cause });
  });

  test('the right clause with the wrong sentence', () => {
    const one = makeMadridCase({ mustContain: ['1万元'] });
    expect(causeOf(one, citing(MADRID.id, '企业商标在马德里国际注册成功的'))).toMatchObject({
      cause: 'wrongSentence',
      evidence: expect.stringContaining('1万元'),
    });
  });

  test('a phrase that the labelled clause does not hold is a fault of the label', () => {
    const one = makeMadridCase({ mustContain: ['99万元'] });
    expect(causeOf(one, citing(MADRID.id))?.cause).toBe('labelOutsideLibrary');
  });

  test('a label whose clause is gone, and one whose words are gone', () => {
    const gone = makeCase({ gold: [{ doc: MADRID.doc, clause: '九、99', quote: '', role: 'key' }] });
    expect(causeOf(gone, citing(MADRID.id))?.cause).toBe('labelOutsideLibrary');
    const reworded = makeMadridCase({
      mustContain: ['2万元'],
      gold: [{ doc: MADRID.doc, clause: MADRID.clause, quote: '每件商标给予2万元资助', role: 'key' }],
    });
    expect(causeOf(reworded, citing(MADRID.id))).toMatchObject({
      cause: 'labelOutsideLibrary',
      evidence: expect.stringContaining('每件商标给予2万元资助'),
    });
  });

  test('a quotation that is not verbatim comes before what it leaves out', () => {
    const citation = { ...cite(library, OTHER), quote: '每件商标给予9万元资助' };
    expect(causeOf(makeMadridCase(), makeAnswer({ citations: [citation] }))?.cause).toBe('quoteInexact');
  });
});

describe('refusals', () => {
  test('an answer to what the library does not say', () => {
    expect(causeOf(makeCase({ answerable: false }), citing(MADRID.id))?.cause).toBe('shouldRefuse');
  });

  test('a refusal although the clause was found, and one because it was not', () => {
    expect(causeOf(makeMadridCase(), makeRefusal(), [MADRID.id])?.cause).toBe('falseRefusal');
    expect(causeOf(makeMadridCase(), makeRefusal(), [OTHER])?.cause).toBe('notRetrieved');
  });

  test('the guard took the amount away, and the answer says so', () => {
    const one = makeMadridCase({ amounts: [{ kind: 'fixed', min: 30_000, max: 30_000 }] });
    const notices = [{ code: 'guardRemoved', message: '有内容没有放进回答' }];
    const answer = makeAnswer({ citations: [cite(library, MADRID.id)], notices });
    expect(causeOf(one, answer)?.cause).toBe('guardRemoved');
  });
});

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

describe('what is left', () => {
  test.each([
    [
      'a labelled fact that is wrong',
      { expectedFacts: [{ factId: 'madrid_marks', value: '2件' }] },
      'wrongFact',
    ],
    ['no question for what decides', { missing: ['export_total'] }, 'notAsked'],
    ['words that must not be said', { mustNot: ['肯定能拿到'] }, 'forbiddenSaid'],
    ['another status', { status: ['calculated'] }, 'wrongStatus'],
  ] as const)('%s', (_name, labels, cause) => {
    const text = '肯定能拿到[1]';
    const answer = { ...citing(MADRID.id), text, facts: [makeFact('madrid_marks', '3件')] };
    expect(causeOf(makeMadridCase(labels), answer)?.cause).toBe(cause);
  });

  test('words of a quotation are not asserted', () => {
    const one = makeMadridCase({ mustNot: ['1万元'] });
    expect(scoreCase(one, recordOf(one, citing(MADRID.id)), library).right).toBe(true);
  });

  test('an earlier turn', () => {
    const { doc, clause } = MADRID;
    const turn = { place: { doc, clause }, mustContain: [] };
    const one = makeMadridCase({ turns: ['一', '二'], expectedTurns: [turn, turn] });
    const record = recordOf(one, citing(MADRID.id));
    const [first, last] = record.turns;
    if (!first || !last) throw new Error('two turns');
    const turns = [{ ...first, answer: citing(OTHER) }, last];
    expect(scoreCase(one, { ...record, turns }, library).cause?.cause).toBe('turnWrong');
  });

  test('no answer at all', () => {
    expect(causeOf(makeMadridCase(), null)).toEqual({ cause: 'systemError', evidence: 'boom' });
  });
});
