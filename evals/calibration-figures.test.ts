import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceFigures, crossFit, figuresOf, foldOf } from './calibration-figures.ts';
import { fitCalibration } from './calibration-fit.ts';
import { calibrationSample, outsideSample, sampleCalibration } from './testing/calibration.ts';

const samples = Array.from({ length: 40 }, (_, at) => [
  calibrationSample({ id: `q${at}` }),
  outsideSample(at / 80, `o${at}`),
]).flat();

describe('the figures of weights', () => {
  it('count key clauses chosen, and the share of those chosen that may be', () => {
    const { key: _, ...rest } = calibrationSample();
    const sample = { ...rest, key: new Set(['a', 'z']) };
    const figures = figuresOf([{ samples: [sample], calibration: sampleCalibration }]);
    expect(figures.single).toEqual({ questions: 1, recall: 0.5, precision: 1 });
    expect(figures.list).toEqual({ questions: 0, recall: null, precision: null });
  });

  it('choose more clauses under a lower threshold, and the likeliest under any', () => {
    const judged = [
      {
        samples: [calibrationSample({ key: new Set(['b']), accepted: new Set(['b']) })],
        calibration: sampleCalibration,
      },
    ];
    expect(choiceFigures(judged, 'single', 0.01)).toEqual({ questions: 1, recall: 1, precision: 0.5 });
    expect(choiceFigures(judged, 'single', 1)).toEqual({ questions: 1, recall: 0, precision: 0 });
  });

  it('choose three clauses for one thing and twelve for a list', () => {
    const candidates = Array.from({ length: 20 }, (_, at) => ({ clauseId: `c${at}`, features: [1, 0.9] }));
    const key = new Set(candidates.map(({ clauseId }) => clauseId));
    const of = (model: 'single' | 'list') =>
      calibrationSample({ key, accepted: key, observation: { model, candidates, answerability: [1, 1] } });
    const figures = figuresOf([{ samples: [of('single'), of('list')], calibration: sampleCalibration }]);
    expect([figures.single.recall, figures.list.recall]).toEqual([3 / 20, 12 / 20]);
  });

  it('count refusals apart for answerable questions and for those from outside', () => {
    const judged = [
      {
        samples: [calibrationSample(), outsideSample(0.2), outsideSample(0.9)],
        calibration: sampleCalibration,
      },
    ];
    expect(figuresOf(judged).refusals).toEqual({ refused: 0.5, falselyRefused: 0 });
  });
});

describe('cross-validation', () => {
  const folds = crossFit(samples, sampleCalibration);

  it('judges every question once', () => {
    const judged = folds.flatMap((fold) => fold.samples.map(({ id }) => id));
    expect(judged.toSorted()).toEqual(samples.map(({ id }) => id).toSorted());
  });

  it('judges a question by weights that have not seen it', () => {
    for (const { samples: held, calibration } of folds) {
      expect(held.length).toBeGreaterThan(0);
      expect(calibration).toEqual(
        fitCalibration(
          samples.filter((sample) => !held.includes(sample)),
          sampleCalibration,
        ),
      );
    }
  });

  it('puts a question into one of five folds by its id alone', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect([0, 1, 2, 3, 4]).toContain(foldOf(id));
        expect(foldOf(id)).toBe(foldOf(id));
      }),
    );
    expect(['EQ-001', 'EQ-003', 'OO-001'].map(foldOf)).toEqual([4, 4, 1]);
  });
});
