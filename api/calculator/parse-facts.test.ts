import { describe, expect, it } from 'vitest';
import { describeFacts, parseFacts } from './index.ts';
import { loadLibrary, readFacts } from './test-library.ts';

const { vocabulary, ...rest } = await loadLibrary();
const rules = { vocabulary, ...rest };

/** The exact value of a quantity fact, in its base unit. */
function valueOf(id: string, written: unknown): string {
  const value = readFacts(rules, { [id]: written }).values.get(id);
  if (value?.kind !== 'quantity') return String(value?.kind);
  const { lo, hi, loOpen, hiOpen } = value.range;
  const [open, close] = [loOpen ? '(' : '[', hiOpen ? ')' : ']'];
  return lo.eq(hi) ? lo.toString() : `${open}${lo.toString()}, ${hi.toString()}${close}`;
}

function messageFor(input: Record<string, unknown>): string {
  const parsed = parseFacts(vocabulary, input);
  return parsed.kind === 'invalid' ? parsed.issues.map(({ message }) => message).join('\n') : 'ok';
}

describe('reading facts', () => {
  it.each([
    ['premium_paid', '50万元', '500000'],
    ['premium_paid', '1.2亿元', '120000000'],
    ['premium_paid', '3千万元', '30000000'],
    ['premium_paid', '一万五千元', '15000'],
    ['premium_paid', '0.05亿元', '5000000'],
    ['premium_paid', '１０万元', '100000'],
    ['premium_paid', '1,980,000元', '1980000'],
    ['premium_paid', { value: '50', unit: '万元' }, '500000'],
    ['premium_paid', { value: 50, unit: '万元' }, '500000'],
    ['premium_paid', ['40万元', '75万元', '110万元'], '2250000'],
    ['export_total', '五百万美元', '5000000'],
    ['export_total', '2600万美金', '26000000'],
    ['export_increment', '-50万美元', '-500000'],
    ['registered_capital', '1亿元人民币', '100000000'],
    ['office_area', '1000㎡', '1000'],
    ['rent_per_sqm_month', '80元/平方米', '80'],
    ['subsidy_years', '18个月', '1.5'],
    ['subsidy_years', '半年', '0.5'],
    ['madrid_marks', 4, '4'],
    ['madrid_marks', '4件', '4'],
  ])('%s: %j', (id, written, value) => {
    expect(valueOf(id, written)).toBe(value);
  });

  it.each([
    ['超过1000万美元', '(10000000, Infinity]'],
    ['1000万美元以上', '[10000000, Infinity]'],
    ['不足1000万美元', '[0, 10000000)'],
    ['不超过1000万美元', '[0, 10000000]'],
    ['500万美元至1000万美元', '[5000000, 10000000]'],
    ['10万至1000万美元', '[100000, 10000000]'],
    ['5至8美元', '[5, 8]'],
  ])('keeps what %s leaves open', (written, range) => {
    expect(valueOf('offshore_performance', written)).toBe(range);
  });

  it('lends the unit of the upper number of a range to the lower one, but never its scale', () => {
    expect(valueOf('premium_paid', '10万至20万元')).toBe('[100000, 200000]');
    expect(messageFor({ premium_paid: '10至20万元' })).toContain('实际支付保费');
    expect(messageFor({ premium_paid: '20万至10万元' })).toContain('下限高于上限');
  });

  it.each([
    ['rent_per_sqm', '1200元/平方米/年', '1200'],
    ['rent_per_sqm', '1200元/㎡·年', '1200'],
    ['rent_per_sqm', '每平方米每年1200元', '1200'],
    ['rent_per_sqm', '1200元每年每平方米', '1200'],
    ['rent_per_sqm_month', '60元/平方米/月', '60'],
    ['rent_per_sqm_month', '60元/月/平方米', '60'],
  ])('reads what a rent is per: %s %s', (id, written, value) => {
    expect(valueOf(id, written)).toBe(value);
  });

  it.each([
    [{ rent_per_sqm: '60元/平方米/月' }, '每平方米年租金应以元/平方米/年计，不能用“元/平方米/月”'],
    [{ rent_per_sqm: '2元/平方米/天' }, '不能用“元/平方米/天”'],
    [{ rent_per_sqm_month: '1200元/平方米/年' }, '每平方米月租金应以元/平方米/月计'],
    [{ rent_per_sqm: '5000元/月' }, '不能用“元/月”'],
  ])('refuses a rent per another period: %j', (input, says) => {
    expect(messageFor(input)).toContain(says);
  });

  it.each([
    [{ introduced_hte: '3吨' }, '不能用“吨”'],
    [{ introduced_hte: '3名' }, '不能用“名”'],
    [{ introduced_hte: '20亿家' }, '超出可计算的范围'],
    [{ madrid_marks: 1e10 }, '超出可计算的范围'],
  ])('refuses what cannot count the thing: %j', (input, says) => {
    expect(messageFor(input)).toContain(says);
  });

  it('takes 是 and 否, options by any of their names, and several titles', () => {
    const { values } = readFacts(rules, {
      simple_mode: '是',
      exporter_type: '自营出口企业',
      sme_titles: ['国家级小巨人', '隐形冠军'],
    });
    expect(values.get('simple_mode')).toEqual({ kind: 'boolean', value: true });
    expect(values.get('exporter_type')).toEqual({ kind: 'enum', value: '自营' });
    expect(values.get('sme_titles')).toEqual({ kind: 'set', values: ['小巨人', '隐形冠军'] });
  });

  it('wants to know for which award a payment was', () => {
    expect(messageFor({ paid_this_year: [{ amount: '10万元' }] })).toContain('应写明奖补项目');
  });

  it('reads `list.field` as the only item of its list', () => {
    const { values } = readFacts(rules, { 'loans.principal': '800万元', 'loans.term': '6个月' });
    const loans = values.get('loans');
    expect(loans?.kind === 'list' && loans.items).toHaveLength(1);
  });

  it('tells what it understood', () => {
    const facts = readFacts(rules, { premium_paid: '50万元', export_brand: false, shows: [{}, {}] });
    expect(describeFacts(vocabulary, facts)).toEqual([
      '实际支付保费：50万元',
      '省市出口名牌企业：否',
      '参加的展会：2场',
    ]);
  });
});

