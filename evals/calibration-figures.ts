/** How well weights choose clauses and tell questions from outside, on samples they were fitted to and on others. */
import { createHash } from 'node:crypto';
import type { Calibration } from '../api/index.ts';
import { answerProbability, fitCalibration } from './calibration-fit.ts';
import type { Sample } from './calibration-sample.ts';
import { probabilityOf } from './logistic.ts';
import { citationPrecision, citationRecall, mean, refusalRates } from './metrics.ts';
import type { RefusalRates } from './metrics.ts';

const FOLDS = 5;
/** As many as the answerer quotes at most. */
const MOST_CHOSEN = { single: 3, list: 12 };

export interface ChoiceFigures {
  questions: number;
  recall: number | null;
  precision: number | null;
}

export interface Figures {
  single: ChoiceFigures;
  list: ChoiceFigures;
  refusals: RefusalRates;
}

/** Samples with the weights that judge them. */
export interface Judgement {
  samples: readonly Sample[];
  calibration: Calibration;
}

/** Each fold with weights fitted to the other folds, so that no question is judged by weights that have seen it. */
export function crossFit(samples: readonly Sample[], current: Calibration): Judgement[] {
  return Array.from({ length: FOLDS }, (_, fold) => ({
    samples: samples.filter(({ id }) => foldOf(id) === fold),
    calibration: fitCalibration(
      samples.filter(({ id }) => foldOf(id) !== fold),
      current,
    ),
  }));
}

/** By the id alone: adding a set moves no question to another fold. */
export function foldOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE() % FOLDS;
}

export function figuresOf(judgements: readonly Judgement[]): Figures {
  return {
    single: choiceFigures(judgements, 'single'),
    list: choiceFigures(judgements, 'list'),
    refusals: refusalRates(
      judgements.flatMap(({ samples, calibration }) =>
        samples.map((sample) => ({
          answerable: sample.answerable,
          refused: isRefused(sample, calibration),
        })),
      ),
    ),
  };
}

/** Recall and precision of the clauses chosen; `threshold` replaces that of the calibration. */
export function choiceFigures(
  judgements: readonly Judgement[],
  model: 'single' | 'list',
  threshold?: number,
): ChoiceFigures {
  const chosen = judgements.flatMap(({ samples, calibration }) => {
    const { weights, threshold: own } = calibration[model];
    return samples
      .filter(({ key, observation }) => key.size > 0 && observation.model === model)
      .map((sample) => ({ ...sample, cited: choose(sample, weights, threshold ?? own) }));
  });
  return {
    questions: chosen.length,
    recall: mean(chosen.map(({ cited, key }) => citationRecall(cited, key))),
    precision: mean(chosen.map(({ cited, accepted }) => citationPrecision(cited, accepted))),
  };
}

/** The likeliest clause, and every other one at or above the threshold. */
function choose({ observation }: Sample, weights: readonly number[], threshold: number): string[] {
  return observation.candidates
    .map(({ clauseId, features }) => ({ clauseId, probability: probabilityOf(features, weights) }))
    .toSorted((a, b) => b.probability - a.probability)
    .filter(({ probability }, rank) => rank === 0 || probability >= threshold)
    .slice(0, MOST_CHOSEN[observation.model])
    .map(({ clauseId }) => clauseId);
}

function isRefused(sample: Sample, { answerable }: Calibration): boolean {
  return answerProbability(sample, answerable.weights) < answerable.threshold;
}
