import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AwardRule, Exact } from '../../corpus/index.ts';
import { decide } from './decide.ts';
import type { FactValue } from './facts.ts';
import { calculate, decideAll, match } from './index.ts';
import { asOf, loadLibrary, readFacts } from './test-library.ts';
import { exactRange, fullProfile, withGaps } from './test-profiles.ts';

const rules = await loadLibrary();
const awards = rules.awards.filter(({ unstated }) => unstated === null);
const anyAward = fc.constantFrom(...awards);
const runs = { numRuns: 3000 };

const decided = (award: AwardRule, facts: ReadonlyMap<string, FactValue>) =>
  decide(rules, award, facts, asOf, { readings: [], steps: null });

const awardWithGaps = anyAward.chain((award) =>
  fullProfile(rules, award).chain((full) =>
    withGaps(rules, full).map((partial) => ({ award, full, partial })),
  ),
);

describe('what is not known', () => {
  it('leaves an interval that holds the amount of any completion', () => {
    fc.assert(
      fc.property(awardWithGaps, ({ award, full, partial }) => {
        const narrow = decided(award, full);
        const wide = decided(award, partial);
        const inside = narrow.amount.lo.gte(wide.amount.lo) && narrow.amount.hi.lte(wide.amount.hi);
        expect({ award: award.id, inside }).toEqual({ award: award.id, inside: true });
      }),
      runs,
    );
  });

  it('is asked for: what is decided without it stays decided whatever it turns out to be', () => {
    fc.assert(
      fc.property(awardWithGaps, ({ award, full, partial }) => {
        const wide = decided(award, partial);
        fc.pre(wide.outcome !== 'needsFacts' && wide.outcome !== 'amountNotStated');
        const narrow = decided(award, full);
        // Nothing is nothing, whether a condition fails or a limit of zero leaves nothing.
        fc.pre(narrow.amount.hi.gt(0) || wide.amount.hi.gt(0));
        // A stage that is asked about later takes the figure away; it does not change what is due.
        const isStage = narrow.outcome === 'amountNotStated';
        // A ceiling that a figure lowers to nothing (no booth fee) is nothing, but no condition may fail behind it.
        const isNothing = narrow.because?.kind === 'nothing' && wide.amount.lo.isZero();
        const later = isStage || isNothing ? wide.outcome : narrow.outcome;
        expect({ award: award.id, outcome: later }).toEqual({ award: award.id, outcome: wide.outcome });
      }),
      runs,
    );
  });

  it('never names a missing fact where every fact is known', () => {
    fc.assert(
      fc.property(
        anyAward.chain((award) => fullProfile(rules, award).map((full) => ({ award, full }))),
        ({ award, full }) => {
          const { amount } = decided(award, full);
          // 首次突破 cannot be stated where nothing was broken; the figures then decide.
          const open = amount.missing.filter((id) => full.has(id.split('.')[0] ?? id));
          expect({ award: award.id, open }).toEqual({ award: award.id, open: [] });
        },
      ),
      runs,
    );
  });
});

describe('caps and uplifts', () => {
  it('a limit printed for the whole award is never exceeded', () => {
    const limited = awards.flatMap((award) =>
      [...award.caps.map(({ at }) => at), ...(award.amount?.op === 'cap' ? [award.amount.at] : [])].flatMap(
        (at) => (at.op === 'literal' ? [{ award, limit: at.literal.value }] : []),
      ),
    );
    expect(limited.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(
        fc
          .constantFrom(...limited)
          .chain(({ award, limit }) => fullProfile(rules, award).map((full) => ({ award, limit, full }))),
        ({ award, limit, full }) => {
          expect(decided(award, full).amount.hi.toNumber()).toBeLessThanOrEqual(limit.toNumber());
        },
      ),
      runs,
    );
  });

  it('an uplift never lowers an amount', () => {
    const lifted = awards.filter(({ uplift }) => uplift.length > 0);
    fc.assert(
      fc.property(
        fc
          .constantFrom(...lifted)
          .chain((award) => fullProfile(rules, award).map((full) => ({ award, full }))),
        ({ award, full }) => {
          const plain = decided({ ...award, uplift: [] }, full);
          const raised = decided(award, full);
          expect(raised.amount.hi.gte(plain.amount.hi) && raised.amount.lo.gte(plain.amount.lo)).toBe(true);
        },
      ),
      runs,
    );
  });
});

