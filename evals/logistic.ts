/** Logistic regression with an L2 penalty, by Newton's method. */

export interface Example {
  /** The bias, 1, comes first. */
  features: readonly number[];
  label: 0 | 1;
  /** How often the example counts. */
  weight: number;
}

/** Where the largest change of a standardised weight stays below this, the fit has settled. */
const SETTLED = 1e-9;
const MOST_STEPS = 100;
const MOST_HALVINGS = 40;

/**
 * Weights, in the units of the features, that minimise log loss + `l2` ÷ 2 × the squares of the weights.
 * Features are standardised first, so that the penalty does not depend on their units; the bias is not
 * penalised. `l2` must be above 0. Throws RangeError where a label is missing: no finite bias would fit.
 */
export function fitLogistic(examples: readonly Example[], l2: number): number[] {
  if (new Set(examples.map(({ label }) => label)).size < 2)
    throw new RangeError('examples of both labels are needed');
  const scales = scalesOf(examples);
  const standard = examples.map((example) => ({ ...example, features: standardised(example, scales) }));
  let weights = scales.map(() => 0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = newtonStep(standard, weights, l2);
    const change = Math.max(...next.map((value, at) => Math.abs(value - (weights[at] ?? 0))));
    weights = next;
    if (change < SETTLED) return inUnitsOfFeatures(weights, scales);
  }
  throw new Error(`the fit has not settled after ${MOST_STEPS} steps`);
}

/** Probability of label 1, 0..1. */
export function probabilityOf(features: readonly number[], weights: readonly number[]): number {
  return 1 / (1 + Math.exp(-dot(features, weights)));
}

interface Scale {
  mean: number;
  deviation: number;
}

/** A feature that never changes keeps its size; the penalty then takes its weight to 0. */
function scalesOf(examples: readonly Example[]): Scale[] {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const average = (value: (example: Example) => number): number =>
    examples.reduce((sum, example) => sum + example.weight * value(example), 0) / total;
  return (examples[0]?.features ?? []).map((_, at) => {
    if (at === 0) return { mean: 0, deviation: 1 };
    const mean = average(({ features }) => features[at] ?? 0);
    const deviation = Math.sqrt(average(({ features }) => ((features[at] ?? 0) - mean) ** 2));
    return { mean, deviation: deviation > 1e-12 ? deviation : 1 };
  });
}

function standardised({ features }: Example, scales: readonly Scale[]): number[] {
  return scales.map(({ mean, deviation }, at) => ((features[at] ?? 0) - mean) / deviation);
}

function inUnitsOfFeatures(weights: readonly number[], scales: readonly Scale[]): number[] {
  const scaled = weights.map((weight, at) => weight / (scales[at]?.deviation ?? 1));
  const shift = scales.reduce((sum, { mean }, at) => sum + mean * (scaled[at] ?? 0), 0);
  return scaled.map((weight, at) => (at === 0 ? weight - shift : weight));
}

/** A whole step may overshoot where the examples are nearly separable; it is halved until the loss falls. */
function newtonStep(examples: readonly Example[], weights: readonly number[], l2: number): number[] {
  const step = solve(...slopes(examples, weights, l2));
  const before = lossOf(examples, weights, l2);
  let share = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const next = weights.map((weight, at) => weight - share * (step[at] ?? 0));
    if (lossOf(examples, next, l2) <= before) return next;
    share /= 2;
  }
  return [...weights];
}

function lossOf(examples: readonly Example[], weights: readonly number[], l2: number): number {
  const penalty = weights.slice(1).reduce((sum, weight) => sum + weight ** 2, 0);
  return examples.reduce(
    (sum, { features, label, weight }) => sum + weight * logLoss(dot(features, weights), label),
    (l2 / 2) * penalty,
  );
}

/** −log of the probability of the label; written so that no exponential overflows. */
function logLoss(sum: number, label: 0 | 1): number {
  const margin = label === 1 ? sum : -sum;
  return Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
}

/** The second derivatives (a matrix) and the first ones. */
function slopes(
  examples: readonly Example[],
  weights: readonly number[],
  l2: number,
): [second: number[][], first: number[]] {
  const penalty = (at: number): number => (at === 0 ? 0 : l2);
  const first = weights.map((weight, at) => penalty(at) * weight);
  const second = weights.map((_, row) => weights.map((__, column) => (row === column ? penalty(row) : 0)));
  for (const { features, label, weight } of examples) {
    const probability = probabilityOf(features, weights);
    addScaled(first, features, weight * (probability - label));
    const curvature = weight * probability * (1 - probability);
    second.forEach((row, at) => addScaled(row, features, curvature * (features[at] ?? 0)));
  }
  return [second, first];
}

/** In place: this is the inner loop. */
function addScaled(sums: number[], values: readonly number[], factor: number): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + factor * (values[at] ?? 0);
}

/** Gaussian elimination; `matrix` is symmetric and positive definite, so no pivot is 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const [row, ...others] = matrix.map((values, at) => [...values, right[at] ?? 0]);
  if (row === undefined) return [];
  const [pivot = 1, ...tail] = row;
  const reduced = others.map(([head = 0, ...rest]) =>
    rest.map((value, at) => value - (head / pivot) * (tail[at] ?? 0)),
  );
  const solved = solve(
    reduced.map((values) => values.slice(0, -1)),
    reduced.map((values) => values.at(-1) ?? 0),
  );
  return [((tail.at(-1) ?? 0) - dot(solved, tail)) / pivot, ...solved];
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}
