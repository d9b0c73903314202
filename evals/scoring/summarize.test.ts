import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../api/contract.ts';
import type { EvalCase } from '../case.ts';
import { compareFacts } from './facts.ts';
import type { Library } from './library.ts';
import type { MeasureId } from './measures.ts';
import { scoreCase } from './score-case.ts';
import { summarize } from './summarize.ts';
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
const THIRD = 'industry-internationalization.s2.n10';

type Scored = readonly [EvalCase, Answer | null, (readonly string[])?];

function valuesOf(cases: readonly Scored[]): Partial<Record<MeasureId, number>> {
  const scores = cases.map(([one, answer, ranked]) =>
    scoreCase(one, recordOf(one, answer, ranked ?? null), library),
  );
  const { rates } = summarize(scores);
  return Object.fromEntries([...rates].flatMap(([id, rate]) => (rate === null ? [] : [[id, rate.value]])));
}

const citing = (...ids: string[]): Answer => {
  const citations = ids.map((id, at) => ({ ...cite(library, id), marker: at + 1 }));
  return makeAnswer({ citations });
};

describe('the rates of a run', () => {
  test('of nothing are null', () => {
    const { rates, latency, cases } = summarize([]);
    expect([...rates.values()].every((rate) => rate === null)).toBe(true);
    expect({ cases, ...latency }).toEqual({ cases: 0, p50: null, p95: null, p99: null, turns: 0 });
  });

  test('of a perfect run are 1, and 0 where less is better', () => {
    const answerable = makeMadridCase({
      mustContain: ['1万元'],
      mustNot: ['2万元'],
      amounts: [{ kind: 'fixed', min: 30_000, max: 30_000 }],
      expectedFacts: [{ factId: 'madrid_marks', value: '3件' }],
    });
    const answer = {
      ...citing(MADRID.id),
      status: 'calculated' as const,
      total: sum(30_000),
      awards: [makeAward()],
      facts: [makeFact('madrid_marks', '3件')],
    };
    const unanswerable = makeCase({ id: 'c2', answerable: false });
    expect(
      valuesOf([
        [answerable, answer, [MADRID.id]],
        [unanswerable, makeRefusal()],
      ]),
    ).toEqual({
      right: 1,
      recallAt1: 1,
      recallAt5: 1,
      recallAt10: 1,
      mrr: 1,
      ndcgAt10: 1,
      citationRecall: 1,
      citationPrecision: 1,
      allCited: 1,
      quoteExact: 1,
      mustContain: 1,
      mustNotSaid: 0,
      amountExact: 1,
      wrongNumber: 0,
      factPrecision: 1,
      factRecall: 1,
      factF1: 1,
      refused: 1,
      falselyRefused: 0,
    });
  });

  test('of the search, by hand: found first and found third', () => {
    const values = valuesOf([
      [makeMadridCase(), citing(MADRID.id), [MADRID.id, OTHER, THIRD]],
      [makeMadridCase({ id: 'c2' }), citing(MADRID.id), [OTHER, THIRD, MADRID.id]],
    ]);
    expect(values).toMatchObject({ recallAt1: 0.5, recallAt5: 1, mrr: (1 + 1 / 3) / 2, ndcgAt10: 0.75 });
  });

  test('of citations, by hand: one key of two cited, beside one that is out of place', () => {
    const both = makeMadridCase();
    const second = { doc: MADRID.doc, clause: '二、11', quote: '', role: 'key' as const };
    const one = { ...both, gold: [...both.gold, second] };
    expect(valuesOf([[one, citing(MADRID.id, THIRD)]])).toMatchObject({
      citationRecall: 0.5,
      citationPrecision: 0.5,
      allCited: 0,
      quoteExact: 1,
    });
  });

  test('count a refusal as recall 0 and leave it out of precision', () => {
    const values = valuesOf([[makeMadridCase(), makeRefusal()]]);
    expect(values).toMatchObject({ citationRecall: 0, falselyRefused: 1 });
    expect(values).not.toHaveProperty('citationPrecision');
    expect(values).not.toHaveProperty('refused');
  });

  test('refusing everything is perfect in one rate and hopeless in the other', () => {
    const values = valuesOf([
      [makeCase({ answerable: false }), makeRefusal()],
      [makeMadridCase({ id: 'c2' }), makeRefusal()],
    ]);
    expect(values).toMatchObject({ refused: 1, falselyRefused: 1 });
  });

  test('tell a wrong figure from a question back', () => {
    const amounts = [{ kind: 'fixed', min: 30_000, max: 30_000 } as const];
    const wrong = { ...citing(MADRID.id), status: 'calculated' as const, total: sum(1) };
    const asking = { ...citing(MADRID.id), status: 'needsFacts' as const };
    expect(
      valuesOf([
        [makeMadridCase({ amounts }), wrong],
        [makeMadridCase({ id: 'c2', amounts }), asking],
      ]),
    ).toMatchObject({ amountExact: 0, wrongNumber: 0.5 });
  });

  test('of facts, by hand: two right, one wrong, one missing, one too many', () => {
    const expectedFacts = [
      { factId: 'madrid_marks', value: '3件' },
      { factId: 'export_total', value: '6000000美元' },
      { factId: 'premium_paid', value: '3万元' },
      { factId: 'national_hte', value: true },
    ];
    const facts = [
      makeFact('madrid_marks', '3件'),
      makeFact('export_total', '600万美元'),
      makeFact('premium_paid', '4万元'),
      makeFact('hte', true),
    ];
    const values = valuesOf([[makeMadridCase({ expectedFacts }), { ...citing(MADRID.id), facts }]]);
    expect(values).toMatchObject({ factPrecision: 0.5, factRecall: 0.5, factF1: 0.5 });
  });

  test('do not depend on the order of the cases', () => {
    const cases: Scored[] = [
      [makeMadridCase(), citing(MADRID.id), [MADRID.id]],
      [makeMadridCase({ id: 'c2' }), citing(OTHER), [OTHER]],
      [makeCase({ id: 'c3', answerable: false }), citing(OTHER)],
    ];
    const expected = valuesOf(cases);
    fc.assert(
      fc.property(fc.shuffledSubarray(cases, { minLength: cases.length }), (shuffled) => {
        expect(valuesOf(shuffled)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });
});

describe('facts', () => {
  const same = (factId: string, expected: unknown, value: string | string[]) =>
    compareFacts([{ factId, value: expected }], [{ factId, value }], library.rules.vocabulary).right
      .length === 1;

  test.each([
    ['export_total', '600万美元', '6000000美元', true],
    ['export_total', { value: '0.06', unit: '亿美元' }, '600万美元', true],
    ['export_total', '600万美元', '601万美元', false],
    ['export_total', '超过600万美元', '600万美元', false],
    ['madrid_marks', 3, '3件', true],
    ['district', '滨江', '高新区（滨江）', true],
    ['no_such_fact', '甲', '甲', true],
    ['no_such_fact', '甲', '乙', false],
  ])('%s: %j and %j mean the same: %s', (factId, expected, value, is) => {
    expect(same(factId, expected, value)).toBe(is);
  });
});
