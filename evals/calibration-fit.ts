/** From samples to the weights and thresholds of the answerer. */
import type { Calibration } from '../api/index.ts';
import type { Sample } from './calibration-sample.ts';
import { fitLogistic, probabilityOf, type Example } from './logistic.ts';

const L2 = 0.5;
/** Clauses further down are neither key nor near misses; they would only drown the others. */
const WEIGHED = 20;
/** There are far fewer questions from outside than answerable ones, and a wrong answer is worse than none. */
const OUTSIDE_WEIGHT = 2;
/** Most answerable questions that the threshold may refuse. */
const MOST_REFUSED = 0.01;
const EVEN_ODDS = 0.5;

/**
 * Fits the three models. The thresholds of clauses, `facetThreshold` and `rivalShare` stay as they are in
 * `current`, and so does a model for which the samples hold one label only.
 */
export function fitCalibration(samples: readonly Sample[], current: Calibration): Calibration {
  const weights = weightsFor(samples.flatMap(answerabilityExamples)) ?? current.answerable.weights;
  return {
    ...current,
    single: { ...current.single, weights: clauseWeights('single', samples, current) },
    list: { ...current.list, weights: clauseWeights('list', samples, current) },
    answerable: {
      weights,
      threshold: answerabilityThreshold(samples, weights) ?? current.answerable.threshold,
    },
  };
}

function clauseWeights(model: 'single' | 'list', samples: readonly Sample[], current: Calibration): number[] {
  return weightsFor(samples.flatMap((sample) => clauseExamples(sample, model))) ?? current[model].weights;
}

function weightsFor(examples: readonly Example[]): number[] | null {
  if (new Set(examples.map(({ label }) => label)).size < 2) return null;
  return fitLogistic(examples, L2).map((weight) => Math.round(weight * 1e4) / 1e4);
}

/** Key clauses against the others; a related one is neither right nor wrong. */
function clauseExamples({ key, accepted, observation }: Sample, model: 'single' | 'list'): Example[] {
  if (observation.model !== model || key.size === 0) return [];
  return observation.candidates.slice(0, WEIGHED).flatMap(({ clauseId, features }): Example[] => {
    const isKey = key.has(clauseId);
    if (!isKey && accepted.has(clauseId)) return [];
    return [{ features, label: isKey ? 1 : 0, weight: 1 }];
  });
}

function answerabilityExamples({ answerable, byFigures, observation }: Sample): Example[] {
  if (byFigures || observation.answerability === null) return [];
  const features = observation.answerability;
  return [{ features, label: answerable ? 1 : 0, weight: answerable ? 1 : OUTSIDE_WEIGHT }];
}

/**
 * The largest threshold that refuses at most `MOST_REFUSED` of the answerable questions, but never one that would
 * refuse a question more likely covered than not, where the two sorts are easily told apart.
 */
function answerabilityThreshold(samples: readonly Sample[], weights: readonly number[]): number | null {
  const ascending = samples
    .filter(({ answerable }) => answerable)
    .map((sample) => answerProbability(sample, weights))
    .toSorted((a, b) => a - b);
  const first = ascending[Math.floor(MOST_REFUSED * ascending.length)];
  // Rounded down: rounding up could refuse one question more.
  return first === undefined ? null : Math.min(Math.floor(first * 1e4) / 1e4, EVEN_ODDS);
}

/** Probability that the library answers the question; 1 where the answerer does not ask the model. */
export function answerProbability({ byFigures, observation }: Sample, weights: readonly number[]): number {
  if (observation.answerability === null) return 0;
  return byFigures ? 1 : probabilityOf(observation.answerability, weights);
}
