import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../corpus/index.ts';
import { readFigures, spell, spellFigure } from './figures.ts';

/** Every figure of a text, as the calculator takes it. */
const read = (text: string): string[] => readFigures(text).map((figure) => spellFigure(figure, figure.unit));
/** The bounds of the only figure: [ excludes nothing, ( excludes the bound. */
function interval(text: string): string {
  const [only, ...others] = readFigures(text);
  if (only === undefined || others.length > 0)
    return `${others.length + (only === undefined ? 0 : 1)} figures`;
  const { lo, hi, loOpen, hiOpen, unit } = only;
  return `${loOpen ? '(' : '['}${lo.toFixed()}, ${hi.toFixed()}${hiOpen ? ')' : ']'}${unit}`;
}

describe('a sum', () => {
  it.each([
    ['500万元', '500万元'],
    ['5亿元', '5亿元'],
    ['两千万元', '2000万元'],
    ['5千万元', '5000万元'],
    ['伍佰万元', '500万元'],
    ['三千五百万元', '3500万元'],
    ['1亿2000万美元', '1.2亿美元'],
    ['一亿九千五百万美元', '1.95亿美元'],
    ['三点五亿元', '3.5亿元'],
    ['50w元', '50万元'],
    ['1,980,000元', '198万元'],
    ['100.5万元', '100.5万元'],
    ['0元', '0元'],
    ['人民币500万', '500万元'],
    ['500万RMB', '500万元'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each(['500万美元', '500万美金', '500万刀', '500万美刀', 'USD 500万', '500万USD', 'US$500万', '$500万'])(
    'in dollars may be written %s',
    (text) => {
      expect(read(text)).toEqual(['500万美元']);
    },
  );

  it.each([
    ['500万', '5000000'],
    ['1个亿', '100000000'],
    ['1.5个亿', '150000000'],
    ['半个亿', '50000000'],
    ['两万五', '25000'],
  ])('%s without a currency has none', (text, expected) => {
    expect(readFigures(text)).toMatchObject([{ unit: '', hedge: null }]);
    expect(read(text)).toEqual([expected]);
  });

  it('of half a unit keeps the currency that is written', () => {
    expect(read('半个亿美元')).toEqual(['5000万美元']);
    expect(read('半个亿元')).toEqual(['5000万元']);
  });

  it('in full width is the same', () => {
    expect(read('５００万美元')).toEqual(['500万美元']);
    expect(read('２５％')).toEqual(['25%']);
  });

  it.each(['500万港币', '500万欧元'])('in another currency is neither yuan nor dollars: %s', (text) => {
    expect(readFigures(text).map(({ unit }) => unit)).not.toContain('元');
    expect(readFigures(text).map(({ unit }) => unit)).not.toContain('美元');
  });
});

describe('a share', () => {
  it.each([
    ['25%', '25%'],
    ['4.35%', '4.35%'],
    ['百分之二十五', '25%'],
    ['三成', '30%'],
    ['2个百分点', '2%'],
    ['4.35个点', '4.35%'],
    ['万分之五', '0.05%'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.fails('百分之十二点五 has a decimal point in characters', () => {
    expect(read('百分之十二点五')).toEqual(['12.5%']);
  });

  it('-5% is below nought', () => {
    expect(read('-5%')).not.toEqual(['5%']);
  });
});

describe('what leaves a figure open gives bounds', () => {
  it.each([
    ['约500万元', '[4500000, 5500000]元'],
    ['大概是500万元', '[4500000, 5500000]元'],
    ['差不多500万元', '[4500000, 5500000]元'],
    ['500万元左右', '[4500000, 5500000]元'],
    ['500万元上下', '[4500000, 5500000]元'],
    ['近500万元', '[4500000, 5000000)元'],
    ['将近500万元', '[4500000, 5000000)元'],
    ['快到500万元', '[4500000, 5000000)元'],
    ['不到500万元', '[0, 5000000)元'],
    ['不足500万元', '[0, 5000000)元'],
    ['没到500万元', '[0, 5000000)元'],
    ['低于500万元', '[0, 5000000)元'],
    ['不超过500万元', '[0, 5000000]元'],
    ['最多500万元', '[0, 5000000]元'],
    ['500万元以下', '[0, 5000000]元'],
    ['500万元以内', '[0, 5000000]元'],
    ['至少500万元', '[5000000, Infinity]元'],
    ['500万元以上', '[5000000, Infinity]元'],
    ['超过500万元', '(5000000, Infinity]元'],
    ['突破500万元', '(5000000, Infinity]元'],
    ['破千万美元', '(10000000, Infinity]美元'],
    ['过了500万元', '(5000000, Infinity]元'],
    ['500万元出头', '(5000000, Infinity]元'],
    ['五百多万元', '(5000000, 6000000)元'],
    ['500余万元', '(5000000, 6000000)元'],
    ['一千多万美元', '(10000000, 20000000)美元'],
    ['30几家', '(30, 40)家'],
    ['十几家', '(10, 20)家'],
    ['不低于500万元', '[5000000, Infinity]元'],
    ['不少于500万元', '[5000000, Infinity]元'],
    ['不小于500万元', '[5000000, Infinity]元'],
    ['500万元不到', '[0, 5000000)元'],
    ['逾500万元', '(5000000, Infinity]元'],
    ['500-600万元', '[5000000, 6000000]元'],
    ['500万到600万元', '[5000000, 6000000]元'],
    ['500万元至600万元', '[5000000, 6000000]元'],
    ['500万元', '[5000000, 5000000]元'],
    ['正好500万元', '[5000000, 5000000]元'],
  ])('%s is %s', (text, expected) => {
    expect(interval(text)).toBe(expected);
  });

  it.each(['领过500万元', '交过500万元', '贷过500万元'])(
    'but a verb with 过 says nothing of the size: %s',
    (text) => {
      expect(interval(text)).toBe('[5000000, 5000000]元');
    },
  );

  it.fails.each([
    ['1亿多元', '(100000000, 200000000)元'],
    ['500万多元', '(5000000, 6000000)元'],
  ])('also where it is written %s', (text, expected) => {
    expect(interval(text)).toBe(expected);
  });

  it('and is said to the asker, with the figure that it belongs to', () => {
    const text = '去年出口约500万美元';
    const [figure] = readFigures(text);
    expect(figure?.hedge).toBe('约');
    expect(text.slice(figure?.start, figure?.end)).toBe('约500万美元');
  });

  it('reaches only the figure beside it', () => {
    expect(read('超过500万元，增量20万元')).toEqual(['超过500万元', '20万元']);
  });
});

describe('a period', () => {
  it.each([
    ['半年', '6个月'],
    ['用了九个月', '9个月'],
    ['期限18个月', '18个月'],
    ['用了一年', '1年'],
    ['去年一年', '1年'],
    ['一年半', '18个月'],
    ['两年半', '30个月'],
  ])('%s lasts %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each(['上一年', '前3年', '一年租金', '一年的租金', '三年房租'])('is not measured by %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('what is no figure', () => {
  it.each(['2个国家', '在3个地区', '第3条', '2023年', '几百万', '若干家', '没有', ''])('%j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('is what stands in brackets and says the same again', () => {
    expect(read('三个季度（9个月）')).toEqual(['3个季度']);
    expect(read('100万元（大写：壹佰万元）').at(0)).toBe('100万元');
  });

  it('but a bracket with another kind of figure is one', () => {
    expect(read('600万元（约合100万美元）')).toHaveLength(2);
  });

  it('never is a number cut at its decimal point', () => {
    expect(read('.5亿元')).not.toEqual(['5亿元']);
  });
});

describe('for any sum', () => {
  const sum = fc.integer({ min: 1, max: 999_999_999 }).map((cents) => new Exact(cents).div(100));
  const unit = fc.constantFrom('元', '美元');

  it('what is spelt is read again as the same sum', () => {
    fc.assert(
      fc.property(sum, unit, (value, currency) => {
        const [figure, ...others] = readFigures(`实际${spell(value, currency)}。`);
        expect(others).toEqual([]);
        expect(figure?.unit).toBe(currency);
        expect(figure?.lo.eq(value)).toBe(true);
        expect(figure?.hi.eq(value)).toBe(true);
      }),
    );
  });

  it('万 and 亿 and 元 say the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), unit, (tenThousands, currency) => {
        const spellings = [
          `${tenThousands}万${currency}`,
          `${tenThousands}0000${currency}`,
          `${new Exact(tenThousands).div(10_000).toFixed()}亿${currency}`,
        ];
        expect(new Set(spellings.flatMap(read)).size).toBe(1);
      }),
    );
  });

  it('each hedge holds the figure within or at its bounds, and the bounds are in order', () => {
    const hedge = fc.constantFrom('约', '近', '不到', '不超过', '至少', '超过', '');
    const after = fc.constantFrom('左右', '以上', '以下', '出头', '');
    fc.assert(
      fc.property(hedge, sum, after, (before, value, behind) => {
        const [figure] = readFigures(`${before}${spell(value, '元')}${before === '' ? behind : ''}`);
        expect(figure?.lo.lte(value)).toBe(true);
        expect(figure?.hi.gte(value)).toBe(true);
        expect(figure?.lo.lte(figure.hi)).toBe(true);
      }),
    );
  });

  it('figures stand apart and in order, whatever the text', () => {
    const piece = fc.constantFrom(
      '约',
      '五百',
      '多',
      '万',
      '1',
      '2.5',
      '亿',
      '半',
      '个',
      '年',
      '元',
      '美元',
      '%',
      '，',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end, lo, hi } of readFigures(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(lo.lte(hi)).toBe(true);
        }
      }),
    );
  });
});
