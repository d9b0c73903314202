import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCorpus, splitSentences } from '../../corpus/index.ts';
import { brokenRule } from './wording-rules.ts';

const INSTRUCTIONS = '你是政策问答的文字编辑。资料里的语句已经逐条核对，请只改措辞，让企业人员更容易读懂。';

function broken(text: string, reworded: string, quotes: string[] = []): string | null {
  const markers = [...text.matchAll(/\[(\d)\]/gu)].map(([, marker]) => Number(marker));
  return brokenRule({ text, markers, quotes }, reworded, INSTRUCTIONS);
}

const premium = '企业投保出口信用保险的，给予实际支付保费40%资助，年度资助不超过80万元[1]';
const levels = '认定为国家级的奖励50万元，认定为省级的奖励20万元[1]';
const denial = '不符合条件的不予资助[1]';
const quoted =
  '《关于进一步推进产业国际化的实施意见》一、3：「企业投保出口信用保险的，给予实际支付保费40%资助。」[1]';

/** The statement of premiums with other words in the middle, otherwise well done. */
const reworded = ({
  who = '投保出口信用保险的企业',
  share = '40%',
  limit = '年度资助不超过80万元',
  end = '[1]',
}) => `${who}，按实际支付的保费给予${share}的资助，${limit}${end}`;

describe('other words are let through', () => {
  test.each([
    [premium, premium],
    [premium, reworded({})],
    [premium, reworded({ end: '。[1]' })],
    [premium, reworded({ end: '[1]。' })],
    [premium, reworded({ share: '百分之四十', limit: '年度资助最高八十万元' })],
    [premium, reworded({ limit: '年度资助80万元封顶' })],
    [levels, '国家级奖励50万元，省级奖励20万元[1]'],
    [denial, '条件不符合的，不予资助[1]'],
    ['认定后给予0.5亿元资助[1]', '获认定的给予5000万元资助[1]'],
    [quoted, quoted.replace('一、3：', '一、3的原文是：')],
    ['写到的如下：', '写到的如下：'],
    ['两处都有写到，合计最高100万元[1][2]', '两处都写到，合计最高100万元[2][1]'],
    ['依据〔2017〕15号文，给予1万元资助[1]', '按〔2017〕15号文，给予1万元资助[1]'],
  ])('%s → %s', (text, other) => {
    expect(broken(text, other)).toBeNull();
  });
});

