/** How much of a difference between two runs over the same questions is chance. */

export interface Interval {
  /** Mean of the differences. */
  mean: number;
  /** Ends of the 95 % interval. */
  low: number;
  high: number;
}

const RESAMPLES = 2000;
const SEED = 20_240_601;

/**
 * Paired bootstrap (Efron & Tibshirani 1993): the questions are drawn anew with replacement, and the middle 95 %
 * of the means are the interval. The draws are the same on every run.
 *
 * @param differences one a question: the variant's figure less that of the full pipeline; must not be empty
 */
export function bootstrapInterval(differences: readonly number[]): Interval {
  if (differences.length === 0) throw new RangeError('no differences to draw from');
  const draw = randomIndices(differences.length);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < differences.length; drawn += 1) sum += differences[draw()] ?? 0;
    return sum / differences.length;
  }).sort((a, b) => a - b);
  return {
    mean: differences.reduce((sum, difference) => sum + difference, 0) / differences.length,
    low: means[Math.floor(RESAMPLES * 0.025)] ?? 0,
    high: means[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0,
  };
}

/** Whether chance alone would hardly make such a difference. */
export function isTelling({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/** A linear congruential generator (Numerical Recipes): seeded, so that a report is the same on every run. */
function randomIndices(count: number): () => number {
  let state = SEED;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}
