import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../corpus/index.ts';
import { byCeiling, byFloor, type Claim, mostConflicting, stackClaims } from './stack.ts';

const claim = (id: string, hi: number, groups: string[], lo = hi): Claim => ({
  id,
  lo: new Exact(lo),
  hi: new Exact(hi),
  groups,
  subject: null,
  limit: null,
});

const excludes = (a: Claim, b: Claim): boolean => {
  const apart =
    a.subject && b.subject && a.subject.list === b.subject.list && a.subject.key !== b.subject.key;
  return !apart && a.groups.some((group) => b.groups.includes(group));
};

/** What a set comes to: under each limit its sum, but no more than the limit. */
function worth(claims: readonly Claim[], weigh: typeof byCeiling): [number, number] {
  const total = [0, 0];
  for (const id of new Set(claims.map(({ limit }) => limit?.id ?? null))) {
    const under = claims.filter(({ limit }) => (limit?.id ?? null) === id);
    const most = under[0]?.limit ? weigh(under[0].limit).map(Number) : [Infinity, Infinity];
    for (const which of [0, 1] as const) {
      const sum = under.reduce((all, one) => all + Number(weigh(one)[which]), 0);
      total[which] = (total[which] ?? 0) + Math.min(sum, most[which] ?? 0);
    }
  }
  return [total[0] ?? 0, total[1] ?? 0];
}

/** Of every subset without a conflict the best: by the first sum, the second, fewer claims, earlier ids. */
function bruteForce(claims: readonly Claim[], weigh: typeof byCeiling): string[] {
  let best: { key: number[]; ids: string[] } = { key: [0, 0, 0], ids: [] };
  for (let bits = 0; bits < 2 ** claims.length; bits += 1) {
    const set = claims.filter((_, at) => ((bits >> at) & 1) === 1);
    if (set.some((a, at) => set.slice(at + 1).some((b) => excludes(a, b)))) continue;
    const key = [...worth(set, weigh), -set.length];
    const ids = set.map(({ id }) => id).sort();
    const place = key.findIndex((value, at) => value !== best.key[at]);
    const order = place < 0 ? 0 : (key[place] ?? 0) - (best.key[place] ?? 0);
    if (order > 0 || (order === 0 && ids.join() < best.ids.join())) best = { key, ids };
  }
  return best.ids;
}

const size = fc.integer({ min: 0, max: 300 });
/** Few sizes, so that sets of equal worth occur. */
const roundSize = fc.constantFrom(0, 50, 100, 150);
const limits = fc
  .tuple(roundSize, roundSize, roundSize, roundSize)
  .map(([a, b, c, d]) => [
    null,
    { id: 'year of a', lo: new Exact(Math.min(a, b)), hi: new Exact(Math.max(a, b)) },
    { id: 'year of b', lo: new Exact(Math.min(c, d)), hi: new Exact(Math.max(c, d)) },
  ]);
const someClaims = fc
  .tuple(
    limits,
    fc.array(
      fc.record({
        hi: fc.oneof(size, roundSize),
        lo: fc.oneof(size, roundSize),
        groups: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 }),
        subject: fc.option(
          fc.record({ list: fc.constantFrom('x', 'y'), key: fc.constantFrom('1', '2', '3') }),
        ),
        limit: fc.nat(2),
      }),
      { maxLength: 12 },
    ),
  )
  .map(([shared, all]) =>
    all.map(({ hi, lo, groups, subject, limit }, at): Claim => ({
      ...claim(`c${String(at).padStart(2, '0')}`, Math.max(hi, lo), groups, Math.min(hi, lo)),
      subject,
      limit: shared[limit] ?? null,
    })),
  );

