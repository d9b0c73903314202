import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities } from './find-quantities.ts';

/** `text=value unit`, joined. */
function found(text: string): string {
  return findQuantities(text)
    .map((quantity) => `${quantity.text}=${quantity.value}${quantity.unit}`)
    .join(' ');
}

describe('amounts', () => {
  it.each([
    ['奖励两百元', '两百元=200元'],
    ['奖励壹佰万元', '壹佰万元=1000000元'],
    ['注册资本1.2亿元', '1.2亿元=120000000元'],
    ['投入1,500万元', '1,500万元=15000000元'],
    ['投入3千万元', '3千万元=30000000元'],
    ['投入1万5千元', '1万5千元=15000元'],
    ['五百万美金', '五百万美金=5000000美元'],
    ['出口600万美刀', '600万美刀=6000000美元'],
    ['出口600万USD', '600万USD=6000000美元'],
    ['US$500万', 'US$500万=5000000美元'],
    ['人民币100万', '人民币100万=1000000元'],
    ['100万人民币', '100万人民币=1000000元'],
    ['１０万元', '１０万元=100000元'],
    ['500 万 元', '500 万 元=5000000元'],
    ['超过 30万元', '30万元=300000元'],
    ['人民币 30万', '人民币 30万=300000元'],
    ['500万港币', '500万港币=5000000港元'],
    ['100块', '100块=100元'],
  ])('in %j are %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    ['百分之四十', '百分之四十=40%'],
    ['千分之五', '千分之五=0.5%'],
    ['50%', '50%=50%'],
    ['１５％', '１５％=15%'],
    ['三成', '三成=30%'],
    ['提高2个百分点', '2个百分点=2百分点'],
  ])('of share in %j are %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    ['1000㎡', '1000㎡=1000平方米'],
    ['1000平米', '1000平米=1000平方米'],
    ['三年', '三年=3年'],
    ['30日', '30日=30日'],
    ['15天', '15天=15日'],
    ['6个月', '6个月=6个月'],
    ['100家以上', '100家=100家'],
    ['十六项举措', '十六项=16项'],
    ['16条政策', '16条=16条'],
    ['每引进1名', '1名=1名'],
  ])('of other things in %j are %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });
});

describe('lists and ranges', () => {
  it.each([
    ['5—10%', '5=5% 10%=10%'],
    ['10万美元至1000万美元', '10万美元=100000美元 1000万美元=10000000美元'],
    ['10万至1000万美元', '10万=100000美元 1000万美元=10000000美元'],
    [
      '分别给予200万元、100万、100万元、20万元',
      '200万元=2000000元 100万=1000000元 100万元=1000000元 20万元=200000元',
    ],
    ['200万元、100万', '200万元=2000000元 100万=1000000元'],
    ['分别奖励50、30、20万元', '50=500000元 30=300000元 20万元=200000元'],
    ['20万以内、40万元以内', '20万=200000元 40万元=400000元'],
    ['3-5年', '3=3年 5年=5年'],
  ])('share their unit in %j', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it('claims nothing for a range that would fall if the scale were shared', () => {
    expect(found('5000至1亿元')).toBe('1亿元=100000000元');
  });

  it('does not take the number of a line for part of a list', () => {
    expect(found('1、5万元以下的项目')).toBe('5万元=50000元');
  });

  it('reports a figure with 万 and no unit, as people write it, with an empty unit', () => {
    expect(found('我们出口600万')).toBe('600万=6000000');
    expect(found('去年营收1万5')).toBe('1万5=15000');
  });
});

describe('what is not a figure', () => {
  it.each([
    '区党委〔2017〕15号',
    '区党委[2019]25号',
    '第三条、第2款、第一章',
    '2017年度，2018—2020年，2018年12月19日',
    '二〇一九年',
    '2024年**月**日',
    'G20峰会',
    '“5050计划”',
    '“115”引智计划',
    '“1+7”政策',
    '聚焦“315”科技创新体系和“415X”集群',
    '“最多跑一次”“两个天堂”',
    '世界500强',
    '科创保2.0',
    '给予一次性奖励',
    '同一项目',
    '三位一体',
    '多元化，三成立',
    '数百万元，几十万元，十几家，100多家，100余万元，上千家',
    '单位：万元',
    '千万不要',
    '万一',
    '一刀切',
    '电话85257602',
    '千人计划（万人计划）',
    '三分之一',
  ])('%j', (text) => {
    expect(found(text)).toBe('');
  });
});

describe('offsets', () => {
  it('count from the given offset and cut out the words as written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'给予50万、100元至%三年家第“”美1.,') }),
        fc.nat(1000),
        (text, offset) => {
          for (const quantity of findQuantities(text, offset)) {
            expect(text.slice(quantity.start - offset, quantity.end - offset)).toBe(quantity.text);
          }
        },
      ),
    );
  });
});
