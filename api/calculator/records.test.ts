import { describe, expect, it } from 'vitest';
import { calculate } from './index.ts';
import { asOf, loadLibrary, readFacts } from './test-library.ts';

const rules = await loadLibrary();
const award = 'export-credit-insurance';
const insured = { premium_paid: '201万元', hte: false, export_brand: false, simple_mode: false };

/** The award after payments in the same year. */
function after(paid_this_year: unknown) {
  const facts = readFacts(rules, { ...insured, paid_this_year });
  return calculate(rules, facts, asOf, { awardIds: [award] }).results[0];
}

describe('payments in the same year', () => {
  it('count against the yearly limit of one branch of a rule', () => {
    expect(after([{ award, amount: '60万元' }])?.amount.text).toBe('20万元');
    expect(after([{ award, amount: '80万元' }])?.because).toContain('年度限额已用完');
    expect(after([{ award: 'madrid-trademark', amount: '60万元' }])?.amount.text).toBe('80万元');
  });

  it('count as often as they are said to have been made', () => {
    expect(after([{ award, amount: '20万元', count: 3 }])?.amount.text).toBe('20万元');
  });

  it('of unknown size leave anything down to nothing, and are asked for', () => {
    const result = after([{ award }]);
    expect(result).toMatchObject({ outcome: 'needsFacts', amount: { min: 0, max: 800_000 } });
    expect(result?.missingFacts.map(({ factId }) => factId)).toEqual(['paid_this_year.amount']);
  });

  it('given as a range leave a range', () => {
    expect(after([{ award, amount: '10万元至30万元' }])?.amount).toMatchObject({
      min: 500_000,
      max: 700_000,
    });
  });
});

describe('payments for a lower step', () => {
  const promoted = (paid: Record<string, unknown>) =>
    calculate(
      rules,
      readFacts(rules, {
        national_hte: true,
        own_hightech_product: true,
        own_product_first_over: '500万美元',
        paid_before: [{ award: 'own-product-breakthrough', ...paid }],
      }),
      asOf,
      { awardIds: ['own-product-breakthrough'], readings: ['topUp'] },
    ).results[0]?.amount;

  it('of unknown size widen the difference', () => {
    expect(promoted({ amount: '10万元' })).toMatchObject({ min: 400_000, max: 400_000 });
    expect(promoted({ amount: '10万元', count: 2 })).toMatchObject({ min: 300_000, max: 300_000 });
    expect(promoted({})).toMatchObject({ min: 0, max: 500_000 });
  });
});

describe('payments for one of several things', () => {
  const centres = (rd_centres: unknown[], paid_before: Record<string, unknown>[] | undefined) => {
    const records = paid_before?.map((record) => ({ award: 'rd-centre', ...record }));
    const facts = { specialized_sme: true, rd_centres, ...(records && { paid_before: records }) };
    const [result] = calculate(rules, readFacts(rules, facts), asOf, { awardIds: ['rd-centre'] }).results;
    if (result === undefined) throw new Error('no result');
    return result;
  };
  const bounds = (...args: Parameters<typeof centres>) => {
    const { min, max } = centres(...args).amount;
    return [min, max].map((yuan) => (yuan ?? NaN) / 10_000);
  };
  const promoted = { name: '甲', level: '国家级' };
  const fresh = { name: '乙', level: '省级' };

  it('count against that thing alone', () => {
    expect(bounds([promoted, fresh], [{ subject: '甲', amount: '20万元' }])).toEqual([130, 130]);
    expect(bounds([promoted, fresh], [{ subject: '甲', amount: '200万元' }])).toEqual([50, 50]);
    expect(bounds([fresh], [{ subject: '甲', amount: '20万元' }])).toEqual([50, 50]);
    expect(
      bounds([{ ...promoted, new: false }, { level: '省级' }], [{ subject: '甲', amount: '20万元' }]),
    ).toEqual([50, 50]);
  });

  it('of one thing need no name', () => {
    expect(bounds([promoted], [{ amount: '20万元' }])).toEqual([80, 80]);
    expect(bounds([{ level: '国家级' }], [{ subject: '甲', amount: '20万元' }])).toEqual([80, 80]);
  });

  it('without names give what is the same whatever they were for, or a range and a question', () => {
    const nameless = [{ level: '国家级' }, { level: '省级' }];
    expect(bounds(nameless, [{ amount: '20万元' }])).toEqual([130, 130]);
    expect(bounds(nameless, [{ amount: '80万元' }])).toEqual([70, 100]);
    expect(centres(nameless, [{ amount: '80万元' }])).toMatchObject({
      outcome: 'needsFacts',
      missingFacts: [{ factId: 'paid_before.subject' }, { factId: 'rd_centres.name' }],
    });
    expect(bounds([promoted, fresh], [{ amount: '80万元' }])).toEqual([70, 100]);
    expect(bounds([{ level: '国家级', count: 2 }], [{ amount: '80万元' }, { amount: '80万元' }])).toEqual([
      40, 100,
    ]);
  });

  it('one centre listed twice is one centre', () => {
    expect(bounds([promoted, { name: '甲', level: '省级' }], [{ subject: '甲', amount: '20万元' }])).toEqual([
      80, 80,
    ]);
  });

  it('leave a zero with its reason and its clause', () => {
    const { outcome, amount, because, becauseMarker, citations } = centres(
      [{ level: '市级' }],
      [{ amount: '20万元' }],
    );
    expect([outcome, amount.text, because]).toEqual([
      'calculated',
      '0元',
      '同一奖项此前已获20万元，补差为零（三、4）',
    ]);
    expect(citations.find(({ marker }) => marker === becauseMarker)?.quote).toContain('补足差额部分');
  });
});

describe('payments nobody mentioned', () => {
  const presumed = (id: string, facts: Record<string, unknown>) =>
    calculate(rules, readFacts(rules, facts), asOf, { awardIds: [id] })
      .results[0]?.notices.filter(({ code }) => code === 'presumed')
      .map(({ message }) => message)
      .join();

  it('in the year are presumed not to have been made, where a yearly limit counts them', () => {
    const shows = [{ booth_fee: '40万元', professional: true }];
    expect(presumed('intl-show-booth', { national_hte: true, shows })).toContain('本年度未获资助');
    expect(presumed('intl-show-booth', { national_hte: true, shows, paid_this_year: [] })).not.toContain(
      '本年度',
    );
    expect(presumed(award, insured)).toContain('本年度未获资助');
    expect(presumed('madrid-trademark', { madrid_marks: 1 })).not.toContain('本年度');
  });
});
