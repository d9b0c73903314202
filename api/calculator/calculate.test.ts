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
      '符合条件：出口企业类型为流通型、自营，或国家高新技术企业',
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
