import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../corpus/index.ts';
import { byCeiling, byFloor, type Claim, mostConflicting, stackClaims } from './stack.ts';

const claim = (id: string, hi: number, groups: string[], lo = hi): Claim => ({
  id,
  lo: new Exact(lo),
  hi: new Exact(hi),
  groups,
});

/** Every subset without a conflict; the largest sum of ceilings. */
function bruteForce(claims: readonly Claim[], weigh: typeof byCeiling): string {
  let best = '0';
  for (let bits = 0; bits < 2 ** claims.length; bits += 1) {
    const set = claims.filter((_, at) => ((bits >> at) & 1) === 1);
    const clash = set.some((a, at) =>
      set.slice(at + 1).some((b) => a.groups.some((g) => b.groups.includes(g))),
    );
    const sum = set.reduce((total, one) => total.plus(weigh(one)[0]), new Exact(0));
    if (!clash && sum.gt(best)) best = sum.toString();
  }
  return best;
}

function sumOf(claims: readonly Claim[], ids: readonly string[], weigh: typeof byCeiling): string {
  return claims
    .filter(({ id }) => ids.includes(id))
    .reduce((total, one) => total.plus(weigh(one)[0]), new Exact(0))
    .toString();
}

const someClaims = fc
  .array(
    fc.record({
      hi: fc.integer({ min: 0, max: 300 }),
      lo: fc.integer({ min: 0, max: 300 }),
      groups: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ hi, lo, groups }, at) => claim(`c${at}`, Math.max(hi, lo), groups, Math.min(hi, lo))),
  );

describe('choosing among claims for the same thing', () => {
  it('keeps all that do not exclude each other', () => {
    const result = stackClaims([claim('a', 100, []), claim('b', 50, ['x']), claim('c', 20, ['y'])]);
    expect(result).toEqual({ kind: 'ok', chosen: ['a', 'b', 'c'], dropped: [] });
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

  it('equals trying every subset, for up to 12 claims', () => {
    fc.assert(
      fc.property(someClaims, fc.constantFrom(byCeiling, byFloor), (claims, weigh) => {
        const result = stackClaims(claims, weigh);
        expect(result.kind === 'ok' && sumOf(claims, result.chosen, weigh)).toBe(bruteForce(claims, weigh));
      }),
      { numRuns: 1000 },
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
