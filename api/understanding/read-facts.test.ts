import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFacts } from '../calculator/index.ts';
import { openTestReader, type TestReader } from './test-reader.ts';

let reader: TestReader;
beforeAll(async () => {
  reader = await openTestReader();
});
const facts = (text: string, ...awardIds: string[]) => reader.facts(text, ...awardIds);

describe('figures of one measure at different times', () => {
  it.each([
    ['今年出口700万美元，去年480万美元', { export_total: '700万美元', export_previous: '480万美元' }],
    ['出口去年480万，今年700万美元', { export_previous: '480万美元', export_total: '700万美元' }],
    ['2024年出口500万美元，2025年出口800万美元', { export_previous: '500万美元', export_total: '800万美元' }],
    ['去年出口5000万美元，今年同比增长25%', { export_previous: '5000万美元', export_growth: '25%' }],
    [
      '今年出口800万美元，比去年多出口100万美元',
      { export_total: '800万美元', export_increment: '100万美元' },
    ],
    ['出口增加了300万美元', { export_increment: '300万美元' }],
    ['出口额增长至800万美元', { export_total: '800万美元' }],
    ['去年出口900万美元，今年掉到850万美元', { export_previous: '900万美元', export_total: '850万美元' }],
    ['年出口额约500万美元', { export_total: '450万美元至550万美元' }],
    ['年出口额超过500万美元', { export_total: '超过500万美元' }],
  ])('%s', (text, expected) => {
    expect(facts(text, 'export-growth')).toEqual(expected);
  });

  it.each([
    ['前年出口6400万美元，去年7900万美元', { export_previous: '6400万美元', export_total: '7900万美元' }],
    ['24年出口2.6亿刀，25年3.6亿刀', { export_previous: '2.6亿美元', export_total: '3.6亿美元' }],
    ['2022年出口500万美元，2023年800万美元', { export_previous: '500万美元', export_total: '800万美元' }],
    [
      '前年出口1亿美元、去年1.1亿美元、今年预计2.15亿美元',
      { export_previous: '1.1亿美元', export_total: '2.15亿美元' },
    ],
    ['去年出口1850k美金，今年6200k美金', { export_previous: '185万美元', export_total: '620万美元' }],
  ])('are those of the year that is claimed: %s', (text, expected) => {
    expect(facts(text, 'export-growth')).toEqual(expected);
  });

  it('but a plan that came out otherwise is none', () => {
    expect(facts('全年预计出口900万美元，实际出口800万美元', 'export-growth')).toEqual({
      export_total: '800万美元',
    });
  });

  it('tell a mark never passed from one passed', () => {
    expect(facts('自研高新产品往年出口从没上过100万美元，今年132万美元', 'own-product-breakthrough')).toEqual(
      {
        own_hightech_product: true,
        own_product_export_best: '至多100万美元',
        own_product_export: '132万美元',
      },
    );
  });

  it('tell the mark that was passed from what was passed before', () => {
    const award = 'own-product-breakthrough';
    expect(facts('自研高新产品出口首次突破500万美元', award)).toEqual({
      own_hightech_product: true,
      own_product_first_over: '500万美元',
    });
    expect(facts('自研高新产品出口前年就突破过500万美元，今年又到550万美元', award)).toEqual({
      own_hightech_product: true,
      own_product_export_best: '超过500万美元',
      own_product_export: '550万美元',
    });
  });

  it.each([
    ['今年出口800万美元，比去年少了100万美元', { export_increment: '-100万美元' }],
    ['出口从500万美元增长到800万美元', { export_total: '800万美元' }],
    ['今年出口额500万到600万美元', { export_total: '500万美元至600万美元' }],
    ['今年出口同比下降25%', { export_growth: '-25%' }],
    ['今年出口3600万美元，比去年不多不少正好多了1000万美元', { export_increment: '1000万美元' }],
  ])('%s states %j', (text, expected) => {
    expect(facts(text, 'export-growth')).toMatchObject(expected);
  });
});