describe('a value that cannot be read', () => {
  it.each([
    [{ exporter_type: '工厂' }, '出口企业类型没有“工厂”这一选项，只能是：流通型、自营、都不是'],
    [{ exporter_type: 3 }, '出口企业类型不能是“3”，只能是：流通型、自营、都不是'],
    [{ exporter_type: ['自营'] }, '出口企业类型不能是列表，只能是：流通型、自营、都不是'],
    [{ national_hte: '算是吧' }, '国家高新技术企业应为“是”或“否”，不能是“算是吧”'],
    [{ national_hte: '一'.repeat(50) }, `国家高新技术企业应为“是”或“否”，不能是“${'一'.repeat(20)}…”`],
    [
      { patents: [{ granted_on: '2025年3月' }] },
      '授权日期“2025年3月”应为真实存在的日期，格式为 YYYY-MM-DD，如 2025-03-01',
    ],
    [
      { patents: [{ region: '火星' }] },
      '授权国家或地区没有“火星”这一选项，只能是：美国、欧洲、日本、其他国家或者地区',
    ],
    [
      { loans: ['3000万元'] },
      '银行贷款的每一笔应为对象，不能是“3000万元”；可写的字段：principal（贷款本金）、benchmark_rate（同期银行贷款基准利率）、term（用款时间）、ip_pledged（知识产权质押）',
    ],
    [
      { loans: [{ amount: '3000万元' }] },
      '银行贷款没有字段“amount”，可写的字段：principal、benchmark_rate、term、ip_pledged、count（数量）',
    ],
    [{ premium_paid: true }, '实际支付保费应写作如“100万元”的数量，不能是“true”'],
    [{ paid_before: [{ award: '首台套', amount: '1万元' }] }, '奖补项目应为奖补编号，没有“首台套”'],
  ])('is named with its label and what would do: %j', (input, says) => {
    const parsed = parseFacts(vocabulary, input, new Set(rules.awards.map(({ id }) => id)));
    expect(parsed.kind === 'invalid' ? parsed.issues.map(({ message }) => message) : []).toEqual([says]);
  });

  it('of many options those it may have meant', () => {
    expect(messageFor({ situations: ['瞪羚企业', '独角兽企业'] })).toMatch(
      /^企业或项目的情形没有“独角兽企业”这一选项，33个选项中最接近的是：(?:[^、]+、){7}[^、]+$/u,
    );
    expect(messageFor({ situations: ['五千零五十计划入选'] })).toContain('最接近的是：入选5050计划、');
    expect(messageFor({ situations: ['独角兽'] })).toContain('33个选项中前几个是：认定为科技型企业、');
  });
});

