import { describe, expect, it } from 'vitest';
import type { RuleSet, Validity } from '../../corpus/index.ts';
import { calculate, unknownAwards } from './index.ts';
import { asOf, loadLibrary, readFacts } from './test-library.ts';

const rules = await loadLibrary();

const one = (awardId: string, facts: Record<string, unknown>, library: RuleSet = rules, day = asOf) => {
  const [result] = calculate(library, readFacts(library, facts), day, { awardIds: [awardId] }).results;
  if (result === undefined) throw new Error(awardId);
  return result;
};
const codes = (result: ReturnType<typeof one>) => result.notices.map(({ code }) => code);

/** The library with another validity for one document. */
function withValidity(documentId: string, validity: Partial<Validity>): RuleSet {
  const document = rules.documents.get(documentId);
  if (document === undefined) throw new Error(documentId);
  const changed = { ...document, validity: { ...document.validity, ...validity } };
  return { ...rules, documents: new Map(rules.documents).set(documentId, changed) };
}

const exporter = {
  exporter_type: '自营',
  national_hte: true,
  export_total: '4000万美元',
  export_increment: '1500万美元',
};

describe('an explanation', () => {
  it('shows areas in square metres, and cites the words that say 全额 or where the bands begin', () => {
    const rent = one('service-institution-rent', {
      service_institution: true,
      office_area: '1200平方米',
      rent_per_sqm: '1200元',
    });
    expect(rent.steps.find(({ op }) => op === 'min')?.value).toBe('1000平方米');
    const full = one('export-credit-insurance', {
      premium_paid: '1.8万元',
      simple_mode: true,
      export_previous: '320万美元',
    });
    const step = full.steps.find(({ op }) => op === 'rate');
    expect(full.citations.find(({ marker }) => marker === step?.marker)?.quote).toContain('全额');
    const low = one('export-growth', { ...exporter, export_increment: '5万美元' });
    expect(low.because).toContain('最低一档自10万美元起');
    expect(low.citations.find(({ marker }) => marker === low.becauseMarker)?.quote).toContain('10万美元');
  });

  it('leads from the facts to the amount, each step with the words it rests on', () => {
    const { steps, citations, amount } = one('export-growth', {
      ...exporter,
      district_contribution: '400万元',
    });
    expect(steps.map(({ text }) => text)).toEqual([
      '符合条件：出口企业类型为流通型或自营，或国家高新技术企业',
      '符合条件：年出口额达到500万美元',
      '年度出口增量1500万美元，属于“1000万美元至1亿美元”一档：300万元',
      '条文写明的是上限：最高300万元',
      '出口企业类型为自营、国家高新技术企业，上浮50%：最高450万元',
      '最高450万元超过限额，以企业当年对区贡献400万元为限：最高400万元',
    ]);
    const quoteOf = (op: string) =>
      citations.find(({ marker }) => marker === steps.find((step) => step.op === op)?.marker)?.quote;
    expect(quoteOf('band')).toContain('年度出口增量达10万美元至1000万美元');
    expect(quoteOf('uplift')).toContain('可按上浮50%');
    expect(quoteOf('cap')).toContain('原则上以企业当年对区贡献为限');
    expect(amount).toMatchObject({ kind: 'upTo', min: 0, max: 4_000_000, text: '最高400万元' });
  });

  it('never promises a ceiling', () => {
    const { steps, amount, notices } = one('key-supplier', { key_supplier: true });
    const words = [
      amount.text,
      ...steps.map(({ text }) => text),
      ...notices.map(({ message }) => message),
    ].join();
    expect(words).toContain('最高1000万元');
    expect(words).not.toContain('可获得');
  });

  it('says which condition fails, with its clause and what was given', () => {
    const { because, outcome, amount } = one('export-growth', {
      ...exporter,
      exporter_type: '流通型',
      national_hte: false,
      export_total: '420万美元',
      export_increment: '120万美元',
    });
    expect(outcome).toBe('ineligible');
    expect(amount).toMatchObject({ kind: 'fixed', min: 0, max: 0 });
    expect(because).toBe('不符合“年出口额达到500万美元”：年出口额420万美元（一、1）');
  });

  it.each([
    [
      'sme-title',
      { sme_titles: ['创新型中小企业'] },
      '不符合“新获得的称号包括单项冠军、小巨人、隐形冠军或省级专精特新中小企业”：您填写的是“创新型中小企业”（二（一）1）',
    ],
    [
      'export-growth',
      { exporter_type: '都不是', hte: false },
      '不符合“出口企业类型为流通型或自营，或国家高新技术企业”：出口企业类型您填写的是“都不是”；国家高新技术企业按您填写的情况为“否”（一、1）',
    ],
    ['first-set', { specialized_sme: false }, '不符合“‘专精特新’企业”：按您填写的情况为“否”（二（二）3）'],
    [
      'gazelle',
      { situations: ['科技型中小企业', '运营孵化载体', '开展产学研合作', '总部企业'] },
      '不符合“企业或项目的情形包括瞪羚企业”：您填写的是“认定为科技型企业、运营孵化载体、开展产学研合作等4项”（二（二）5）',
    ],
    [
      'domestic-patent',
      {},
      '不符合“财政收入级次所在区为下城区”：您没有填写，按“高新区（滨江）”测算（二（一）2）',
    ],
    [
      'sme-overseas-booth',
      { specialized_sme: true, shows: [{ overseas: false }] },
      '您填写的参加的展会都不符合条件（境外展会（含代参展、线上展）：否）',
    ],
    [
      'trade-remedy',
      { trade_cases: [{ outcome: '败诉' }] },
      '您填写的贸易摩擦案件都不符合条件（案件结果为败诉）',
    ],
    [
      'service-institution-rent',
      { service_institution: true, office_area: '0平方米' },
      '实际使用面积0平方米，没有可计算的基数',
    ],
    [
      'own-product-breakthrough',
      {
        national_hte: true,
        own_hightech_product: true,
        own_product_export: '150万美元',
        own_product_export_best: '超过100万美元',
      },
      '自主研发高新技术产品年出口额150万美元，自主研发高新技术产品以前年度最高出口额超过100万美元，没有首次突破所列各档：100万美元、500万美元、1000万美元（一、1）',
    ],
  ])('says why not, as a person would: %s %j', (awardId, facts, because) => {
    expect(one(awardId, facts).because).toBe(because);
  });

  it('names a limit that is not known once, and says nothing of an open amount exceeding it', () => {
    const words = (awardId: string, facts: Record<string, unknown>) =>
      one(awardId, facts).steps.map(({ text }) => text);
    expect(words('export-growth', exporter)).toContain(
      '限额为企业当年对区贡献（未提供），暂按条文所列上限：最高450万元',
    );
    expect(words('intl-show-booth', { hte: true, shows: [{}] })).toContain(
      '金额待定，以100万元为限：最高100万元',
    );
    expect(
      words('export-credit-insurance', { hte: true, premium_paid: ['1万元', '2万元'], simple_mode: false }),
    ).toContain('实际支付保费（1万元＋2万元）×60%＝1.8万元');
  });

  it('says why there is nothing where no condition fails', () => {
    expect(
      one('offshore-performance', { service_outsourcing: true, offshore_performance: '30万美元' }).because,
    ).toContain('最低一档自50万美元起');
    expect(one('madrid-trademark', { madrid_marks: 0 }).because).toContain('为 0');
    expect(one('trade-remedy', { trade_cases: [] }).because).toBe('没有贸易摩擦案件');
  });

  it('marks drafts, interpretations and an unknown start', () => {
    expect(codes(one('key-supplier', { key_supplier: true }))).toContain('draft');
    expect(
      codes(one('hte-first-recognition', { district: '下城区', situations: ['首次认定国家高新技术企业'] })),
    ).toContain('interpretation');
    expect(codes(one('madrid-trademark', { madrid_marks: 1 }))).toContain('validityUnknown');
  });

  it('says what it took for granted', () => {
    const { notices } = one('intl-cooperation-base', { intl_base_level: '国家级' });
    expect(
      notices
        .filter(({ code }) => code === 'presumed')
        .map(({ message }) => message)
        .join(),
    ).toContain('国际科技合作基地是本年度新认定');
  });

  it('says that grants and standards without a name were taken for different ones', () => {
    const presumed = (awardId: string, facts: Record<string, unknown>) =>
      one(awardId, facts).notices.flatMap(({ code, message }) => (code === 'presumed' ? [message] : []));
    const grants = (...families: string[]) => ({
      patents: families.map((family) => ({ region: '韩国', kind: '发明', ...(family && { family }) })),
    });
    expect(presumed('foreign-patent-grant', grants('', '')).join()).toContain('按不同专利测算');
    expect(presumed('foreign-patent-grant', grants('甲', '')).join()).toContain('按不同专利测算');
    expect(presumed('foreign-patent-grant', grants('甲', '乙')).join()).not.toContain('按不同专利测算');
    expect(presumed('foreign-patent-grant', grants('')).join()).not.toContain('按不同专利测算');
    const joined = { role: '参与', published: true };
    expect(presumed('intl-standard', { standards: [joined, joined] }).join()).toContain('按不同标准测算');
  });

  it('names the other document where the amount stands elsewhere', () => {
    const { notices, amount } = one('hte-renewed-recognition', {
      district: '下城区',
      situations: ['重新认定国家高新技术企业'],
    });
    expect(amount.kind).toBe('none');
    expect(notices.find(({ code }) => code === 'amountNotStated')?.message).toContain('下政函〔2018〕28号');
  });
});

