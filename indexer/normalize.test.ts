import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUncommonHan, normalize, soundAlike } from './normalize.ts';

describe('normalize', () => {
  it.each([
    ['專精特新企業境外上市獎勵', '专精特新企业境外上市奖励'],
    ['國際展會場租補貼', '国际展会场租补贴'],
    ['ＰＣＴ　第９條（三）', 'pct 第9条(三)'],
    ['SPAC与IPO', 'spac与ipo'],
    ['著作权、乾净', '著作权、乾净'],
    ['', ''],
  ])('writes %s as %s', (text, expected) => {
    expect(normalize(text)).toBe(expected);
  });

  it('keeps the length of any text, so that offsets hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalize(text)).toHaveLength(text.length);
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing when applied again', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'專業企业ＡｂZ９（後發髮裏里台臺') });
    fc.assert(
      fc.property(characters, (text) => {
        expect(normalize(normalize(text))).toBe(normalize(text));
      }),
    );
  });
});

describe('isUncommonHan', () => {
  it('knows everyday simplified characters from others', () => {
    expect([...'岀專'].map(isUncommonHan)).toEqual([true, true]);
    expect([...'出羚a9，'].map(isUncommonHan)).toEqual([false, false, false, false, false]);
  });
});

describe('soundAlike', () => {
  it.each(['形型', '新薪', '曾增', '贴帖'])('takes the characters of %s for each other', (pair) => {
    expect(soundAlike(pair.charAt(0), pair.charAt(1))).toBe(true);
  });

  it.each(['进出', '额量', '省市', 'ab', '羚a'])('keeps the characters of %s apart', (pair) => {
    expect(soundAlike(pair.charAt(0), pair.charAt(1))).toBe(false);
  });
});