describe('a currency', () => {
  it('that is unstated leaves the fact unused, with why', () => {
    const { facts: stated, unusable } = reader.read('今年出口700万，去年480万', 'export-growth');
    expect(stated).toEqual([]);
    expect(unusable.map(({ factId }) => factId)).toEqual(['export_total', 'export_previous']);
    expect(unusable[0]?.why).toContain('币种');
  });

  it('is taken from another figure of its kind', () => {
    expect(facts('今年出口700万美元，去年480万', 'export-growth')).toMatchObject({
      export_previous: '480万美元',
    });
  });

  it('is yuan for a fact in yuan', () => {
    expect(facts('保费50万', 'export-credit-insurance')).toEqual({ premium_paid: '50万元' });
  });

  it.each([
    ['年出口额5亿元人民币', 'export-growth', 'export_total'],
    ['保费5万美元', 'export-credit-insurance', 'premium_paid'],
  ])('other than the fact has is refused by the calculator: %s', (text, award, factId) => {
    const given = facts(text, award);
    expect(Object.keys(given)).toEqual([factId]);
    expect(parseFacts(reader.rules.vocabulary, given)).toMatchObject({
      kind: 'invalid',
      issues: [{ factId }],
    });
  });

  it('may be either where the fact takes both', () => {
    expect(facts('注册资本900万美元', 'registered-capital')).toEqual({ registered_capital: '900万美元' });
    expect(facts('注册资本1.5亿元，已实到1亿元', 'registered-capital')).toEqual({
      registered_capital: '1.5亿元',
      paid_in_capital: '1亿元',
    });
  });
});

describe('yes-or-no facts', () => {
  it.each([
    ['我们是国高企', { national_hte: true }],
    ['我们不是国高企', { national_hte: false }],
    ['我们既不是高企也不是出口名牌', { hte: false, export_brand: false }],
    ['非高企非名牌', { hte: false, export_brand: false }],
    ['高企和出口名牌都不是', { hte: false, export_brand: false }],
    ['我们不是国高企，是省级高企', { national_hte: false, hte: true }],
    ['一般企业', { hte: false, export_brand: false }],
    ['国高企还没批下来', { national_hte: false }],
    ['没买简易模式', { simple_mode: false }],
    ['未购买简易模式产品', { simple_mode: false }],
    ['国高企资格被取消了', { national_hte: false }],
    ['去年是国高企，今年不是了', { national_hte: false }],
    ['正在申请国高企', {}],
    ['准备申报国高企', {}],
    ['我们的客户是国高企', {}],
    ['我们是不是国高企', {}],
    ['国高企吗', {}],
    ['公司在滨江办公', {}],
  ])('%s', (text, expected) => {
    expect(facts(text, 'export-credit-insurance')).toEqual(expected);
  });

  it.each([
    ['没有国高企资质', { national_hte: false }],
    ['我们不是国高企公司', { national_hte: false }],
  ])('%s', (text, expected) => {
    expect(facts(text, 'export-credit-insurance')).toEqual(expected);
  });
});

describe('options', () => {
  it('of a set are all that are stated, once each', () => {
    expect(facts('新评上小巨人和单项冠军，小巨人是今年的', 'sme-title')).toEqual({
      sme_titles: ['小巨人', '单项冠军'],
    });
  });

  it('that are denied are none', () => {
    expect(facts('没评上小巨人，评上了单项冠军', 'sme-title')).toEqual({ sme_titles: ['单项冠军'] });
    expect(facts('我们不是流通型，是自营', 'export-growth')).toEqual({ exporter_type: '自营' });
  });

  it('that stand for several facts are of the fact that the award asks', () => {
    expect(facts('省级', 'intl-cooperation-base')).toEqual({ intl_base_level: '省级' });
    expect(facts('新认定省级研发中心', 'rd-centre')).toEqual({ rd_centres: [{ level: '省级' }] });
    expect(facts('省级')).toEqual({});
  });

  it('of levels are the last that is said', () => {
    expect(facts('国际科技合作基地从省级升为国家级', 'intl-cooperation-base')).toEqual({
      intl_base_level: '国家级',
    });
  });

  it('of a place that is denied are not passed over', () => {
    expect(facts('公司不在滨江', 'madrid-trademark')).toHaveProperty('district');
  });
});

