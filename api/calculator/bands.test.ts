import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from './index.ts';
import { asOf, loadLibrary, readFacts } from './test-library.ts';

const rules = await loadLibrary();
const eligible = { national_hte: true, own_hightech_product: true };

function reward(facts: Record<string, unknown>) {
  const options = { awardIds: ['own-product-breakthrough'] };
  const [result] = calculate(rules, readFacts(rules, { ...eligible, ...facts }), asOf, options).results;
  if (result === undefined) throw new Error('no result');
  return result;
}
const bounds = (facts: Record<string, unknown>) => {
  const { min, max } = reward(facts).amount;
  return [min, max];
};

describe('what was exceeded for the first time', () => {
  it('is open where a range spans a step', () => {
    expect(bounds({ own_product_first_over: '500万美元至1000万美元' })).toEqual([0, 1_000_000]);
    expect(bounds({ own_product_first_over: '500万美元以上' })).toEqual([0, 1_000_000]);
    expect(bounds({ own_product_first_over: '500万美元' })).toEqual([500_000, 500_000]);
    expect(
      bounds({
        own_product_export: '90万美元至600万美元',
        own_product_export_best: '50万美元',
        own_product_first_over: '500万美元',
      }),
    ).toEqual([0, 500_000]);
  });

  it('follows the figures where the statement contradicts them', () => {
    const figures = { own_product_export: '1100万美元', own_product_export_best: '900万美元' };
    expect(bounds({ ...figures, own_product_first_over: '500万美元' })).toEqual([1_000_000, 1_000_000]);
  });

  it('of figures given as ranges holds what the exact figures give', () => {
    const wan = fc.constantFrom(0, 50, 99, 100, 101, 300, 500, 501, 900, 1000, 1001, 2000);
    const range = fc.tuple(wan, wan, wan).map((three) => [...three].sort((a, b) => a - b));
    const ids = ['own_product_export', 'own_product_export_best', 'own_product_first_over'];
    fc.assert(
      fc.property(fc.array(fc.option(range), { minLength: 3, maxLength: 3 }), (ranges) => {
        const given = ids.flatMap((id, at) => {
          const found = ranges[at];
          return found ? [{ id, low: found[0], exact: found[1], high: found[2] }] : [];
        });
        const wide = bounds(
          Object.fromEntries(given.map(({ id, low, high }) => [id, `${low}万美元至${high}万美元`])),
        );
        const exact = bounds(Object.fromEntries(given.map(({ id, exact: value }) => [id, `${value}万美元`])));
        expect(wide[0] ?? 0).toBeLessThanOrEqual(exact[0] ?? 0);
        expect(wide[1] ?? Infinity).toBeGreaterThanOrEqual(exact[1] ?? Infinity);
      }),
      { numRuns: 1000 },
    );
  });
});
