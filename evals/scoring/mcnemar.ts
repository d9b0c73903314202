/**
 * The exact two-sided test of McNemar (1947): how likely so uneven a split of the cases that changed is by chance, were
 * breaking and mending equally likely. 1 where nothing changed.
 */
export function mcnemar(broken: number, mended: number): number {
  const changed = broken + mended;
  let term = changed * Math.log(0.5);
  let tail = 0;
  for (let at = 0; at <= Math.min(broken, mended); at += 1) {
    tail += Math.exp(term);
    term += Math.log((changed - at) / (at + 1));
  }
  return Math.min(1, 2 * tail);
}
