import { describe, expect, it } from 'vitest';
import { diversify, type Facet } from './diversify.ts';
import type { Ranked } from './rank.ts';

const ranked = (scores: number[]): Ranked[] =>
  scores.map((score, row) => ({ row, score, keyword: 0, vector: 0 }));
const rowsOf = (list: readonly Ranked[]): number[] => list.map(({ row }) => row);
const facet = (weight: number, scores: Record<number, number>): Facet => ({
  weight,
  scores: new Map(Object.entries(scores).map(([row, score]) => [Number(row), score])),
});

describe('diversify', () => {
  it('serves every part before it serves one twice', () => {
    const order = diversify(ranked([1, 0.9, 0.5]), [facet(1, { 0: 1, 1: 0.9 }), facet(1, { 2: 1 })]);
    expect(rowsOf(order)).toEqual([0, 2, 1]);
  });

  it('changes nothing for a query of one part', () => {
    const list = ranked([1, 0.9, 0.5]);
    expect(diversify(list, [])).toEqual(list);
  });

  it('lets parts that say nothing have no part in it', () => {
    const list = ranked([1, 0.9, 0.5]);
    expect(diversify(list, [facet(0, { 2: 1 })])).toEqual(list);
  });

  it('loses no candidate and gives none twice', () => {
    const list = ranked(Array.from({ length: 100 }, (_, row) => 1 - row / 100));
    const order = diversify(list, [facet(2, { 30: 1, 5: 0.4 }), facet(1, { 99: 1, 7: 0.8 })]);
    expect(rowsOf(order).sort((a, b) => a - b)).toEqual(rowsOf(list));
    expect(rowsOf(order).indexOf(30)).toBeLessThan(5);
  });
});
