import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../api/contract.ts';
import { unshownLines } from './answer-lines.ts';

const once = { kind: 'fixed', min: 1e6, max: 1e6, currency: 'CNY', period: 'once', text: '100万元' } as const;
const award = (title: string, steps: string[] = []): Answer['awards'][number] => ({
  awardId: title,
  title,
  documentId: 'd',
  clauseId: 'c',
  outcome: 'calculated',
  amount: once,
  steps: steps.map((text) => ({ op: 'amount', text })),
  missingFacts: [],
  readings: [],
  notices: [],
});

describe('the lines that are shown beside the cards', () => {
  test('leave out the sum, groups, awards, steps, readings and sources', () => {
    const text = [
      '合计：200万元[1]',
      '符合：',
      '研发中心奖励：100万元（一次性）[1]',
      '· 国家级研发中心，奖励100万元[1]',
      '· 另一种读法：每个都给，则为200万元[1]',
      '依据：',
      '《甲意见》一、1：「…」[1]',
    ].join('\n');
    const awards = [award('研发中心奖励', ['国家级研发中心，奖励100万元'])];
    expect(unshownLines({ text, awards, total: once })).toEqual([]);
  });

  test('keep what is not counted, what could not be used, and a sum that stands nowhere else', () => {
    const dropped = '· 首台套奖励未计入合计：同一产品只奖励一次[2]';
    const unused = '没有用上您说的年出口额：年出口额没有写明币种。';
    const answer = { text: [dropped, unused].join('\n'), awards: [award('研发中心奖励')], total: once };
    expect(unshownLines(answer)).toEqual([dropped, unused]);
    expect(unshownLines({ text: '合计：200万元[1]', awards: [], total: null })).toEqual(['合计：200万元[1]']);
  });
});