describe('how a fact is written', () => {
  const amounts = fc.integer({ min: 1, max: 9_999_999 });
  const spellings = (wan: number, currency: string): unknown[] => [
    `${wan}万${currency}`,
    `${wan}0000${currency}`,
    { value: String(wan), unit: `万${currency}` },
    { value: wan, unit: `万${currency}` },
    `${new Exact(wan).div(10_000).toFixed()}亿${currency}`,
    `${wan}万${currency}`.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ];

  it('in 元, 万元 or 亿元 makes no difference', () => {
    fc.assert(
      fc.property(amounts, (wan) => {
        const results = spellings(wan, '元').map((premium_paid) => {
          const facts = readFacts(rules, {
            premium_paid,
            hte: false,
            export_brand: false,
            simple_mode: false,
          });
          return calculate(rules, facts, asOf, { awardIds: ['export-credit-insurance'] }).total;
        });
        expect(new Set(results.map((total) => JSON.stringify(total))).size).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('in 美元 or 万美元 makes no difference', () => {
    fc.assert(
      fc.property(amounts, (wan) => {
        const results = spellings(wan, '美元').map((offshore_performance) => {
          const facts = readFacts(rules, {
            service_outsourcing: true,
            tech_advanced_service: false,
            offshore_performance,
          });
          return calculate(rules, facts, asOf, { awardIds: ['offshore-performance'] }).total;
        });
        expect(new Set(results.map((total) => JSON.stringify(total))).size).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('in another order makes no difference, nor does the order of the rules', () => {
    const profile = {
      specialized_sme: true,
      national_hte: true,
      exporter_type: '自营',
      export_total: '4000万美元',
      export_previous: '2500万美元',
      shows: [{ booth_fee: '80万元', overseas: true }],
      'loans.principal': '1亿元',
      'loans.benchmark_rate': '4.35%',
      'loans.term': '9个月',
      'loans.ip_pledged': true,
    };
    const expected = JSON.stringify(match(rules, readFacts(rules, profile), asOf).combination);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(profile), { minLength: Object.keys(profile).length }),
        fc.shuffledSubarray([...rules.awards], { minLength: rules.awards.length }),
        (facts, shuffled) => {
          const parsed = readFacts(rules, Object.fromEntries(facts));
          const outcomes = decideAll({ ...rules, awards: shuffled }, parsed, asOf);
          expect(outcomes).toHaveLength(rules.awards.length);
          const { combination } = calculateShuffled(shuffled, parsed);
          expect(JSON.stringify(combination)).toBe(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function calculateShuffled(shuffled: readonly AwardRule[], facts: ReturnType<typeof readFacts>) {
  const predictable = shuffled.filter(({ caseByCase }) => !caseByCase);
  const decisions = decideAll({ ...rules, awards: predictable }, facts, asOf);
  const calculated = decisions.filter(({ outcome }) => outcome === 'calculated').map(({ award }) => award);
  return calculate({ ...rules, awards: calculated }, facts, asOf);
}

describe('补足差额', () => {
  it('pays the same in the end whichever steps were taken on the way', () => {
    const levels = ['市级', '省级', '国家级'] as const;
    const full: Record<(typeof levels)[number], number> = { 市级: 200_000, 省级: 500_000, 国家级: 1_000_000 };
    fc.assert(
      fc.property(fc.subarray([...levels], { minLength: 1 }), (path) => {
        let paid = new Exact(0);
        for (const level of path) {
          const facts = readFacts(rules, {
            specialized_sme: true,
            rd_centres: [{ level }],
            paid_before: [{ award: 'rd-centre', amount: `${paid.toFixed()}元` }],
          });
          const { total } = calculate(rules, facts, asOf, { awardIds: ['rd-centre'] });
          paid = paid.plus(total?.max ?? 0);
        }
        const last = path.at(-1);
        expect(paid.toNumber()).toBe(last === undefined ? 0 : full[last]);
      }),
      { numRuns: 1000 },
    );
  });

  it('pays each of several centres its own steps, whichever steps of the others lie between', () => {
    const levels = ['市级', '省级', '国家级'] as const;
    const full: Record<(typeof levels)[number], number> = { 市级: 200_000, 省级: 500_000, 国家级: 1_000_000 };
    const path = fc.subarray([...levels], { minLength: 1 });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('甲', '乙', '丙'), path, { minKeys: 1 }), (paths) => {
        const records: { award: string; subject: string; amount: string }[] = [];
        let total = 0;
        for (const round of [0, 1, 2]) {
          const stepping = Object.entries(paths).filter(([, steps]) => round < steps.length);
          const rd_centres = stepping.map(([name, steps]) => ({ name, level: steps[round] }));
          const facts = readFacts(rules, { specialized_sme: true, rd_centres, paid_before: records });
          const { results } = calculate(rules, facts, asOf, { awardIds: ['rd-centre'] });
          total += results[0]?.amount.max ?? NaN;
          for (const [name, steps] of stepping) {
            const before = round === 0 ? 0 : full[steps[round - 1] ?? '市级'];
            const amount = `${full[steps[round] ?? '市级'] - before}元`;
            records.push({ award: 'rd-centre', subject: name, amount });
          }
        }
        const expected = Object.values(paths).reduce((sum, steps) => sum + full[steps.at(-1) ?? '市级'], 0);
        expect(total).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('without names leaves a range that holds the amount whichever centre each payment was for', () => {
    const centre = fc.constantFrom('市级', '省级', '国家级');
    const payment = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.nat(2));
    const boundsOf = (rd_centres: unknown[], records: object[]) => {
      const paid_before = records.map((record) => ({ award: 'rd-centre', ...record }));
      const facts = readFacts(rules, { specialized_sme: true, rd_centres, paid_before });
      const { min, max } =
        calculate(rules, facts, asOf, { awardIds: ['rd-centre'] }).results[0]?.amount ?? {};
      return [min ?? NaN, max ?? NaN];
    };
    fc.assert(
      fc.property(
        fc.array(centre, { minLength: 1, maxLength: 3 }),
        fc.array(payment, { maxLength: 3 }),
        fc.infiniteStream(fc.boolean()),
        (levels, payments, coin) => {
          const hide = (): boolean => coin.next().value === true;
          const known = levels.map((level, at) => ({ name: `中心${at}`, level }));
          const records = payments.map(([wan, at]) => ({
            subject: `中心${at % levels.length}`,
            amount: `${wan}万元`,
          }));
          const [lo = NaN, hi = NaN] = boundsOf(
            known.map(({ name, level }) => (hide() ? { level } : { name, level })),
            records.map(({ subject, amount }) => (hide() ? { amount } : { subject, amount })),
          );
          const [exact = NaN, same = NaN] = boundsOf(known, records);
          expect(exact).toBe(same);
          expect(exact).toBeGreaterThanOrEqual(lo);
          expect(exact).toBeLessThanOrEqual(hi);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never pays back: what was paid above the standard leaves nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (wan) => {
        const facts = readFacts(rules, {
          sme_titles: ['小巨人'],
          paid_before: [{ award: 'sme-title', amount: `${wan}万元` }],
        });
        const { total } = calculate(rules, facts, asOf, { awardIds: ['sme-title'] });
        expect(total?.max).toBe(Math.max(0, 1_000_000 - wan * 10_000));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a year’s limit', () => {
  it('counts what was paid before in the same year, in whatever portions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }), (fees) => {
        let paid = new Exact(0);
        for (const fee of fees) {
          const facts = readFacts(rules, {
            national_hte: true,
            shows: [{ booth_fee: `${fee}万元` }],
            paid_this_year: [{ award: 'intl-show-booth', amount: `${paid.toFixed()}元` }],
          });
          paid = paid.plus(calculate(rules, facts, asOf, { awardIds: ['intl-show-booth'] }).total?.max ?? 0);
        }
        const together = fees.reduce((sum, fee) => sum + fee * 5000, 0);
        expect(paid.toNumber()).toBe(Math.min(together, 1_000_000));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a bounded statement', () => {
  it('gives an interval that holds the amount for every value within the bounds', () => {
    const value = fc.integer({ min: 0, max: 120_000_000 });
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const [lo = 0, middle = 0, hi = 0] = [a, b, c].sort((left, right) => left - right);
        const award = awards.find(({ id }) => id === 'offshore-performance');
        if (award === undefined) throw new Error('no such award');
        const facts = (range: Extract<FactValue, { kind: 'quantity' }>['range']) =>
          new Map<string, FactValue>([
            ['service_outsourcing', { kind: 'boolean', value: true }],
            ['tech_advanced_service', { kind: 'boolean', value: false }],
            ['offshore_performance', { kind: 'quantity', range, currency: '美元', text: '' }],
          ]);
        const wide = decided(
          award,
          facts({ lo: new Exact(lo), hi: new Exact(hi), loOpen: false, hiOpen: false }),
        );
        const exact = decided(award, facts(exactRange(new Exact(middle))));
        expect(exact.amount.hi.lte(wide.amount.hi) && exact.amount.lo.gte(wide.amount.lo)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('从优、从高、不重复', () => {
  const wan = fc.integer({ min: 0, max: 120 });
  const show = fc.record({ fee: wan, overseas: fc.boolean(), professional: fc.boolean() });
  const firm = { specialized_sme: true, national_hte: true };

  it('pays for shows what the best division of them between two awards pays, each within its year', () => {
    const pays = (awardId: string, shows: unknown[], used: number) => {
      const paid_this_year = [{ award: awardId, amount: `${used}万元` }];
      const facts = readFacts(rules, { ...firm, shows, paid_this_year });
      return calculate(rules, facts, asOf, { awardIds: [awardId] }).results[0]?.amount.max ?? NaN;
    };
    fc.assert(
      fc.property(
        fc.array(show, { maxLength: 4 }),
        fc.integer({ min: 0, max: 110 }),
        fc.integer({ min: 0, max: 25 }),
        (shows, usedA, usedB) => {
          const given = shows.map(({ fee, ...one }) => ({ ...one, booth_fee: `${fee}万元` }));
          const divisions = Array.from({ length: 2 ** given.length }, (_, bits) => {
            const under = (side: number) => given.filter((_show, at) => ((bits >> at) & 1) === side);
            return pays('intl-show-booth', under(0), usedA) + pays('sme-overseas-booth', under(1), usedB);
          });
          const facts = readFacts(rules, {
            ...firm,
            shows: given,
            paid_this_year: [
              { award: 'intl-show-booth', amount: `${usedA}万元` },
              { award: 'sme-overseas-booth', amount: `${usedB}万元` },
            ],
          });
          const awardIds = ['intl-show-booth', 'sme-overseas-booth'];
          expect(calculate(rules, facts, asOf, { awardIds }).total?.max).toBe(Math.max(...divisions));
        },
      ),
      { numRuns: 150 },
    );
  });
});