describe('a remark', () => {
  const remarks = (awardId: string, facts: Record<string, unknown>) =>
    one(awardId, facts)
      .notices.filter(({ code }) => code === 'note')
      .map(({ message }) => message);

  it('quotes the words it rests on', () => {
    expect(
      remarks('industrial-project', { major_industrial_project: true, project_investment: '1亿元' }),
    ).toContain(
      '条文把这一项列为资助的兑现方式，能否单独申报以主管部门意见为准（三、5：“本意见中涉及财政资助（奖励），除直接兑现外，可按照以下方式予以兑现”）',
    );
  });

  it.each([
    ['500万美元', false],
    ['0美元', true],
  ])('is shown in the case it is about: exports of the year before %s', (export_previous, isShown) => {
    const { export_increment: _, ...others } = exporter;
    const said = remarks('export-growth', { ...others, export_previous }).join();
    expect(said.includes('没有基期')).toBe(isShown);
    expect(said).toContain('条文未定义“对区贡献”');
  });

  it('is shown for a figure that follows from others', () => {
    const said = remarks('export-growth', { ...exporter, export_increment: exporter.export_total });
    expect(said.join()).toContain('没有基期');
  });
});

describe('missing facts', () => {
  it('come with their question, the most decisive first', () => {
    const { missingFacts, outcome, amount } = one('export-credit-insurance', { premium_paid: '100万元' });
    expect(outcome).toBe('needsFacts');
    expect(amount).toMatchObject({ kind: 'range', min: 400_000, max: 1_000_000 });
    expect(missingFacts[0]).toEqual({
      factId: 'simple_mode',
      label: '购买中小企业简易模式产品',
      question: '购买的是出口信用保险中小企业简易模式产品吗？',
    });
  });

  it('that could only lower a ceiling do not hold it up', () => {
    const { outcome, refiningFacts } = one('export-growth', exporter);
    expect(outcome).toBe('calculated');
    expect(refiningFacts.map(({ factId }) => factId)).toEqual(['district_contribution']);
  });

  it('of items are named by list and field', () => {
    const { missingFacts } = one('foreign-patent-grant', { patents: [{ kind: '发明' }] });
    expect(missingFacts).toMatchObject([
      { factId: 'patents.region', options: ['美国', '欧洲', '日本', '其他国家或者地区'] },
    ]);
  });
});

