import { describe, expect, it } from 'vitest';
import type { AskScore, QaScore } from './qa-score.ts';
import { summarizeByKind, summarizeQa } from './qa-summary.ts';

const plain: AskScore = {
  refused: false,
  keyRecall: 1,
  keyBlocks: { hit: 0, of: 0 },
  citations: { hit: 1, of: 1 },
  phrases: { hit: 1, of: 1 },
  turns: { hit: 0, of: 0 },
  quotes: { hit: 1, of: 1 },
  forbidden: 0,
};

function scored(changes: Partial<QaScore> = {}, ask: Partial<AskScore> = {}): QaScore {
  return {
    id: 'q',
    kind: 'enterprise_qa',
    question: '',
    answerable: true,
    search: null,
    failures: [],
    ...changes,
    ask: { ...plain, ...ask },
  };
}

const must = (ask: Partial<AskScore>) =>
  scored(
    { answerable: false, kind: 'unanswerable' },
    { keyRecall: null, citations: { hit: 0, of: 0 }, phrases: { hit: 0, of: 0 }, ...ask },
  );

describe('summarizeQa', () => {
  it('averages the search over searched questions, and relates it to the ceiling', () => {
    const perfect = {
      recallAt5: 1,
      ceilingAt5: 1,
      hitAt5: true,
      recallAt10: 1,
      ceilingAt10: 1,
      reciprocalRank: 1,
    };
    const wide = {
      recallAt5: 0.3,
      ceilingAt5: 0.5,
      hitAt5: false,
      recallAt10: 0.8,
      ceilingAt10: 1,
      reciprocalRank: 0.5,
    };
    const { searched, measures } = summarizeQa([
      scored({ search: perfect }),
      scored({ search: wide }),
      scored(),
    ]);
    expect(searched).toBe(2);
    expect(measures.recallAt5).toBeCloseTo(0.65);
    expect(measures.ofCeilingAt5).toBeCloseTo(0.65 / 0.75);
    expect(measures.hitAt5).toBe(0.5);
    expect(measures.recallAt10).toBeCloseTo(0.9);
    expect(measures.mrr).toBeCloseTo(0.75);
  });

  it('tells macro from micro precision, and leaves out answers that cite nothing', () => {
    const { measures } = summarizeQa([
      scored({}, { citations: { hit: 1, of: 4 } }),
      scored({}, { citations: { hit: 1, of: 1 } }),
      scored({}, { citations: { hit: 0, of: 0 } }),
    ]);
    expect(measures.citationPrecision).toBeCloseTo(0.625);
    expect(measures.citationPrecisionMicro).toBeCloseTo(0.4);
  });

  it('counts refusals among those that must be, and false ones among the others', () => {
    const { measures } = summarizeQa([
      must({ refused: true }),
      must({ refused: true }),
      must({ refused: false }),
      scored({}, { refused: true, keyRecall: 0 }),
      scored(),
    ]);
    expect(measures.refused).toBeCloseTo(2 / 3);
    expect(measures.falselyRefused).toBeCloseTo(0.5);
    expect(measures.citationRecall).toBeCloseTo(0.5);
    expect(measures.fullyRight).toBeCloseTo(3 / 5);
  });

  it('does not take a partly found answer for fully right', () => {
    const { measures } = summarizeQa([
      scored({}, { keyRecall: 0.5 }),
      scored({}, { phrases: { hit: 1, of: 2 } }),
      scored({}, { keyRecall: null }),
    ]);
    expect(measures.fullyRight).toBeCloseTo(1 / 3);
    expect(measures.mustContain).toBeCloseTo(2.5 / 3);
    expect(measures.mustContainMicro).toBeCloseTo(3 / 4);
  });

  it('counts quotes and forbidden phrases of unanswerable questions too', () => {
    const summary = summarizeQa([scored(), must({ quotes: { hit: 0, of: 1 }, forbidden: 2 })]);
    expect(summary.measures.quoteExact).toBe(0.5);
    expect(summary.forbidden).toBe(2);
  });

  it('has no values over no questions', () => {
    const { measures } = summarizeQa([]);
    expect(Object.values(measures).every((value) => value === null)).toBe(true);
  });
});

describe('summarizeByKind', () => {
  it('lists the kinds that occur, in their fixed order', () => {
    const kinds = summarizeByKind([must({}), scored({ kind: 'validity' }), scored()]);
    expect(kinds.map(([kind, { questions }]) => [kind, questions])).toEqual([
      ['enterprise_qa', 1],
      ['validity', 1],
      ['unanswerable', 1],
    ]);
  });
});