describe('things that are counted', () => {
  it.each([
    ['引进5家企业落户，其中2家国高企、1家市级高企、2家普通公司', { introduced_hte: ['2家', '1家'] }],
    ['引进3家国高企', { introduced_hte: '3家' }],
    ['引进10家，其中国高企3家', { introduced_hte: '3家' }],
  ])('%s', (text, expected) => {
    expect(facts(text, 'talent-platform-enterprises')).toEqual(expected);
  });

  it('say nothing of the asker: 引进3家国高企 makes nobody one', () => {
    expect(facts('引进3家国高企')).not.toHaveProperty('national_hte');
  });

  it('without a number are one, which is said', () => {
    expect(reader.read('首版次软件获认定', 'first-set').facts).toMatchObject([
      { factId: 'first_set_products', value: '1', note: '未说明数量，按1项测算' },
    ]);
  });

  it.each([
    ['几项首台套获认定', {}],
    ['没有首台套', { first_set_products: '0' }],
    ['首台套3项', { first_set_products: '3项' }],
  ])('%s', (text, expected) => {
    expect(facts(text, 'first-set')).toEqual(expected);
  });

  it('that failed are none', () => {
    const text = '马德里商标递交了4件，还在审查，没有一件注册成功';
    expect(facts(text, 'madrid-trademark')).toEqual({ madrid_marks: '0' });
  });

  it.each([
    ['马德里商标申请了5件，3件注册成功', 'madrid-trademark', { madrid_marks: '3件' }],
    ['提交了5件PCT，只有3件取得检索报告', 'foreign-patent-application', { foreign_applications: '3件' }],
    ['PCT申请5件，其中3件取得国际检索报告', 'foreign-patent-application', { foreign_applications: '3件' }],
    ['没有引进高企', 'talent-platform-enterprises', { introduced_hte: '0' }],
  ])('are what succeeded: %s', (text, award, expected) => {
    // Words are lower-cased before they are read.
    expect(facts(text.toLowerCase(), award)).toEqual(expected);
  });

  it('are what succeeded: 首台套申报了5项，认定了2项', () => {
    expect(facts('首台套申报了5项，认定了2项', 'first-set')).toMatchObject({ first_set_products: '2项' });
  });

  it.fails.each([['引进了3家企业，都是国高企', 'talent-platform-enterprises', { introduced_hte: '3家' }]])(
    'are what succeeded: %s',
    (text, award, expected) => {
      expect(facts(text, award)).toMatchObject(expected);
    },
  );
});