describe('another reading', () => {
  it('is taken where the question names it', () => {
    const facts = readFacts(rules, {
      national_hte: true,
      own_hightech_product: true,
      own_product_first_over: '500万美元',
      paid_before: [{ award: 'own-product-breakthrough', amount: '10万元' }],
    });
    const awardIds = ['own-product-breakthrough'];
    expect(calculate(rules, facts, asOf, { awardIds }).total?.max).toBe(500_000);
    expect(calculate(rules, facts, asOf, { awardIds, readings: ['topUp'] }).total?.max).toBe(400_000);
  });

  it('that needs one fact more is shown as far as it goes, and says which', () => {
    const { readings, notices, outcome } = one('intl-show-booth', {
      hte: true,
      shows: [{ booth_fee: '40万元' }],
    });
    expect(outcome).toBe('calculated');
    expect(readings).toMatchObject([
      { id: 'chosen', amount: { kind: 'fixed', max: 200_000 }, missingFacts: [] },
      {
        id: 'nationalOnly',
        text: '“高新技术企业”只指国家高新技术企业（还需：国家高新技术企业）',
        amount: { kind: 'upTo', max: 200_000, text: '待补充信息（最高20万元）' },
        missingFacts: [{ factId: 'national_hte', question: '是国家高新技术企业吗？' }],
      },
    ]);
    expect(notices.find(({ code }) => code === 'ambiguity')?.message).toBe(
      '另一种读法：“高新技术企业”只指国家高新技术企业（还需：国家高新技术企业），待补充信息（最高20万元）',
    );
  });

  it('is not mentioned where it makes no difference', () => {
    expect(one('export-growth', { ...exporter, exporter_type: '流通型' }).readings).toEqual([]);
  });
});