describe('choosing among claims for the same thing', () => {
  it('keeps all that do not exclude each other', () => {
    const result = stackClaims([claim('a', 100, []), claim('b', 50, ['x']), claim('c', 20, ['y'])]);
    expect(result).toMatchObject({ kind: 'ok', chosen: ['a', 'b', 'c'], dropped: [] });
  });

  it('takes two smaller ones where they are worth more than the largest', () => {
    const result = stackClaims([
      claim('large', 100, ['x', 'y']),
      claim('left', 70, ['x']),
      claim('right', 70, ['y']),
    ]);
    expect(result.kind === 'ok' && result.chosen).toEqual(['left', 'right']);
  });

  it('says for what each dropped claim was dropped', () => {
    const result = stackClaims([claim('more', 100, ['x']), claim('less', 70, ['x'])]);
    expect(result.kind === 'ok' && result.dropped).toEqual([{ id: 'less', group: 'x', instead: 'more' }]);
  });

  it('prefers the guaranteed amount among equal ceilings', () => {
    const result = stackClaims([claim('ceiling', 100, ['x'], 0), claim('sum', 100, ['x'])]);
    expect(result.kind === 'ok' && result.chosen).toEqual(['sum']);
  });

  it('refuses more conflicting claims than it can search exactly, instead of guessing', () => {
    const many = Array.from({ length: mostConflicting + 1 }, (_, at) => claim(`c${at}`, at, ['x']));
    expect(stackClaims(many)).toEqual({
      kind: 'tooMany',
      claims: mostConflicting + 1,
      limit: mostConflicting,
    });
    expect(stackClaims(many.slice(1)).kind).toBe('ok');
  });

  it('lets two awards share things, where one of them has a limit', () => {
    const limit = { id: 'a', lo: new Exact(100), hi: new Exact(100) };
    const show = (key: string) => ({ list: 'shows', key });
    const result = stackClaims([
      { ...claim('a1', 90, ['booth']), subject: show('1'), limit },
      { ...claim('a2', 80, ['booth']), subject: show('2'), limit },
      { ...claim('b1', 20, ['booth']), subject: show('1') },
      { ...claim('b2', 20, ['booth']), subject: show('2') },
    ]);
    expect(result).toMatchObject({ kind: 'ok', chosen: ['a1', 'b2'], hi: new Exact(110) });
  });

  it('links nothing by a limit that cannot be reached', () => {
    const limit = { id: 'a', lo: new Exact(1e6), hi: new Exact(1e6) };
    const many = Array.from({ length: 40 }, (_, at) => ({ ...claim(`c${at}`, 1, []), limit }));
    expect(stackClaims(many)).toMatchObject({ kind: 'ok', hi: new Exact(40) });
    const low = { ...limit, lo: new Exact(10), hi: new Exact(10) };
    expect(stackClaims(many.map((one) => ({ ...one, limit: low }))).kind).toBe('tooMany');
  });

  it('searches twelve things under two awards with limits to the end', () => {
    const length = { minLength: 24, maxLength: 24 };
    const amounts = fc.oneof(
      fc.array(fc.integer({ min: 1, max: 100 }), length),
      fc.array(fc.constant(10), length),
    );
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (all, a, b) => {
        const sums = [0, 1].map((award) =>
          all.reduce((sum, one, at) => sum + (at % 2 === award ? one : 0), 0),
        );
        const shared = [a, b].map((tenths, at) => {
          const most = new Exact(Math.ceil(((sums[at] ?? 0) * tenths) / 10));
          return { id: String(at), lo: most, hi: most };
        });
        const claims = all.map((one, at) => ({
          ...claim(`c${at}`, one, ['g']),
          subject: { list: 'shows', key: String(at >> 1) },
          limit: shared[at % 2] ?? null,
        }));
        expect(stackClaims(claims).kind).toBe('ok');
      }),
      { numRuns: 60 },
    );
  });

  it('equals trying every subset, for up to 12 claims with shared limits', () => {
    fc.assert(
      fc.property(someClaims, fc.constantFrom(byCeiling, byFloor), (claims, weigh) => {
        const result = stackClaims(claims, weigh);
        if (result.kind !== 'ok') throw new Error(result.kind);
        expect(result.chosen).toEqual(bruteForce(claims, weigh));
        const chosen = claims.filter(({ id }) => result.chosen.includes(id));
        expect(weigh(result).map(Number)).toEqual(worth(chosen, weigh));
      }),
      { numRuns: 600 },
    );
  });

  it('does not depend on the order of the claims', () => {
    const shuffled = someClaims.chain((claims) =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
    );
    fc.assert(
      fc.property(shuffled, ([claims, other]) => {
        expect(stackClaims(other)).toEqual(stackClaims(claims));
      }),
      { numRuns: 1000 },
    );
  });
});
