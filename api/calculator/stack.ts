import type { Exact } from '../../corpus/index.ts';
import { zero } from './interval.ts';

/** An amount that can be claimed, and the thing it is for; two claims for one thing exclude each other. */
export interface Claim {
  id: string;
  lo: Exact;
  hi: Exact;
  groups: readonly string[];
  /** One show, one loan; null for everything an award is given for. */
  subject: Subject | null;
  /** Claims with the same limit are paid no more than it together. */
  limit: Limit | null;
}

export interface Subject {
  list: string;
  key: string;
}

export interface Limit {
  id: string;
  lo: Exact;
  hi: Exact;
}

export type Stacking =
  | {
      kind: 'ok';
      chosen: string[];
      /** What gave way to a chosen claim; claims that only a used-up limit leaves nothing for are not among them. */
      dropped: { id: string; group: string; instead: string }[];
      lo: Exact;
      hi: Exact;
    }
  | { kind: 'tooMany'; claims: number; limit: number };

/** Beyond this the exact search could take too long; a guess is never given instead. */
export const mostConflicting = 24;

/** What is better: more at most, then more at least, then fewer claims, then the earlier ids. */
type Bounds = Pick<Claim, 'lo' | 'hi'>;
type Weigh = (bounds: Bounds) => readonly [Exact, Exact];
export const byCeiling: Weigh = ({ lo, hi }) => [hi, lo];
export const byFloor: Weigh = ({ lo, hi }) => [lo, hi];

/**
 * The best set of claims of which no two are for the same thing: 从优、从高、不重复. Exact: each component of claims that
 * exclude each other or share a limit is searched completely (branch and bound), because taking the highest claim first
 * is wrong where it excludes two that are worth more together, or uses up a limit.
 */
export function stackClaims(claims: readonly Claim[], weigh: Weigh = byCeiling): Stacking {
  const sorted = withBindingLimits(claims).sort((a, b) => (a.id < b.id ? -1 : 1));
  const chosen: Claim[] = [];
  for (const component of componentsOf(sorted)) {
    if (component.length > mostConflicting) {
      return { kind: 'tooMany', claims: component.length, limit: mostConflicting };
    }
    chosen.push(...(component.length === 1 ? component.filter(isWorth) : bestSet(component, weigh)));
  }
  const taken = new Set(chosen.map(({ id }) => id));
  const dropped = sorted.filter(({ id }) => !taken.has(id)).flatMap((claim) => droppedFor(claim, chosen));
  return { kind: 'ok', chosen: [...taken].sort(), dropped, ...sumOf(chosen) };
}

/** Whether a claim that nothing excludes is taken. */
function isWorth({ hi, limit }: Claim): boolean {
  return hi.gt(0) && (limit === null || limit.hi.gt(0));
}

/** A limit above all that could be claimed under it links nothing. */
function withBindingLimits(claims: readonly Claim[]): Claim[] {
  const binding = new Set(
    [...new Set(claims.flatMap(({ limit }) => limit ?? []))].flatMap((limit) => {
      const under = claims.filter((claim) => claim.limit?.id === limit.id);
      const most = sumOf(under.map((claim) => ({ ...claim, limit: null })));
      return most.hi.gt(limit.hi) || most.lo.gt(limit.lo) ? [limit.id] : [];
    }),
  );
  return claims.map((claim) =>
    claim.limit === null || binding.has(claim.limit.id) ? claim : { ...claim, limit: null },
  );
}

/** The group in which two claims exclude each other: they are for the same thing, or one is for everything. */
function conflictOf(a: Claim, b: Claim): string | undefined {
  const apart =
    a.subject !== null &&
    b.subject !== null &&
    a.subject.list === b.subject.list &&
    a.subject.key !== b.subject.key;
  return apart ? undefined : a.groups.find((group) => b.groups.includes(group));
}

function droppedFor(
  claim: Claim,
  chosen: readonly Claim[],
): { id: string; group: string; instead: string }[] {
  return chosen
    .flatMap((other) => {
      const group = conflictOf(other, claim);
      return group === undefined ? [] : [{ id: claim.id, group, instead: other.id }];
    })
    .slice(0, 1);
}

function componentsOf(claims: readonly Claim[]): Claim[][] {
  const left = new Set(claims);
  const components: Claim[][] = [];
  for (const claim of claims) {
    if (!left.delete(claim)) continue;
    const component = [claim];
    for (const reached of component) {
      for (const other of left) {
        if (!sharesLimit(reached, other) && conflictOf(reached, other) === undefined) continue;
        left.delete(other);
        component.push(other);
      }
    }
    components.push(component);
  }
  return components;
}

const sharesLimit = (a: Claim, b: Claim): boolean => a.limit !== null && a.limit.id === b.limit?.id;

/** All that matters of the claims found for what can still be added: the sum under each limit, and what is left open. */
function stateOf(found: readonly Claim[], rest: readonly Claim[]): string {
  const sums = [...sumsOf(found)].map(([id, { lo, hi }]) => `${id}:${lo.toString()}:${hi.toString()}`).sort();
  const open = rest.map((claim) => (found.some((one) => conflictOf(one, claim) !== undefined) ? '-' : '+'));
  return `${open.join('')} ${sums.join(' ')}`;
}

