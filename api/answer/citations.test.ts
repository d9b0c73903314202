import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../contract.ts';
import { Citations } from './citations.ts';

const citation = (start: number, marker = 9): Citation => ({
  marker,
  documentId: 'd',
  documentTitle: '意见',
  sourceFile: 'd.txt',
  clauseId: 'd.n1',
  locator: '1',
  quote: '原文',
  start,
  end: start + 2,
});

describe('citations', () => {
  it('are numbered from 1 in the order in which they are first needed', () => {
    const citations = new Citations();
    expect([30, 10, 30, 20].map((start) => citations.markerOf(citation(start)))).toEqual([1, 2, 1, 3]);
    expect(citations.all().map(({ start, marker }) => [start, marker])).toEqual([
      [30, 1],
      [10, 2],
      [20, 3],
    ]);
  });

  it('of other words, or of another document, are others', () => {
    const citations = new Citations();
    citations.markerOf(citation(1));
    expect(citations.markerOf({ ...citation(1), end: 9 })).toBe(2);
    expect(citations.markerOf({ ...citation(1), documentId: 'e' })).toBe(3);
  });

  it('are none before any is needed', () => {
    expect(new Citations().all()).toEqual([]);
  });

  it('have markers without gaps, whatever is cited', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 })), (starts) => {
        const citations = new Citations();
        for (const start of starts) citations.markerOf(citation(start));
        expect(citations.all().map(({ marker }) => marker)).toEqual(
          [...new Set(starts)].map((_, at) => at + 1),
        );
      }),
    );
  });
});
