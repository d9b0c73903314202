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