describe('lists of things', () => {
  it.each([
    [
      '展位费分别40万、75万、110万',
      'intl-show-booth',
      { shows: [{ booth_fee: '40万元' }, { booth_fee: '75万元' }, { booth_fee: '110万元' }] },
    ],
    ['参加三场展会，展位费一共90万', 'intl-show-booth', { shows: [{ booth_fee: '90万元' }] }],
    [
      '参加三场境外展，每场展位费30万',
      'intl-show-booth',
      { shows: [{ booth_fee: '30万元', overseas: true, count: '3' }] },
    ],
    [
      '贷款1000万一年，银行实际执行利率5.5%，同期基准4.35%',
      'loan-interest',
      { loans: [{ principal: '1000万元', term: '1年', benchmark_rate: '4.35%' }] },
    ],
    [
      '贷款1000万一年，合同利率5.2%，基准利率4.35%',
      'loan-interest',
      { loans: [{ principal: '1000万元', term: '1年', benchmark_rate: '4.35%' }] },
    ],
    [
      '专利质押贷了1个亿，用了半年，基准利率4.35%',
      'pledge-interest',
      { loans: [{ principal: '1亿元', term: '6个月', benchmark_rate: '4.35%', ip_pledged: true }] },
    ],
    [
      '胜诉一件400万、调解一件300万',
      'trade-remedy',
      {
        trade_cases: [
          { outcome: '胜诉', cost: '400万元' },
          { outcome: '调解', cost: '300万元' },
        ],
      },
    ],
    [
      '主导1项国际标准，参与2项国际标准，都已发布',
      'intl-standard',
      {
        standards: [
          { role: '主导', published: true },
          { role: '参与', published: true, count: '2' },
        ],
      },
    ],
    [
      '2件美国实用新型专利授权',
      'foreign-patent-grant',
      { patents: [{ region: '美国', kind: '实用新型', count: '2' }] },
    ],
    ['参加三场展会，每场展位费30万', 'intl-show-booth', { shows: [{ booth_fee: '30万元', count: '3' }] }],
    [
      '两笔贷款，500万用了半年，800万用了一年',
      'loan-interest',
      {
        loans: [
          { principal: '500万元', term: '6个月' },
          { principal: '800万元', term: '1年' },
        ],
      },
    ],
    ['贷款500万，期限一年半', 'loan-interest', { loans: [{ principal: '500万元', term: '18个月' }] }],
    ['市级研发中心升为省级', 'rd-centre', { rd_centres: [{ level: '省级' }] }],
    ['没有参展', 'intl-show-booth', { shows: [] }],
  ])('%s', (text, award, expected) => {
    expect(facts(text, award)).toEqual(expected);
  });

  it('of one invention in several countries are one family', () => {
    const { patents } = facts('同一件发明在美国和韩国都拿到授权', 'foreign-patent-grant');
    expect(patents).toEqual([
      { region: '美国', kind: '发明', family: '同一' },
      { region: '其他国家或者地区', kind: '发明', family: '同一' },
    ]);
  });

  it.each(['不是同一件发明，美国和韩国各一件授权', '美国和韩国各一件发明授权'])('%s are two', (text) => {
    const { patents } = facts(text, 'foreign-patent-grant');
    expect(patents).toEqual([
      { region: '美国', kind: '发明' },
      { region: '其他国家或者地区', kind: '发明' },
    ]);
  });

  it.each([
    ['3件美国1件韩国发明专利授权', 'foreign-patent-grant', 'patents', [{ count: '3' }, {}]],
    ['美国专利3件，日本专利2件', 'foreign-patent-grant', 'patents', [{ count: '3' }, { count: '2' }]],
    ['贷款500万，还了200万', 'loan-interest', 'loans', [{ principal: '500万元' }]],
    [
      '新认定省级研究院2家，市级技术中心1家',
      'rd-centre',
      'rd_centres',
      [{ level: '省级', count: '2' }, { level: '市级' }],
    ],
  ])('%s', (text, award, list, expected) => {
    const items = facts(text, award)[list];
    expect(items).toHaveLength(expected.length);
    expect(items).toMatchObject(expected);
    const counted = (value: unknown): boolean => JSON.stringify(value).includes('"count"');
    expect(counted(items)).toBe(counted(expected));
  });

  it.fails('每笔贷款500万，共3笔 are three', () => {
    const { loans } = facts('每笔贷款500万，共3笔', 'loan-interest');
    expect(loans).toEqual([expect.objectContaining({ principal: '500万元', count: '3' })]);
  });
});

