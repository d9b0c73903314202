import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDocumentFit } from './document-fit.ts';

const numbers = (values: number[]): Uint32Array => Uint32Array.from(values);

describe('the fit of a document', () => {
  it('adds a share of the mean of its thirty best scores, missing ones counted as 0', () => {
    const scores = Float32Array.from([1, 0.5, 0.5]);
    addDocumentFit(scores, numbers([0, 1, 2]), numbers([0, 0, 1]), 0.5);
    expect(scores[0]).toBeCloseTo(1 + (0.5 * 1.5) / 30, 6);
    expect(scores[1]).toBeCloseTo(0.5 + (0.5 * 1.5) / 30, 6);
    expect(scores[2]).toBeCloseTo(0.5 + (0.5 * 0.5) / 30, 6);
  });

  it('counts no more than the thirty best', () => {
    const scores = new Float32Array(40).fill(1);
    addDocumentFit(scores, numbers([...scores.keys()]), new Uint32Array(40), 1);
    expect(scores[0]).toBe(2);
  });

  it('puts first, of two clauses that fit alike, the one whose document fits better', () => {
    const scores = Float32Array.from([0.8, 0.8, 0.7]);
    addDocumentFit(scores, numbers([0, 1, 2]), numbers([0, 1, 1]), 0.5);
    expect(scores[1]).toBeGreaterThan(scores[0] ?? 1);
  });

  it('never turns the order of two clauses of one document', () => {
    const clauses = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.float({ min: 0, max: 1, noNaN: true })),
    );
    fc.assert(
      fc.property(clauses, (members) => {
        const before = Float32Array.from(members, ([, score]) => score);
        const after = Float32Array.from(before);
        const documents = Uint32Array.from(members, ([document]) => document);
        addDocumentFit(after, numbers([...before.keys()]), documents, 0.5);
        members.forEach(([document], a) =>
          members.forEach(([other], b) => {
            if (document !== other || (before[a] ?? 0) >= (before[b] ?? 0)) return;
            expect(after[a]).toBeLessThanOrEqual(after[b] ?? 0);
          }),
        );
      }),
    );
  });
});