describe('what follows from facts', () => {
  it('adds what a title entails, and from a denial that the narrower title is missing', () => {
    expect(readFacts(rules, { sme_titles: ['小巨人'] }).values.get('specialized_sme')).toEqual({
      kind: 'boolean',
      value: true,
    });
    expect(readFacts(rules, { hte: false }).values.get('national_hte')).toEqual({
      kind: 'boolean',
      value: false,
    });
  });

  it('adds the wider of two options of one question', () => {
    const { values } = readFacts(rules, { situations: ['三星级总部'] });
    expect(values.get('situations')).toEqual({
      kind: 'set',
      values: ['杭州市三星级及以上总部企业', '总部企业'],
    });
  });

  it('takes 法人 for neither the company nor the person at its head', () => {
    expect(messageFor({ applicant_type: '法人' })).toContain('申请人类型');
    expect(messageFor({ applicant_type: '法人代表' })).toBe('ok');
  });

  it('calculates growth from two years, and a yearly rent from a monthly or a total one', () => {
    const growth = readFacts(rules, { export_total: '2600万美元', export_previous: '2000万美元' });
    expect(growth.values.get('export_increment')).toMatchObject({ text: '600万美元' });
    expect(growth.remarks.map(({ text }) => text).join()).toContain(
      '年度出口增量按“年出口额－上年度出口额”计算为600万美元',
    );
    const rate = readFacts(rules, { export_previous: '5000万美元', export_growth: '25%' });
    expect(rate.values.get('export_increment')).toMatchObject({ text: '1250万美元' });
    expect(rate.values.get('export_total')).toMatchObject({ text: '6250万美元' });
    const rent = readFacts(rules, { rent_year: '36万元', office_area: '300平方米' });
    expect(rent.values.get('rent_per_sqm')).toMatchObject({ text: '1,200元' });
  });

  it('refuses facts that contradict each other', () => {
    expect(messageFor({ sme_titles: ['小巨人'], specialized_sme: false })).toContain('矛盾');
    expect(
      messageFor({ export_total: '5万美元', export_previous: '3万美元', export_increment: '1万美元' }),
    ).toContain('不一致');
  });
});

describe('currencies', () => {
  it('are never converted silently', () => {
    expect(messageFor({ export_total: '5亿元' })).toContain('年出口额应以万美元计，不能用“元”');
  });

  it.each([[['5000万元', '5000万美元']], ['9000万元至1.2亿美元'], [['1亿元', '9000万元至1亿元', '1万美元']]])(
    'are never put into one figure: %j',
    (registered_capital) => {
      expect(messageFor({ registered_capital })).toContain('混用了人民币和美元');
    },
  );

  it('are converted at a rate that is given with date and source, and the result says so', () => {
    const facts = readFacts(rules, {
      export_total: '7.2亿元',
      exchange_rate: [{ rate: '7.2元', date: '2025-12-31', source: '中国外汇交易中心' }],
    });
    expect(facts.values.get('export_total')).toMatchObject({ range: { lo: { e: 8 } } });
    expect(facts.remarks.map(({ text }) => text).join()).toContain(
      '按给定汇率换算：1美元＝7.2元（2025-12-31，中国外汇交易中心）',
    );
  });

  it.each([
    [[{ rate: '7.2元' }]],
    [[{ rate: '0元', date: '2025-12-31', source: '甲' }]],
    [
      [
        { rate: '7.2元', date: '2025-12-31', source: '甲' },
        { rate: '7.1元', date: '2025-12-31', source: '乙' },
      ],
    ],
  ])('need one complete rate: %j', (exchange_rate) => {
    expect(messageFor({ export_total: '7.2亿元', exchange_rate })).toContain('有且只有一条');
  });
});
