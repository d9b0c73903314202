import type { Ranked } from './rank.ts';

/** What a part of a query makes of the candidates. */
export interface Facet {
  /** How much the part has to say; comparable with the other parts of the query. */
  weight: number;
  /** By row, 0..1. */
  scores: ReadonlyMap<number, number>;
}

/** Places that are given out again, among so many of the best. */
const PLACES = 10;
const POOL = 40;
/** What serving every part counts beside the score for the whole query. */
const SHARE = 2;

/**
 * Sees to it that each part of a query is served: 专精特新企业，准备上市，用专利质押贷了款 asks for three
 * clauses, and the one that says a little of everything must not push them out. Each place goes to the
 * candidate that adds most to what the ones before have served (after xQuAD, Santos et al. 2010).
 */
export function diversify(ranked: readonly Ranked[], facets: readonly Facet[]): Ranked[] {
  const total = facets.reduce((sum, facet) => sum + facet.weight, 0);
  if (total === 0) return [...ranked];
  const open = facets.map((facet) => facet.weight / total);
  const pool = ranked.slice(0, POOL);
  const chosen: Ranked[] = [];
  while (pool.length > 0 && chosen.length < PLACES) {
    const [next] = pool.splice(bestOf(pool, facets, open), 1);
    if (next === undefined) break;
    chosen.push(next);
    facets.forEach((facet, index) => {
      open[index] = (open[index] ?? 0) * (1 - (facet.scores.get(next.row) ?? 0));
    });
  }
  return [...chosen, ...pool, ...ranked.slice(POOL)];
}

function bestOf(pool: readonly Ranked[], facets: readonly Facet[], open: readonly number[]): number {
  let best = 0;
  let most = -Infinity;
  pool.forEach((each, index) => {
    const served = facets.reduce(
      (sum, facet, at) => sum + (open[at] ?? 0) * (facet.scores.get(each.row) ?? 0),
      0,
    );
    const score = each.score + SHARE * served;
    if (score > most) {
      most = score;
      best = index;
    }
  });
  return best;
}
