/** What each way of ranking says about every candidate, in the same order. */
export interface Signals {
  words: Float32Array;
  bigrams: Float32Array;
  vectors: Float32Array;
}

/** What each signal counts; they sum up to 1. */
export type Shares = Record<keyof Signals, number>;

/**
 * The weighted sum of the signals, 0..1. Each is stretched to 0..1 over the candidates first: BM25 sums and
 * cosines have no common scale. Measured better than reciprocal ranks, which throw away how clear a win is.
 */
export function fuse(signals: Signals, shares: Shares): Float32Array {
  const fused = new Float32Array(signals.words.length);
  addStretched(fused, signals.words, shares.words);
  addStretched(fused, signals.bigrams, shares.bigrams);
  addStretched(fused, signals.vectors, shares.vectors);
  return fused;
}

function addStretched(fused: Float32Array, signal: Float32Array, share: number): void {
  if (share === 0 || signal.length === 0) return;
  let least = Infinity;
  let most = -Infinity;
  for (const value of signal) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const range = most - least;
  // A signal that says the same about all candidates says nothing.
  if (range === 0) return;
  for (let at = 0; at < signal.length; at += 1) {
    fused[at] = (fused[at] ?? 0) + (share * ((signal[at] ?? 0) - least)) / range;
  }
}
