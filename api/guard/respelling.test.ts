import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findViolations } from './index.ts';
import { spellCount, spellDollars, spellPercent, spellYuan, toChinese } from './test-spelling.ts';

/** A sum as policies and people name it: few significant digits, 1000 to 100亿. */
const sum = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 3, max: 6 }))
  .map(([digits, power]) => digits * 10 ** power);

const spelledAs: Record<string, fc.Arbitrary<[value: number, ways: string[]]>> = {
  yuan: sum.map((value) => [value, spellYuan(value)]),
  dollars: sum.map((value) => [value, spellDollars(value)]),
  percent: fc.integer({ min: 1, max: 99 }).map((value) => [value, spellPercent(value)]),
  家: fc.integer({ min: 2, max: 99_999 }).map((value) => [value, spellCount(value, '家')]),
  平方米: fc.integer({ min: 2, max: 99_999 }).map((value) => [value, spellCount(value, '平方米')]),
  个月: fc.integer({ min: 2, max: 99 }).map((value) => [value, spellCount(value, '个月')]),
};
const spelled = fc.oneof(...Object.values(spelledAs));

const supported = (source: string, claim: string): boolean =>
  findViolations(`给予${claim}的资助[1]。`, {
    quotes: [`经审核，给予${source}的资助。`],
    calculations: [],
    userWords: [],
  }).length === 0;

describe('a number', () => {
  it('in another spelling never raises an alarm', () => {
    fc.assert(
      fc.property(spelled, fc.nat(), fc.nat(), ([, ways], a, b) => {
        const [source = '', claim = ''] = [ways[a % ways.length], ways[b % ways.length]];
        expect([source, claim, supported(source, claim)]).toEqual([source, claim, true]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(Object.entries(spelledAs))('of another value always raises one: %s', (_, values) => {
    fc.assert(
      fc.property(values, values, fc.nat(), fc.nat(), ([value, ways], [other, otherWays], a, b) => {
        fc.pre(value !== other);
        const [source = '', claim = ''] = [ways[a % ways.length], otherWays[b % otherWays.length]];
        expect([source, claim, supported(source, claim)]).toEqual([source, claim, false]);
      }),
      { numRuns: 500 },
    );
  });

  it('of another kind always raises one', () => {
    const kinds = Object.values(spelledAs);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.gen(), (from, to, way, pick) => {
        fc.pre(from % kinds.length !== to % kinds.length);
        const [, ways] = pick(() => kinds[from % kinds.length] ?? spelled);
        const [, otherWays] = pick(() => kinds[to % kinds.length] ?? spelled);
        const [source = '', claim = ''] = [ways[way % ways.length], otherWays[way % otherWays.length]];
        // 50万 does not say that it is yuan, and dollars may be meant.
        fc.pre(!/[万亿]$/.test(claim));
        expect([source, claim, supported(source, claim)]).toEqual([source, claim, false]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any text', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'给予50万、100元至%三年家第“”美1.,（）〔〕[]「」条号月\n：'),
  });
  const nothing = { quotes: [], calculations: [], userWords: [] };

  it('that is its own quotation raises no alarm', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(findViolations(words, { ...nothing, quotes: [words] })).toEqual([]);
      }),
    );
  });

  it('has each violation at its offsets, and no Arabic digit escapes that is no list number or marker', () => {
    fc.assert(
      fc.property(text, (words) => {
        const violations = findViolations(words, { ...nothing, markers: [] });
        for (const { text: found, start, end } of violations) expect(words.slice(start, end)).toBe(found);
        const rest = violations.reduce(
          (left, { start, end }) => left.slice(0, start) + '·'.repeat(end - start) + left.slice(end),
          words,
        );
        const listNumbers = /(?:^|[\n：:；;，,。][ ]*)[（(]?\d+\s*[、.）)]/g;
        expect(rest.replace(listNumbers, '')).not.toMatch(/\d/);
      }),
    );
  });
});

describe('the speller of these tests', () => {
  it.each([
    [5, '五'],
    [10, '十'],
    [16, '十六'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1500, '一千五百'],
    [15_000_000, '一千五百万'],
    [100_050, '十万零五十'],
    [100_000_000, '一亿'],
    [1_000_500_000, '十亿零五十万'],
  ])('writes %d as %s', (value, expected) => {
    expect(toChinese(value)).toBe(expected);
  });
});
