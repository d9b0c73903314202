import { describe, expect, test } from 'vitest';
import { countingOf } from './combination.ts';
import type { MatchResult } from './match-report.ts';

const award = (over: Partial<MatchResult> = {}): MatchResult => ({
  awardId: 'a',
  title: '甲',
  documentId: 'd',
  clauseId: 'd.1',
  outcome: 'calculated',
  amount: { kind: 'fixed', min: 10, max: 10, currency: 'CNY', period: 'once', text: '10元' },
  steps: [],
  missingFacts: [],
  refiningFacts: [],
  readings: [],
  notices: [],
  citations: [],
  ...over,
});
const combination = (
  chosen: string[],
  dropped: { awardId: string; because: string; subject?: string }[] = [],
) => ({ total: null, chosen, dropped, guaranteed: null });
const nothing = { kind: 'fixed', min: 0, max: 0, currency: 'CNY', period: null, text: '0元' } as const;

describe('whether an award counts towards the best combination', () => {
  test('wholly, where it is chosen and gives way for nothing', () => {
    expect(countingOf(award(), combination(['a']))).toEqual({ counted: 'counted', because: '', why: null });
  });

  test('in part, where it gives way for one of the things it is for', () => {
    const dropped = [{ awardId: 'a', because: '只取其一', subject: '展会1' }];
    expect(countingOf(award(), combination(['a'], dropped))).toEqual({
      counted: 'partly',
      because: '展会1：只取其一',
      why: null,
    });
  });

  test('not at all, with the clause it gives way to', () => {
    expect(countingOf(award(), combination(['b'], [{ awardId: 'a', because: '只取其一' }]))).toEqual({
      counted: 'notCounted',
      because: '只取其一',
      why: null,
    });
  });

  test.each([
    ['undecided', { outcome: 'needsFacts' }],
    ['ineligible', { outcome: 'ineligible' }],
    ['notStated', { outcome: 'amountNotStated' }],
    ['caseByCase', { notices: [{ code: 'caseByCase', message: '一事一议' }] }],
    ['nothing', { amount: nothing }],
    ['notAdded', {}],
  ] as const)('not at all, as it is %s', (why, over) => {
    const given = award({ ...over, notices: 'notices' in over ? [...over.notices] : [] });
    expect(countingOf(given, combination([]))).toEqual({ counted: 'notCounted', because: '', why });
  });
});
