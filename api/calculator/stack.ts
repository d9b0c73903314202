import type { Exact } from '../../corpus/index.ts';
import { zero } from './interval.ts';

/** An amount that can be claimed, and the things it is for; two claims for one thing exclude each other. */
export interface Claim {
  id: string;
  lo: Exact;
  hi: Exact;
  groups: readonly string[];
}

export type Stacking =
  | { kind: 'ok'; chosen: string[]; dropped: { id: string; group: string; instead: string }[] }
  | { kind: 'tooMany'; claims: number; limit: number };

/** Beyond this the exact search could take too long; a guess is never given instead. */
export const mostConflicting = 24;

/** What is better: more at most, then more at least, then fewer claims, then the earlier ids. */
type Weigh = (claim: Claim) => [Exact, Exact];
export const byCeiling: Weigh = ({ lo, hi }) => [hi, lo];
export const byFloor: Weigh = ({ lo, hi }) => [lo, hi];

/**
 * The best set of claims of which no two are for the same thing: 从优、从高、不重复. Exact: each component of the conflict
 * graph is searched completely (branch and bound), because taking the highest claim first is wrong where it excludes two
 * that are worth more together.
 */
export function stackClaims(claims: readonly Claim[], weigh: Weigh = byCeiling): Stacking {
  const sorted = [...claims].sort((a, b) => (a.id < b.id ? -1 : 1));
  const chosen: Claim[] = [];
  for (const component of componentsOf(sorted)) {
    if (component.length > mostConflicting) {
      return { kind: 'tooMany', claims: component.length, limit: mostConflicting };
    }
    chosen.push(...bestSet(component, weigh));
  }
  const taken = new Set(chosen.map(({ id }) => id));
  const dropped = sorted.filter(({ id }) => !taken.has(id)).map((claim) => droppedFor(claim, chosen));
  return { kind: 'ok', chosen: chosen.map(({ id }) => id).sort(), dropped };
}

const sharedGroup = (a: Claim, b: Claim): string | undefined =>
  a.groups.find((group) => b.groups.includes(group));

function droppedFor(claim: Claim, chosen: readonly Claim[]): { id: string; group: string; instead: string } {
  const rival = chosen.find((one) => sharedGroup(one, claim) !== undefined);
  return { id: claim.id, group: (rival && sharedGroup(rival, claim)) ?? '', instead: rival?.id ?? '' };
}

function componentsOf(claims: readonly Claim[]): Claim[][] {
  const left = new Set(claims);
  const components: Claim[][] = [];
  for (const claim of claims) {
    if (!left.delete(claim)) continue;
    const component = [claim];
    for (const reached of component) {
      for (const other of left) {
        if (sharedGroup(reached, other) === undefined) continue;
        left.delete(other);
        component.push(other);
      }
    }
    components.push(component);
  }
  return components;
}

interface Found {
  first: Exact;
  second: Exact;
  claims: Claim[];
}

function bestSet(component: readonly Claim[], weigh: Weigh): Claim[] {
  const claims = [...component].sort((a, b) => weigh(b)[0].comparedTo(weigh(a)[0]) || (a.id < b.id ? -1 : 1));
  // What all claims from each position on could add at the most.
  const rest = claims.map((_, at) => claims.slice(at).reduce((sum, one) => sum.plus(weigh(one)[0]), zero));
  let best: Found = { first: zero, second: zero, claims: [] };
  const search = (at: number, found: Found): void => {
    const claim = claims[at];
    if (claim === undefined) {
      if (isBetter(found, best)) best = found;
      return;
    }
    if (found.first.plus(rest[at] ?? zero).lt(best.first)) return;
    if (!found.claims.some((one) => sharedGroup(one, claim) !== undefined)) {
      const [first, second] = weigh(claim);
      search(at + 1, {
        first: found.first.plus(first),
        second: found.second.plus(second),
        claims: [...found.claims, claim],
      });
    }
    search(at + 1, found);
  };
  search(0, best);
  return best.claims;
}

function isBetter(a: Found, b: Found): boolean {
  const order =
    a.first.comparedTo(b.first) || a.second.comparedTo(b.second) || b.claims.length - a.claims.length;
  return order === 0 ? idsOf(a) < idsOf(b) : order > 0;
}

const idsOf = ({ claims }: Found): string =>
  claims
    .map(({ id }) => id)
    .sort()
    .join(' ');
