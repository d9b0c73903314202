import { describe, expect, test } from 'vitest';
import type { AwardResult } from '../../../api/contract.ts';
import { commonVerdict, verdictOf } from './verdict.ts';

const award = (outcome: AwardResult['outcome'], documentId = 'a') => ({ outcome, documentId });
const outOfForce = [{ code: 'notInForce', message: '', documentId: 'a' }];

describe('why nothing is to be had', () => {
  test('is the conditions, unless its own text is not in force', () => {
    expect(verdictOf(award('ineligible'), [])).toBe('ineligible');
    expect(verdictOf(award('ineligible'), outOfForce)).toBe('notInForce');
    expect(verdictOf(award('ineligible', 'b'), outOfForce)).toBe('ineligible');
  });

  test('is not said of an award that is not refused', () => {
    expect(verdictOf(award('calculated'), [])).toBeNull();
    expect(verdictOf(award('needsFacts'), outOfForce)).toBeNull();
  });

  test('is said of several awards only where all are refused', () => {
    expect(commonVerdict([award('ineligible'), award('ineligible', 'b')], outOfForce)).toBe('ineligible');
    expect(commonVerdict([award('ineligible'), award('ineligible')], outOfForce)).toBe('notInForce');
    expect(commonVerdict([award('ineligible'), award('calculated')], [])).toBeNull();
    expect(commonVerdict([], [])).toBeNull();
  });
});
