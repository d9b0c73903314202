import { describe, expect, it } from 'vitest';
import { answerProbability, fitCalibration } from './calibration-fit.ts';
import type { Sample } from './calibration-sample.ts';
import { calibrationSample, outsideSample, sampleCalibration } from './testing/calibration.ts';

function answerable(likeness: number, fields: Partial<Sample> = {}): Sample {
  const { observation } = calibrationSample();
  return calibrationSample({ observation: { ...observation, answerability: [1, likeness] }, ...fields });
}

/** 200 answerable questions, the first `unlike` of them no likelier than the questions from outside. */
function mixed(unlike: number): Sample[] {
  const covered = Array.from({ length: 200 }, (_, at) =>
    answerable(at < unlike ? 0.1 + at / 1000 : 0.8 + at / 1000),
  );
  return [...covered, ...Array.from({ length: 20 }, (_, at) => outsideSample(0.1 + at / 100))];
}

function refusedShare(samples: Sample[]): number {
  const { answerable: model } = fitCalibration(samples, sampleCalibration);
  const covered = samples.filter((sample) => sample.answerable);
  return (
    covered.filter((sample) => answerProbability(sample, model.weights) < model.threshold).length /
    covered.length
  );
}

describe('fitting the weights of the answerer', () => {
  it('gives a number that key clauses share a weight above 0', () => {
    const { single } = fitCalibration([calibrationSample()], sampleCalibration);
    expect(single.weights[1]).toBeGreaterThan(0);
  });

  it('keeps every threshold of clauses and what is not fitted', () => {
    const fitted = fitCalibration(mixed(0), sampleCalibration);
    expect(fitted).toMatchObject({
      single: { threshold: 0.4 },
      list: { threshold: 0.3 },
      facetThreshold: 0.35,
      rivalShare: 0.3,
    });
  });

  it('keeps a model that the samples say nothing about', () => {
    const fitted = fitCalibration([calibrationSample()], sampleCalibration);
    expect([fitted.list, fitted.answerable.weights]).toEqual([
      sampleCalibration.list,
      sampleCalibration.answerable.weights,
    ]);
  });

  it('keeps everything where there are no samples', () => {
    expect(fitCalibration([], sampleCalibration)).toEqual(sampleCalibration);
  });

  it('counts a clause that may be cited neither for nor against', () => {
    const related = calibrationSample({ accepted: new Set(['a', 'b']) });
    expect(fitCalibration([related], sampleCalibration).single.weights).toEqual(
      sampleCalibration.single.weights,
    );
  });

  it('looks at the first twenty clauses only', () => {
    const { observation } = calibrationSample();
    const candidates = Array.from({ length: 21 }, (_, at) => ({
      clauseId: at === 20 ? 'a' : `c${at}`,
      features: [1, at],
    }));
    const sample = calibrationSample({ observation: { ...observation, candidates } });
    expect(fitCalibration([sample], sampleCalibration).single).toEqual(sampleCalibration.single);
  });

  it.each([
    ['no answerable question where all are alike', 0, 0],
    ['both of 200 that are unlike the others', 2, 0.01],
    ['two of 200 where more are unlike the others', 8, 0.01],
  ])('refuses %s', (_, unlike, share) => {
    expect(refusedShare(mixed(unlike))).toBe(share);
  });

  it('leaves searches by figures out of answerability, and never refuses one', () => {
    const byFigures = answerable(0, { byFigures: true });
    const samples = [...mixed(0), ...Array.from({ length: 50 }, () => byFigures)];
    expect(fitCalibration(samples, sampleCalibration).answerable.weights).toEqual(
      fitCalibration(mixed(0), sampleCalibration).answerable.weights,
    );
    expect(answerProbability(byFigures, [-5, 10])).toBe(1);
  });

  it('takes a question without any clause as refused', () => {
    const { observation } = calibrationSample();
    const nothing = calibrationSample({ observation: { ...observation, answerability: null } });
    expect(answerProbability(nothing, [100, 0])).toBe(0);
  });
});
