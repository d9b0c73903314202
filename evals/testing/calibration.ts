/** Samples and weights for the tests of calibration. */
import type { Calibration } from '../../api/index.ts';
import type { Sample } from '../calibration-sample.ts';

/** Models over a bias and one number: a clause is likely from 0.5 on, a question answerable likewise. */
export const sampleCalibration: Calibration = {
  single: { weights: [-5, 10], threshold: 0.4 },
  list: { weights: [-5, 10], threshold: 0.3 },
  answerable: { weights: [-5, 10], threshold: 0.5 },
  facetThreshold: 0.35,
  rivalShare: 0.3,
};

/** An answerable question about one thing, whose key clause `a` is likely and whose other clause `b` is not. */
export function calibrationSample(fields: Partial<Sample> = {}): Sample {
  return {
    id: 'q1',
    answerable: true,
    key: new Set(['a']),
    accepted: new Set(['a']),
    byFigures: false,
    observation: {
      model: 'single',
      candidates: [
        { clauseId: 'a', features: [1, 0.9] },
        { clauseId: 'b', features: [1, 0.1] },
      ],
      answerability: [1, 0.9],
    },
    ...fields,
  };
}

/** A question that the library does not cover. */
export function outsideSample(likeness: number, id = 'o1'): Sample {
  const { observation } = calibrationSample();
  return calibrationSample({
    id,
    answerable: false,
    key: new Set(),
    accepted: new Set(),
    observation: { ...observation, answerability: [1, likeness] },
  });
}