/** What claims come to together: what stands under one limit counts up to it. */
function sumOf(claims: readonly Claim[]): { lo: Exact; hi: Exact } {
  let [lo, hi] = [zero, zero];
  for (const sum of sumsOf(claims).values()) [lo, hi] = [lo.plus(sum.lo), hi.plus(sum.hi)];
  return { lo, hi };
}

/** The sum under each limit, no higher than it, and under '' what has none. */
function sumsOf(claims: readonly Claim[]): Map<string, { lo: Exact; hi: Exact }> {
  const sums = new Map<string, { lo: Exact; hi: Exact }>();
  for (const { lo, hi, limit } of claims) {
    const id = limit?.id ?? '';
    const sum = sums.get(id) ?? { lo: zero, hi: zero };
    const all = { lo: sum.lo.plus(lo), hi: sum.hi.plus(hi) };
    sums.set(id, limit === null ? all : { lo: lesser(all.lo, limit.lo), hi: lesser(all.hi, limit.hi) });
  }
  return sums;
}

const lesser = (a: Exact, b: Exact): Exact => (a.lt(b) ? a : b);

interface Found {
  value: readonly [Exact, Exact];
  claims: readonly Claim[];
}

function bestSet(component: readonly Claim[], weigh: Weigh): Claim[] {
  const cliques = cliquesOf(component, weigh);
  const claims = cliques.flat();
  const valueOf = (some: readonly Claim[]) => weigh(sumOf(some));
  const rest = claims.map((_, at) => claims.slice(at));
  const cover = claims.map((_, at) => coverOf(cliques, new Set(claims.slice(at)), weigh));
  // Of two ways to the same sums with the same claims left open the better one stays the better one.
  const reached = new Map<string, Found>();
  let best: Found = { value: [zero, zero], claims: [] };
  const search = (at: number, found: Found): void => {
    if (isBetter(found, best)) best = found;
    const claim = claims[at];
    if (claim === undefined) return;
    const state = stateOf(found.claims, rest[at] ?? []);
    const before = reached.get(state);
    if (before !== undefined && !isBetter(found, before)) return;
    reached.set(state, found);
    const most = boundOf(found, valueOf([...found.claims, ...(rest[at] ?? [])]), cover[at]);
    if (isHopeless(found, most, best)) return;
    if (!found.claims.some((other) => conflictOf(other, claim) !== undefined)) {
      const more = [...found.claims, claim];
      search(at + 1, { value: valueOf(more), claims: more });
    }
    search(at + 1, found);
  };
  search(0, best);
  return [...best.claims];
}

/** Claims that all exclude each other, together, the most valuable first: at most one of them counts. */
function cliquesOf(component: readonly Claim[], weigh: Weigh): Claim[][] {
  const order = [...component].sort((a, b) => compare(weigh(b), weigh(a)) || (a.id < b.id ? -1 : 1));
  const cliques: Claim[][] = [];
  for (const claim of order) {
    const own = cliques.find((clique) => clique.every((other) => conflictOf(other, claim) !== undefined));
    if (own === undefined) cliques.push([claim]);
    else own.push(claim);
  }
  return cliques;
}

/** More than the claims that are left can bring: the best of each clique, without limits. */
function coverOf(
  cliques: readonly Claim[][],
  left: ReadonlySet<Claim>,
  weigh: Weigh,
): readonly [Exact, Exact] {
  return cliques.reduce<readonly [Exact, Exact]>(
    (sum, clique) => {
      const weights = clique.filter((claim) => left.has(claim)).map(weigh);
      const most = (which: 0 | 1) =>
        weights.reduce((all, weight) => (weight[which].gt(all) ? weight[which] : all), zero);
      return [sum[0].plus(most(0)), sum[1].plus(most(1))];
    },
    [zero, zero],
  );
}

/** Nothing that can still be reached is above either of two bounds: all that is left, and the best of each clique. */
function boundOf(
  { value }: Found,
  all: readonly [Exact, Exact],
  cover: readonly [Exact, Exact] = [zero, zero],
): readonly [Exact, Exact] {
  return [lesser(all[0], value[0].plus(cover[0])), lesser(all[1], value[1].plus(cover[1]))];
}

/** Whether no further claim can make the found set the best; each further claim counts against it. */
function isHopeless(found: Found, most: readonly [Exact, Exact], best: Found): boolean {
  if (compare(most, found.value) === 0) return true;
  const order = compare(most, best.value);
  return order < 0 || (order === 0 && found.claims.length >= best.claims.length);
}

function compare(a: readonly [Exact, Exact], b: readonly [Exact, Exact]): number {
  return a[0].comparedTo(b[0]) || a[1].comparedTo(b[1]);
}

function isBetter(a: Found, b: Found): boolean {
  const order = compare(a.value, b.value) || b.claims.length - a.claims.length;
  return order === 0 ? idsBefore(a.claims, b.claims) : order > 0;
}

/** Ids compared one by one in their order. */
function idsBefore(a: readonly Claim[], b: readonly Claim[]): boolean {
  const sorted = (claims: readonly Claim[]) => claims.map(({ id }) => id).sort();
  const others = sorted(b);
  const own = sorted(a);
  const at = own.findIndex((id, place) => id !== others[place]);
  return at >= 0 && (own[at] ?? '') < (others[at] ?? '');
}