describe('other words are refused', () => {
  test.each([
    ['numbers', 'another figure', reworded({ share: '60%' })],
    ['numbers', 'a figure more', reworded({ limit: '年度资助不超过80万元，三年不超过240万元' })],
    ['numbers', 'a figure less', reworded({ limit: '有年度限额' })],
    ['numbers', 'another unit', reworded({ limit: '年度资助不超过80万美元' })],
    ['numbers', 'another scale', reworded({ limit: '年度资助不超过80亿元' })],
    ['numbers', 'figures exchanged', reworded({ share: '80万元', limit: '年度资助不超过40%' })],
    ['numbers', 'an invented clause', `根据第三条，${reworded({})}`],
    ['numbers', 'an invented item', `根据（四），${reworded({})}`],
    ['numbers', 'an invented year', `2024年起，${reworded({})}`],
    ['numbers', 'a circled number', reworded({ end: '②[1]' })],
    ['numbers', 'a number of another script', reworded({ end: '【１】[1]' })],
    ['bounds', 'a ceiling dropped', reworded({ limit: '年度资助80万元' })],
    ['bounds', 'a ceiling as a promise', reworded({ limit: '年度可得80万元' })],
    ['bounds', 'a ceiling as a floor', reworded({ limit: '年度资助不低于80万元' })],
    ['bounds', 'a ceiling at another figure', reworded({ share: '最高40%', limit: '年度资助80万元' })],
    ['bounds', 'an exact figure made rough', reworded({ share: '大约40%' })],
    ['promises', 'a promise', reworded({ limit: '年度可获得的资助不超过80万元' })],
    ['negation', 'a negation more', reworded({ who: '未投保出口信用保险的企业' })],
    ['qualifiers', 'another period', reworded({ limit: '每年资助不超过80万元' })],
    ['qualifiers', 'a condition more', reworded({ who: '首次投保出口信用保险的企业' })],
    ['qualifiers', 'all of it', reworded({ limit: '全额，年度资助不超过80万元' })],
    ['substance', 'the condition dropped', '给予40%资助，年度不超过80万元[1]'],
    [
      'substance',
      'a claim added',
      reworded({ who: '投保出口信用保险的企业，还能申请人才公寓和子女入学名额' }),
    ],
    ['substance', 'a small claim added', reworded({ who: '投保出口信用保险的企业，还安排人才公寓入住' })],
    ['quotes', 'an invented quotation', reworded({ who: '「投保出口信用保险的企业」' })],
    ['quotes', 'an invented document', `按《管理办法》，${reworded({})}`],
    ['markers', 'a marker lost', reworded({ end: '' })],
    ['markers', 'another marker', reworded({ end: '[2]' })],
    ['markers', 'a marker more', reworded({ end: '[1][2]' })],
    ['markers', 'words behind the marker', reworded({ end: '[1]，请尽快申请' })],
    ['markers', 'a sentence behind it', reworded({ end: '[1]。请尽快申请。' })],
    ['markers', 'a sentence before it', `请尽快申请。${reworded({})}`],
    ['plainText', 'markup', reworded({ who: '<b>投保出口信用保险的企业</b>' })],
    ['plainText', 'a script', reworded({ end: '<script>alert()</script>[1]' })],
    ['plainText', 'a link', reworded({ end: '[详情](/x)[1]' })],
    ['plainText', 'an address', reworded({ end: '，见https://example.com[1]' })],
    ['plainText', 'a bare address', reworded({ end: '，见example.com[1]' })],
    ['plainText', 'an address in full width', reworded({ end: '，见ｅｘａｍｐｌｅ[1]' })],
    ['plainText', 'two lines', reworded({ who: '投保出口信用保险的企业\n' })],
    ['plainText', 'invisible characters', reworded({ who: '投保出口信用\u200b保险的企业' })],
    ['plainText', 'writing turned round', reworded({ end: '\u202e[1]' })],
    ['secrecy', 'the instructions', reworded({ end: `，${INSTRUCTIONS.slice(5, 30)}[1]` })],
    ['length', 'nothing', ''],
    ['length', 'far more', '企业'.repeat(200)],
  ])('for %s: %s', (rule, _, other) => {
    expect(broken(premium, other)).toBe(rule);
  });

  test.each([
    ['places', '省级奖励50万元，国家级奖励20万元[1]'],
    ['places', '50万元奖励省级认定，20万元奖励国家级认定[1]'],
    ['numbers', '省级奖励20万元，国家级奖励50万元[1]'],
    ['qualifiers', '认定为国家级的奖励50万元，认定为市级的奖励20万元[1]'],
  ])('for %s: sums of one level given to another, %s', (rule, other) => {
    expect(broken(levels, other)).toBe(rule);
  });

  test.each(['符合条件的予以资助[1]', '不符合条件的予以资助[1]', '符合条件的不予资助[1]'])(
    'for a negation less: %s',
    (other) => {
      expect(broken(denial, other)).toBe('negation');
    },
  );

  test.each([
    ['quotes', quoted.replace('40%资助', '40%的资助')],
    ['quotes', quoted.replace('40%', '60%')],
    ['quotes', quoted.replaceAll(/[「」]/gu, '')],
    ['quotes', quoted.replace('关于进一步推进', '关于推进')],
    ['numbers', quoted.replace('一、3', '一、4')],
    ['numbers', quoted.replace('一、3', '三、1')],
    ['numbers', quoted.replace('一、3', '')],
  ])('for %s: around a quotation, %s', (rule, other) => {
    expect(broken(quoted, other)).toBe(rule);
  });

  test('for a quotation without quotation marks that is not kept', () => {
    const text = '原文：给予一次性奖励，不重复[1]';
    expect(broken(text, '原文：给予奖励一次性，不重复[1]', ['给予一次性奖励'])).toBe('quotes');
  });
});

describe('of the sentences of the policies', async () => {
  const { documents } = await loadCorpus('corpus');
  const sentences = documents
    .flatMap(({ clauses }) => clauses)
    .flatMap(({ text }) => splitSentences(text))
    .map(({ text }) => text.trim().replaceAll('\n', ''))
    .filter((text) => text !== '');
  const withDigits = sentences.filter((text) => /\d/u.test(text));

  test('every one may be copied', () => {
    expect(sentences.length).toBeGreaterThan(300);
    expect(sentences.filter((text) => broken(`${text}[1]`, `${text}[1]`) !== null)).toEqual([]);
  });

  test('none may have one digit changed, added or dropped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...withDigits),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('change', 'add', 'drop'),
        (text, which, by, how) => {
          const places = [...text.matchAll(/\d/gu)].map(({ index }) => index);
          const at = places[which % places.length] ?? 0;
          const digit = Number(text.charAt(at));
          const put = { change: `${(digit + by) % 10}`, add: `${digit}${by}`, drop: '' }[how];
          const other = text.slice(0, at) + put + text.slice(at + 1);
          expect(broken(`${text}[1]`, `${other}[1]`)).not.toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });
});
