/** Evenly spread numbers from 0 to 1, 1 excluded; the same seed gives the same numbers. Xorshift of Marsaglia (2003). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