describe('amounts corrected or divided', () => {
  it.fails('信保保费不是40万，是50万', () => {
    expect(facts('信保保费不是40万，是50万', 'export-credit-insurance')).toMatchObject({
      premium_paid: '50万元',
    });
  });

  it.each([
    ['信保保费去年40万，今年50万', 'export-credit-insurance', { premium_paid: '50万元' }],
    [
      '重大技改项目总投资3000万元，其中设备2000万元',
      'industrial-project',
      { project_investment: '3000万元' },
    ],
    ['重大技改项目投资2000到3000万元', 'industrial-project', { project_investment: '2000万元至3000万元' }],
    [
      '重大技改项目投资3000万元，分三年投，每年1000万元',
      'industrial-project',
      { project_investment: '3000万元' },
    ],
  ])('%s', (text, award, expected) => {
    expect(facts(text, award)).toMatchObject(expected);
  });
});

describe('money that is no fact of the asker', () => {
  it('was had already', () => {
    const { payments, facts: stated } = reader.read('前年已领10万', 'own-product-breakthrough');
    expect(payments).toMatchObject([{ amount: '10万元', when: 'before' }]);
    expect(stated).toEqual([]);
  });

  it.each(['能拿10万吗', '区里每年1亿，我们能拿多少'])('is asked about or of the office: %s', (text) => {
    expect(reader.read(text, 'sme-title')).toMatchObject({ facts: [], payments: [], unusable: [] });
  });
});

describe('one thing and the next', () => {
  const shows = (text: string) => facts(text, 'intl-show-booth')['shows'];

  it('of a list may be told by its name alone', () => {
    expect(shows('国际性专业展慕尼黑展位费18万，拉斯维加斯26万，东京55万')).toMatchObject([
      { booth_fee: '18万元' },
      { booth_fee: '26万元' },
      { booth_fee: '55万元' },
    ]);
  });

  it('but what was spent otherwise is none of them', () => {
    expect(shows('国际性专业展慕尼黑展位费18万，东京55万，机票花了31万')).toMatchObject([
      { booth_fee: '18万元' },
      { booth_fee: '55万元' },
    ]);
  });

  it('have a sum that is no further thing', () => {
    expect(shows('国际性专业展展位费18万、26万，合计44万')).toHaveLength(2);
    expect(shows('国际性专业展展位费18万、26万、44万')).toHaveLength(3);
  });

  it('are one where two words for one role touch', () => {
    expect(facts('牵头主导了1项国际标准，参与了2项', 'intl-standard')['standards']).toEqual([
      { role: '主导' },
      { role: '参与', count: '2' },
    ]);
  });

  it('are left open where some are the same and others are not', () => {
    const text = '同一个发明在美国和韩国新授权，另外还有一个不同的发明在加拿大授权';
    expect(facts(text, 'foreign-patent-grant')['patents']).toBeUndefined();
  });

  it.fails('do not count those of another kind', () => {
    expect(
      facts('落户的有市级高企两家、国高企一家、普通初创四家', 'talent-platform-enterprises')[
        'introduced_hte'
      ],
    ).toEqual(['2家', '1家']);
  });

  it('are told apart from what was only handed in', () => {
    expect(facts('马德里商标递了6件，核准成功4件，被驳回2件', 'madrid-trademark')).toEqual({
      madrid_marks: '4件',
    });
  });
});

describe('rents', () => {
  it.each([
    ['租1000㎡，月租80元/㎡', { office_area: '1000平方米', rent_per_sqm_month: '80元/平方米/月' }],
    ['使用350平，租金每平每年840元', { office_area: '350平方米', rent_per_sqm: '840元/平方米/年' }],
    ['使用300平米，一年租金共36万元', { office_area: '300平方米', rent_year: '36万元' }],
    ['使用300平米，每平米每天2元', { office_area: '300平方米', rent_per_sqm_day: '2元/平方米/天' }],
    // Of what the 3块 are is not said.
    ['使用300平米，一天3块', { office_area: '300平方米' }],
  ])('%s', (text, expected) => {
    expect(facts(text, 'service-institution-rent')).toEqual(expected);
  });
});

describe('silence', () => {
  it.each(['', '今天天气怎么样', '能补多少？', '我们想了解一下政策'])('is unknown: %j', (text) => {
    expect(reader.read(text)).toMatchObject({ facts: [], payments: [], unusable: [] });
    expect(reader.read(text, 'export-growth')).toMatchObject({ facts: [], payments: [], unusable: [] });
  });
});

