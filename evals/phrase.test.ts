import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsPhrase, missingPhrases } from './phrase.ts';

describe('containsPhrase', () => {
  it.each([
    ['最高50万元', '50万元'],
    ['分别给予100万元、50万元奖励', '50万元'],
    ['给予50 万元', '50万元'],
    ['给予实际贷款额50\n%的贴息', '50%'],
    ['三年房租\n补贴', '三年房租补贴'],
    ['1. 50万元；2. 20万元', '50万元'],
    ['2018 100万元', '100万元'],
    ['增加到83.9%以上', '83.9%'],
    ['共1,500万元', '1,500万元'],
    ['到2027年底', '2027'],
    ['先150万元，后50万元', '50万元'],
  ])('finds in %j the phrase %j', (text, phrase) => {
    expect(containsPhrase(text, phrase)).toBe(true);
  });

  it.each([
    ['给予150万元', '50万元'],
    ['给予1.50万元', '50万元'],
    ['给予1,050万元', '050万元'],
    ['给予1,500万元', '500万元'],
    ['给予１50万元', '50万元'],
    ['不超过0.1亿元', '1亿元'],
    ['增加到83.9%', '9%'],
    ['年出口20001家', '2000'],
    ['年出口2000.5家', '2000'],
    ['年出口2000,000家', '2000'],
    ['1 00万元', '100万元'],
    ['给予奖励', ''],
  ])('does not find in %j the phrase %j', (text, phrase) => {
    expect(containsPhrase(text, phrase)).toBe(false);
  });

  it('finds every phrase between words, and none of its figures with one more digit in front', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 1, max: 9 }), (figure, digit) => {
        const phrase = `${figure}万元`;
        expect(containsPhrase(`给予${phrase}奖励`, phrase)).toBe(true);
        expect(containsPhrase(`给予${digit}${phrase}奖励`, phrase)).toBe(false);
      }),
    );
  });
});

describe('missingPhrases', () => {
  it('returns the phrases that stand in none of the texts', () => {
    expect(missingPhrases(['给予150万元', '不超过60%'], ['60%', '50万元'])).toEqual(['50万元']);
  });

  it('does not join the end of one text to the start of the next', () => {
    expect(missingPhrases(['给予房租', '补贴三年'], ['房租补贴'])).toEqual(['房租补贴']);
  });

  it('misses nothing when nothing is asked for', () => {
    expect(missingPhrases([], [])).toEqual([]);
  });
});
