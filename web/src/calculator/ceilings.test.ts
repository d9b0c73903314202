import { expect, test } from 'vitest';
import type { Amount } from '../../../api/contract.ts';
import { areCeilings } from './ceilings.ts';

const point = (kind: Amount['kind'], min: number | null, max: number | null) => ({
  amount: { kind, min, max, currency: 'CNY' as const, period: null, text: '' },
});

test('a curve is one of ceilings where every amount on it is', () => {
  expect(areCeilings([point('fixed', 0, 0), point('upTo', 0, 5), point('none', null, null)])).toBe(true);
  expect(areCeilings([point('upTo', 0, 5), point('fixed', 7, 7)])).toBe(false);
  expect(areCeilings([point('upTo', 0, 5), point('range', 1, 5)])).toBe(false);
  expect(areCeilings([point('fixed', 0, 0)])).toBe(false);
  expect(areCeilings([])).toBe(false);
});