describe('the day asked about', () => {
  const document = 'industry-internationalization';
  const facts = { madrid_marks: 1 };

  it('before the start gives nothing, and says when it begins', () => {
    const library = withValidity(document, { from: '2018-02-01', unknown: null });
    const before = one('madrid-trademark', facts, library, '2018-01-31');
    expect([before.outcome, before.because]).toEqual([
      'ineligible',
      '文件自2018-02-01起施行，所问日期尚未施行',
    ]);
    expect(one('madrid-trademark', facts, library, '2018-02-01').outcome).toBe('calculated');
  });

  it('before the newest document that the text cites gives nothing, though its own dates are unknown', () => {
    const before = one('madrid-trademark', facts, rules, '2016-12-31');
    expect(before.outcome).toBe('ineligible');
    expect(before.because).toContain('所问日期早于2017年，文件尚不存在');
    expect(codes(before)).toContain('notInForce');
    expect(one('madrid-trademark', facts, rules, '2017-01-01').outcome).toBe('calculated');
  });

  it('in the year that may follow the text is calculated with the words that allow it', () => {
    const library = withValidity(document, { from: '2018-02-01', unknown: null });
    expect(codes(one('madrid-trademark', facts, library, '2017-06-30'))).toContain('retroactive');
  });

  it('after the end, or of a repealed text, gives nothing', () => {
    const ended = withValidity(document, { from: '2018-02-01', to: '2021-01-31', unknown: null });
    expect(one('madrid-trademark', facts, ended, '2021-01-31').outcome).toBe('calculated');
    expect(one('madrid-trademark', facts, ended, '2021-02-01').because).toContain('有效期至2021-01-31');
    const repealed = withValidity(document, { status: 'repealed' });
    expect(one('madrid-trademark', facts, repealed).because).toBe('文件已废止');
  });
});

describe('asking for awards by id', () => {
  it('finds the ids that name none', () => {
    expect(unknownAwards(rules, ['madrid-trademark', 'no-such-award'])).toEqual(['no-such-award']);
  });

  it('gives no total while one of them is open', () => {
    const facts = readFacts(rules, { madrid_marks: 2 });
    expect(
      calculate(rules, facts, asOf, { awardIds: ['madrid-trademark', 'key-supplier'] }).total,
    ).toBeNull();
    expect(calculate(rules, facts, asOf, { awardIds: ['madrid-trademark'] }).total?.text).toBe('2万元');
  });
});
