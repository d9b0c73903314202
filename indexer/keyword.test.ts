import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addScores,
  BM25,
  countTerms,
  createKeywordBuilder,
  frequency,
  raiseScores,
  rowsOf,
  type KeywordIndex,
} from './keyword.ts';

type Fields = string[][];
const WEIGHTS = [1, 0.4];

function build(clauses: readonly Fields[]): KeywordIndex {
  const builder = createKeywordBuilder();
  for (const fields of clauses) {
    builder.add(
      fields.map((terms, index) => ({
        weight: WEIGHTS[index] ?? 1,
        counts: countTerms(terms),
        length: terms.length,
      })),
    );
  }
  return builder.build();
}

/** BM25F straight from the formula. */
function naive(clauses: readonly Fields[], term: string): number[] {
  const holders = clauses.filter((fields) => fields.some((terms) => terms.includes(term))).length;
  const idf = Math.log(1 + (clauses.length - holders + 0.5) / (holders + 0.5));
  const averages = WEIGHTS.map(
    (_, field) =>
      clauses.reduce((sum, fields) => sum + (fields[field]?.length ?? 0), 0) / clauses.length || 1,
  );
  return clauses.map((fields) => {
    const count = fields.reduce((sum, terms, field) => {
      const found = terms.filter((each) => each === term).length;
      return (
        sum +
        ((WEIGHTS[field] ?? 1) * found) / (1 - BM25.b + (BM25.b * terms.length) / (averages[field] ?? 1))
      );
    }, 0);
    return (idf * count * (BM25.k1 + 1)) / (count + BM25.k1);
  });
}

const terms = fc.array(fc.constantFrom('奖励', '补贴', '专利', '出口', '展会'), { maxLength: 8 });
const library = fc.array(fc.tuple(terms, terms), { minLength: 1, maxLength: 12 });

describe('BM25', () => {
  it('scores as the formula says', () => {
    fc.assert(
      fc.property(library, (clauses) => {
        const index = build(clauses);
        for (const term of ['奖励', '补贴', '专利', '出口', '展会']) {
          const scores = new Float32Array(clauses.length);
          addScores(index, { term, weight: 1 }, scores);
          naive(clauses, term).forEach((expected, row) => expect(scores[row]).toBeCloseTo(expected, 4));
        }
      }),
    );
  });

  it('lists the rows of a term in order', () => {
    fc.assert(
      fc.property(library, (clauses) => {
        const index = build(clauses);
        const expected = clauses.flatMap(([body, title], row) =>
          [...body, ...title].includes('奖励') ? [row] : [],
        );
        expect([...rowsOf(index, '奖励')]).toEqual(expected);
        expect(frequency(index, '奖励')).toBe(expected.length);
      }),
    );
  });

  it('adds weights up and raises to the greatest', () => {
    const index = build([
      [['奖励'], []],
      [['奖励', '补贴'], []],
      [[], []],
    ]);
    const once = new Float32Array(3);
    addScores(index, { term: '奖励', weight: 1 }, once);
    const twice = new Float32Array(3);
    addScores(index, { term: '奖励', weight: 1 }, twice);
    addScores(index, { term: '奖励', weight: 1 }, twice);
    const raised = new Float32Array(3);
    raiseScores(index, { term: '奖励', weight: 1 }, raised);
    raiseScores(index, { term: '奖励', weight: 0.5 }, raised);
    expect([...twice]).toEqual([...once].map((score) => score * 2));
    expect([...raised]).toEqual([...once]);
    expect(once[2]).toBe(0);
  });

  it('knows nothing of a term that no clause holds', () => {
    const index = build([[['奖励'], []]]);
    const scores = new Float32Array(1);
    addScores(index, { term: '租金', weight: 1 }, scores);
    expect([...scores]).toEqual([0]);
    expect(frequency(index, '租金')).toBe(0);
    expect(rowsOf(index, '租金')).toHaveLength(0);
  });

  it('keeps up with many clauses', () => {
    const clauses = Array.from({ length: 3000 }, (_, row): Fields => [[`词${row % 700}`, '企业'], []]);
    const index = build(clauses);
    expect(index.size).toBe(3000);
    expect(frequency(index, '企业')).toBe(3000);
    expect([...rowsOf(index, '词5')]).toEqual([5, 705, 1405, 2105, 2805]);
  });
});