describe('sentences that do not depend on each other', () => {
  const sentences = [
    '我们是流通型出口企业。',
    '不是国高企。',
    '今年出口2600万美元。',
    '去年出口2000万美元。',
    '对区贡献400万元。',
    '成立于2009年。',
    '员工有80人。',
  ];

  it('say the same in any order', () => {
    const expected = facts(sentences.join(''), 'export-growth');
    expect(expected).toEqual({
      exporter_type: '流通型',
      national_hte: false,
      export_total: '2600万美元',
      export_previous: '2000万美元',
      district_contribution: '400万元',
    });
    const order = fc.shuffledSubarray(sentences, { minLength: sentences.length });
    fc.assert(
      fc.property(order, (shuffled) => {
        expect(facts(shuffled.join(''), 'export-growth')).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('say no less when something irrelevant is added', () => {
    const loan = '知识产权质押贷款3000万，一年，基准利率4.35%';
    const expected = facts(loan, 'pledge-interest');
    for (const other of ['公司成立于2009年，员工80人。', '我们在滨江。', '办公面积500平米。'])
      expect(facts(`${other}${loan}`, 'pledge-interest')).toMatchObject(expected);
  });
});

describe('however it is written', () => {
  it('a sum is the same sum', () => {
    const spellings = (tenThousands: number): string[] => [
      `${tenThousands}万美元`,
      `${tenThousands}万美金`,
      `${tenThousands}0000美元`,
      `${tenThousands / 10_000}亿美元`,
      `${tenThousands}万USD`.toLowerCase(),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000 }), (tenThousands) => {
        const read = spellings(tenThousands).map((sum) =>
          parseFacts(reader.rules.vocabulary, facts(`今年出口${sum}`, 'export-growth')),
        );
        const ranges = read.map((one) => {
          const value = one.kind === 'ok' ? one.facts.values.get('export_total') : undefined;
          return value?.kind === 'quantity' ? value.range.lo.toFixed() : one.kind;
        });
        expect(new Set(ranges)).toEqual(new Set([`${tenThousands}0000`]));
      }),
      { numRuns: 40 },
    );
  });

  it('a count is the same count', () => {
    for (const count of ['3件', '三件', '3 件'])
      expect(
        parseFacts(reader.rules.vocabulary, facts(`马德里商标注册成功${count}`, 'madrid-trademark')),
      ).toMatchObject({ kind: 'ok' });
    expect(facts('马德里商标注册成功三件', 'madrid-trademark')).toEqual({ madrid_marks: '3件' });
  });
});

describe('for any text', () => {
  const words =
    '国高企 不是 出口 500万 美元 3件 美国 专利 授权 贷款 4.35% 一年 ， 。 已领 10万 展位费 首次突破 省级 研发中心 同一 去年 小巨人 吗';
  const piece = fc.constantFrom(...words.split(' '));

  it('what is read points into the text and is known to the vocabulary', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const { facts: stated } = reader.read(text);
        for (const { factId, spans } of stated) {
          expect(reader.rules.vocabulary.facts.has(factId)).toBe(true);
          for (const { start, end } of spans) expect(text.slice(start, end)).not.toBe('');
        }
        expect(new Set(stated.map(({ factId }) => factId)).size).toBe(stated.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the district of the asker', () => {
  it.each(['公司在萧山', '我们是余杭的企业', '不过厂子在余杭，有奖吗', '注册在余杭'])(
    'is told by %s',
    (text) => {
      expect(facts(text, 'sme-title')).toMatchObject({ district: '其他区' });
    },
  );
  it.each(['仓库在余杭', '我们在余杭承办了会议', '客户是余杭的企业', '产品卖到萧山'])(
    'is not told by %s',
    (text) => {
      expect(facts(text, 'sme-title')).not.toHaveProperty('district');
    },
  );
});
