import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../app-env.ts';
import type { Answer, AskRequest } from '../contract.ts';
import { openTestLibrary } from '../test-app.ts';

let library: Library;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.index.close());

const ask = (question: string, more: Partial<AskRequest> = {}): Promise<Answer> =>
  library.answerer.answer({ question, asOf: '2025-06-01', ...more });
const after = (...questions: string[]): Partial<AskRequest> => ({
  history: questions.map((content) => ({ role: 'user', content })),
});
/** What an answer states, in 万元: `fixed 30`, `upTo 36`, `range 40-70`, `needsFacts national_hte`, `refused`. */
function stated({ status, total, awards, missingFacts }: Answer): string {
  if (status === 'needsFacts') return `needsFacts ${missingFacts.map(({ factId }) => factId).join(' ')}`;
  if (total === null || total.max === null) return awards.length > 0 ? 'amountNotStated' : status;
  const max = total.max / 10_000;
  return total.kind === 'range' ? `range ${(total.min ?? 0) / 10_000}-${max}` : `${total.kind} ${max}`;
}
const awardIds = ({ awards }: Answer): string[] => awards.map(({ awardId }) => awardId);
const factsOf = ({ facts }: Answer) => Object.fromEntries(facts.map(({ factId, value }) => [factId, value]));

const EXPORT = '流通型出口企业，不是国高企，今年出口2600万美元，去年2000万美元，能补多少？';
const INSURANCE = '去年出口2000万美元，信保保费50万，不是高企也不是出口名牌，补多少？';

describe('an amount', () => {
  it.each([
    [EXPORT, 'upTo 30'],
    [INSURANCE, 'fixed 20'],
    ['国高企，去年出口2000万美元，信保保费50万，补多少？', 'fixed 30'],
    ['自营出口企业，不是国高企，年出口额3600万美元，增量1100万美元，最多多少', 'upTo 360'],
    ['马德里商标注册成功3件，给多少', 'fixed 3'],
    ['国高企，参加国际专业展，展位费分别40万、75万、110万，补多少', 'fixed 100'],
    ['专精特新企业，知识产权质押贷款3000万，一年，基准利率4.35%，贴息多少', 'fixed 65.25'],
    ['反倾销案胜诉，实际费用120万，资助多少', 'fixed 72'],
    ['律所，为企业国际化服务，实际使用300平米，一年租金36万元，一年最多补多少', 'upTo 28.8'],
    ['签约认定的招才平台，引进5家企业，其中2家国高企、1家市级高企，奖励多少', 'fixed 30'],
    ['同一件发明专利在美国和韩国都新授权，一共给多少', 'fixed 10'],
    ['专精特新企业香港上市，奖励多少', 'fixed 300'],
    ['新引进重大项目，注册资本1.5亿元，已实到1亿元，可以支持多少', 'range 500-1000'],
    ['专精特新企业共性技术研发平台经认定，项目投入5000万元，补多少', 'fixed 2000'],
  ])('is calculated: %s', async (question, expected) => {
    expect(stated(await ask(question))).toBe(expected);
  });

  it('for one project under two awards is the higher one, and says which clause drops the other', async () => {
    const { total, text, citations } = await ask(
      '智造供给的重点培育企业，同一个重大技改项目投资2000万，两条都符合，最多多少？',
    );
    expect(total?.text).toBe('最高1000万元');
    expect(text).toContain('重大产业化（技改）项目资助未计入合计');
    expect(citations.map(({ quote }) => quote).join('')).toContain('从优、从高、不重复');
    const apart = await ask('智造供给的重点培育企业，另有一个重大技改项目投资2000万，一共最多多少？');
    expect(apart.total?.text).toBe('最高1400万元');
  });

  it.each([
    ['做跨境电商的，去年出口3000万美元，今年4500万，有什么补贴', 'export-growth'],
    ['小巨人企业，今年出口1200万美元，去年800万，能享受哪些政策', 'export-growth'],
    ['我们是软件企业，想上科创板，政府给多少钱？', 'listing-candidate'],
  ])('is told of every award that the words speak for: %s', async (question, awardId) => {
    expect(awardIds(await ask(question))).toContain(awardId);
  });

  it('of a matter of a year when the text cannot have been written is nothing', async () => {
    const { total, text } = await ask('2016年在马德里注册成功的3件商标，现在能补多少？');
    expect(total?.text).toBe('0元');
    expect(text).toContain('2017');
  });

  it('under a rule on top-ups of another document looks at the award of its own', async () => {
    const { total } = await ask(
      '专精特新企业的重点实验室原来是市级，拿过20万，今年被认定为省级，按新质意见补足差额，应补多少？',
    );
    expect(total?.text).toBe('30万元');
  });

  it('is told with the rule that nothing is paid twice where that is asked', async () => {
    const { citations, text } = await ask(
      '专精特新企业要去纳斯达克上市，两份意见一份写400万，一份写境外300万，到底按哪个，多少钱？',
    );
    expect(citations.map(({ quote }) => quote).filter((quote) => quote.includes('不重复'))).toHaveLength(2);
    const { text: other } = await ask('专精特新+国高企，境外专业展展位费60万，两个文件是不是可以各拿一份？');
    expect([text, other].join('')).not.toContain('您说的数字与条款不一致');
  });

  it('is not denied because of what is merely presumed', async () => {
    // The only clause is of another district, and nobody said where they are.
    expect((await ask('国高企认定有补贴吗，多少')).total).toBeNull();
  });

  it('is not what a question for conditions gets', async () => {
    const { total, status } = await ask('专精特新企业申报省级要什么条件？');
    expect([total, status]).toEqual([null, 'refused']);
  });

  it('comes first, then the steps, then the words of the clauses', async () => {
    const answer = await ask(EXPORT);
    const lines = answer.text.split('\n');
    const at = (pattern: RegExp): number => lines.findIndex((line) => pattern.test(line));
    expect(at(/最高30万元/u)).toBe(0);
    expect(at(/^· /u)).toBeGreaterThan(0);
    expect(at(/^依据：/u)).toBeGreaterThan(at(/^· /u));
    expect(at(/「/u)).toBeGreaterThan(at(/^依据：/u));
    expect(answer.awards[0]?.steps.length).toBeGreaterThan(0);
  });

  it('is never printed as due where it is a ceiling', async () => {
    const { text } = await ask(EXPORT);
    expect(text).toContain('由主管部门审核确定');
    expect(text).not.toContain('可获得');
  });

  it('rests on the clause, verbatim, and every statement ends with a marker that there is', async () => {
    const answer = await ask(EXPORT);
    expect(answer.citations.map(({ clauseId }) => clauseId)).toContain('industry-internationalization.s1.n1');
    for (const { documentId, quote, start, end } of answer.citations) {
      const document = library.index.corpus.documents.find((one) => one.documentId === documentId);
      expect(document?.text.slice(start, end)).toBe(quote);
    }
    const markers = new Set(answer.citations.map(({ marker }) => `[${marker}]`));
    expect(new Set(answer.text.match(/\[\d+\]/gu))).toEqual(markers);
    for (const line of answer.text.split('\n')) expect(line).toMatch(/\[\d+\]$|：$/u);
  });

  it('names the facts that it was decided by, with the words that state them', async () => {
    const answer = await ask(EXPORT);
    expect(factsOf(answer)).toEqual({
      exporter_type: '流通型',
      national_hte: false,
      export_total: '2600万美元',
      export_previous: '2000万美元',
    });
    for (const { words, start = 0, end = 0, turn } of answer.facts) {
      expect(turn).toBe(0);
      expect(EXPORT.slice(start, end)).toBe(words);
    }
  });

  it('says how loose words were taken', async () => {
    const answer = await ask('重大技改项目投资约3000万元，最高支持多少');
    expect(answer.facts.find(({ factId }) => factId === 'project_investment')?.note).toContain('一成');
    expect(stated(answer)).toBe('needsFacts project_investment');
    expect(answer.text).toContain('按已知情况不超过660万元');
  });

  it.each([
    '2600万美元',
    '2600万美金',
    '0.26亿美元',
    '26000000美元',
    '２６００万美元',
    '两千六百万美元',
    'USD 2600万',
  ])('is the same for %s', async (sum) => {
    expect(stated(await ask(`流通型出口企业，不是国高企，今年出口${sum}，去年2000万美元，能补多少？`))).toBe(
      'upTo 30',
    );
  });

  it.each([
    '能补多少？流通型出口企业。去年出口2000万美元。不是国高企。今年出口2600万美元。',
    '今年出口2600万美元。去年出口2000万美元。流通型出口企业。不是国高企。能补多少？',
  ])('does not depend on the order of sentences: %s', async (question) => {
    expect(stated(await ask(question))).toBe('upTo 30');
  });

  it('is the same for what does not matter', async () => {
    expect(stated(await ask(`公司成立于2009年，员工80人。${EXPORT}`))).toBe('upTo 30');
  });
});

describe('a wrong figure is never stated', () => {
  it.each([
    ['国高企资格被取消了，不是出口名牌，去年出口2000万美元，信保保费50万，补多少', 'needsFacts hte'],
    ['去年出口300万美元，信保保费50万，不是高企不是出口名牌，未购买简易模式产品，补多少', 'fixed 20'],
    ['去年出口2000万美元，不是高企不是出口名牌，信保保费20万和30万两笔，补多少', 'fixed 20'],
    ['流通型，不是国高企，今年出口800万美元，比去年少了100万美元，能补多少', 'fixed 0'],
    ['马德里商标申请了5件，3件注册成功，给多少', 'fixed 3'],
    ['企业PCT申请5件，其中3件取得国际检索报告，资助多少', 'fixed 3'],
    ['签约认定的招才平台，没有引进国高企，引进2名国家千人，奖励多少', 'fixed 60'],
    ['贷款500万，期限一年半，基准利率4.35%，最高贴息多少', 'upTo 32.625'],
    ['两笔贷款，500万用了半年，800万用了一年，基准利率4.35%，最高贴息多少', 'upTo 45.675'],
    ['重大技改项目投资2000到3000万元，最高支持多少', 'needsFacts project_investment'],
    ['重大技改项目总投资3000万元，其中设备2000万，最高支持多少', 'upTo 600'],
    ['我是个人，评上小巨人，奖励多少', 'fixed 0'],
    ['国家高新技术企业（已过期），流通型，今年出口2600万美元，去年2000万美元，补多少', 'upTo 30'],
    ['服务外包企业，离岸业绩额去年800万美元，今年900万美元，不是技术先进型，能补多少', 'upTo 20'],
    ['律所，为企业国际化服务，面积500平，月租100元每平，三年一共最多补多少', 'upTo 144'],
    ['专精特新，境外展展位费5万，境内展展位费30万，补多少', 'upTo 5'],
    ['专精特新企业，市级研发中心去年认定的，今年没有新认定，奖多少', 'fixed 0'],
    ['承办国际展会两场，场租费100万和300万，在本区，补多少', 'fixed 150'],
    ['马德里商标3件没有注册成功，给多少', 'fixed 0'],
    ['企业PCT申请5件还没有检索报告，资助多少', 'fixed 0'],
    ['我们是市级高企，没有国高企资质，也不是出口名牌，去年出口2000万美元，信保保费50万，补多少', 'fixed 30'],
    ['没有国高企资质，也不是出口名牌，去年出口2000万美元，信保保费50万，补多少', 'needsFacts hte'],
    ['我们不是国高企公司，也不是出口名牌，去年出口2000万美元，信保保费50万，补多少', 'needsFacts hte'],
    ['专精特新企业，首台套申报了5项，认定了2项，奖励多少', 'upTo 100'],
    ['今年新获得3件美国1件韩国发明专利授权，资助多少', 'fixed 35'],
    ['专精特新企业，新认定省级研究院2家，市级技术中心1家，奖励多少', 'fixed 120'],
    ['专精特新，知识产权质押贷款500万，厂房抵押贷款800万，都是一年，基准4.35%，贴息多少', 'fixed 10.875'],
    ['银行贷款500万，还了200万，一年，基准4.35%，最高贴息多少', 'upTo 21.75'],
    ['今年获得美国发明专利授权3件，日本发明专利授权2件，资助多少', 'fixed 50'],
  ])('%s', async (question, expected) => {
    expect(stated(await ask(question))).toBe(expected);
  });

  it.fails.each([
    ['反倾销案三起，胜诉两起各100万，败诉一起200万，资助多少', 'fixed 120'],
    ['服务外包企业，年离岸执行额首次突破500万和1000万美元，奖多少', 'fixed 20'],
    [
      '国高企，自研产品和代理产品一共出口600万美元，其中自研的120万美元，首次突破100万美元，奖多少',
      'fixed 10',
    ],
    ['同一发明在美国、日本、韩国都授权了，另外一件在印度，资助多少', 'fixed 15'],
  ])('%s', async (question, expected) => {
    expect(stated(await ask(question))).toBe(expected);
  });

  it.each([
    '我们公司不在滨江，马德里商标注册成功3件，给多少',
    '公司注册在滨江区外，马德里商标注册成功3件，给多少',
  ])('to somebody of elsewhere: %s', async (question) => {
    expect(stated(await ask(question))).not.toBe('fixed 3');
  });

  it.each([
    ['流通型，不是国高企，今年出口1200万美元，前年1000万美元，补多少', 'upTo 30'],
    ['律所，为企业国际化服务，300平米，月租金2万元，一年补多少', 'upTo 1.6'],
    ['注册资本从5000万元增加到1.2亿元，实到1亿元，属于新增注册资本项目，支持多少', 'range 500-1000'],
    ['境内外营销网络一共花了600万，补多少', 'upTo 120'],
    ['重大技改项目投资.5亿元，最高支持多少', 'upTo 10000'],
  ])('from a figure that is another: %s is not %s', async (question, wrong) => {
    expect(stated(await ask(question))).not.toBe(wrong);
  });

  it.each([
    ['近500万美元', '450万美元至500万美元'],
    ['约500万美元', '450万美元至550万美元'],
    ['超500万美元', '超过500万美元'],
  ])('because a hedge was taken for a typing error: 年出口%s is %s', async (sum, expected) => {
    const { facts } = await ask(`流通型，不是国高企，今年出口${sum}，增量100万美元，补多少`);
    expect(facts.find(({ factId }) => factId === 'export_total')?.value).toBe(expected);
  });

  it('to somebody who is not recognised yet', async () => {
    const answer = await ask('正在申请国高企，不是出口名牌，去年出口2000万美元，信保保费50万，补多少');
    expect(stated(answer)).not.toBe('fixed 30');
  });

  it('for a platform that was not recognised', async () => {
    const answer = await ask('专精特新企业共性技术研发平台没有经过认定，项目投入600万，补多少');
    expect(stated(answer)).toBe('fixed 0');
  });
});

describe('nought is said with its reason', () => {
  it.each([
    ['我们不是专精特新，新认定省级企业研究院，奖励多少？', 'rd-centre', '专精特新'],
    ['我们不是服务外包企业，离岸业绩额300万美元，能补多少', 'offshore-performance', '服务外包企业'],
    ['应对反倾销案败诉，实际费用120万，资助多少', 'trade-remedy', '败诉'],
    ['流通型外贸公司，今年出口420万美元，去年300万，能拿多少', 'export-growth', '500万美元'],
    ['我个人参加国际专业展，展位费40万，补多少', 'intl-show-booth', '个人'],
  ])('%s', async (question, award, reason) => {
    const answer = await ask(question);
    expect(answer.status).toBe('calculated');
    expect(answer.awards).toMatchObject([{ awardId: award, outcome: 'ineligible' }]);
    expect(answer.awards[0]?.because).toContain(reason);
    expect(answer.text.split('\n')[0]).toContain('0元');
    expect(answer.text.split('\n')[0]).toContain(reason);
    expect(answer.total?.max).toBe(0);
  });
});

describe('what decides is asked', () => {
  it.each([
    ['信保保费50万，国高企，补多少', ['export_previous', 'simple_mode']],
    ['流通型，不是国高企，今年出口2600万美元，能补多少', ['export_increment']],
    ['律师事务所从事国际化服务，实际使用400平，房租能补多少', ['rent_per_sqm']],
    ['签了协议的认定机构，引进了几家高新企业，能奖励多少？', ['introduced_hte']],
  ])('%s', async (question, missing) => {
    const answer = await ask(question);
    expect(answer.status).toBe('needsFacts');
    expect(answer.total).toBeNull();
    expect(answer.missingFacts.map(({ factId }) => factId).toSorted()).toEqual(missing);
    for (const { question: back } of answer.missingFacts) expect(back).toMatch(/？$/u);
    expect(answer.text).toContain('还不能确定金额');
  });

  it.each([
    ['流通型，不是国高企，今年出口2600万，去年2000万，能补多少', '币种'],
    ['重大技改项目投资3000万美元，最高支持多少', '美元'],
  ])('where what was said cannot be used, and says so: %s', async (question, why) => {
    const answer = await ask(question);
    expect(answer.status).toBe('needsFacts');
    expect(answer.text).toContain('没有用上您说的');
    expect(answer.text).toContain(why);
  });
});

describe('what was said is not asked again', () => {
  it.fails.each([
    ['去年出口2000万美元，不是高企不是出口名牌，信保保费不是40万，是50万，补多少', 'fixed 20'],
    ['签约认定的招才平台，引进了3家企业，都是国高企，奖励多少', 'fixed 30'],
    ['我们母公司是国高企，我们不是，流通型，今年出口2600万美元，去年2000万美元，补多少', 'upTo 30'],
    ['马德里国际注册商标，去年2件，今年3件，今年能拿多少', 'fixed 3'],
    ['美国发明专利授权3件，其中1件去年授权的，资助多少', 'fixed 20'],
  ])('%s', async (question, expected) => {
    expect(stated(await ask(question))).toBe(expected);
  });
});

describe('several awards', () => {
  it('are each decided, with a total', async () => {
    const answer = await ask('专精特新企业科创板上市，同年新认定国家级企业技术中心，奖励合计');
    expect(awardIds(answer).toSorted()).toEqual(['rd-centre', 'sme-listing']);
    expect(stated(answer)).toBe('fixed 500');
    expect(answer.text).toContain('合计：500万元');
  });

  it('with a ceiling among them total to a range', async () => {
    const answer = await ask('专精特新企业，首台套2项，新认定省级企业研究院1家，一共能拿多少');
    expect(stated(answer)).toBe('range 50-150');
  });

  it('are not brought in by a fact that matters to both', async () => {
    expect(awardIds(await ask(INSURANCE))).toEqual(['export-credit-insurance']);
  });

  it('are told apart where each has its question', async () => {
    const question =
      '国高企，信保保费20万，去年出口1100万美元，没买简易模式；另外马德里商标注册成功2件，合计多少';
    expect(stated(await ask(question))).toBe('fixed 14');
  });

  it.fails('are all answered where each is asked about', async () => {
    const answer = await ask(
      '服务外包企业，离岸业绩额300万美元，不是技术先进型，奖励多少，马德里商标3件奖励多少',
    );
    expect(awardIds(answer).toSorted()).toEqual(['madrid-trademark', 'offshore-performance']);
  });
});

describe('a follow-up changes only what it names', () => {
  it.each([
    [EXPORT, '那自营的呢？', 'upTo 36'],
    [EXPORT, '如果是国高企呢', 'upTo 45'],
    [INSURANCE, '如果是国高企呢', 'fixed 30'],
    ['我们是专精特新企业，在科创板上市，奖励多少？', '那去香港呢？', 'fixed 300'],
    ['专精特新企业，新认定国家级企业研究院，能拿多少？', '那省级的能拿多少？', 'fixed 50'],
    ['国高企参加一场国际性专业展，展位费40万，能补多少？', '如果展位费是300万呢？', 'fixed 100'],
    ['知识产权质押贷款3000万，一年，基准利率4.35%，专精特新，贴息多少？', '如果用了半年呢？', 'fixed 32.625'],
    ['专精特新企业，新认定省级企业研究院，奖励多少？', '不是专精特新呢？', 'fixed 0'],
    ['公司刚被新认定为国家级国际科技合作基地，奖励多少？', '那省级的呢？', 'fixed 50'],
    ['专精特新企业，新认定省级企业研究院，奖励多少？', '那国家级的呢？', 'fixed 100'],
    ['应对反倾销案胜诉，实际费用120万，资助多少', '要是败诉呢？', 'fixed 0'],
    // Nothing was asked at first: who describes a firm wants to know what it comes to.
    ['国高企，今年出口3200万美元，去年2800万', '那要是去年是2000万呢？', 'upTo 450'],
    ['国高企，今年出口3200万美元，去年2800万，对区贡献500万', '对区贡献只有30万呢？', 'upTo 30'],
  ])('%s → %s', async (question, followUp, expected) => {
    const answer = await ask(followUp, after(question));
    expect(stated(answer)).toBe(expected);
  });

  it('and tells which turn said what', async () => {
    const { facts } = await ask('那自营的呢？', after(EXPORT));
    expect(facts.find(({ factId }) => factId === 'exporter_type')).toMatchObject({ value: '自营', turn: 0 });
    expect(facts.find(({ factId }) => factId === 'export_total')).toMatchObject({ turn: -1 });
    expect(facts.find(({ turn, start }) => turn < 0 && start !== undefined)).toBeUndefined();
  });

  it('and a full question starts afresh', async () => {
    const answer = await ask('马德里商标注册成功3件，给多少', after(EXPORT));
    expect(awardIds(answer)).toEqual(['madrid-trademark']);
    expect(stated(answer)).toBe('fixed 3');
  });

  it('and one that names another award by its own facts is about that', async () => {
    const applications = 'PCT国际申请有资助吗？';
    const grants = '那美国授权了呢？';
    expect(awardIds(await ask(grants, after(applications)))).toEqual(['foreign-patent-grant']);
    const singapore = await ask('新加坡的呢？', after(applications, grants));
    expect(awardIds(singapore)).toEqual(['foreign-patent-grant']);
    expect(factsOf(singapore)).toEqual({ patents: [{ region: '其他国家或者地区' }] });
  });

  it('but with 还有 is about both', async () => {
    const answer = await ask(
      '还有马德里商标注册成功3件，一共多少',
      after('我们信保保费50万，国高企，补多少？'),
    );
    expect(awardIds(answer).toSorted()).toEqual(['export-credit-insurance', 'madrid-trademark']);
  });

  it('5件呢 asks the question before with its figure replaced', async () => {
    const answer = await ask('5件呢？', after('马德里商标注册成功3件，给多少'));
    expect(stated(answer)).toBe('fixed 5');
    expect(answer.facts.find(({ factId }) => factId === 'madrid_marks')?.value).toBe('5件');
  });

  it('不是高企呢 asks it with the status denied', async () => {
    const before = '去年出口2000万美元，信保保费50万，国高企，补多少？';
    expect(stated(await ask('不是高企呢', after(before)))).toBe('needsFacts export_brand');
  });

  it('又升成…还能补多少 goes on from what was paid before', async () => {
    const before = '我们去年评上省级专精特新中小企业，奖的20万已经拿了';
    const answer = await ask('今年又升成小巨人了，按升高等次补差额，还能补多少？', after(before));
    expect(stated(answer)).toBe('upTo 80');
  });

  it('and brings in no award of another district', async () => {
    expect(awardIds(await ask('如果是国高企呢', after(INSURANCE)))).toEqual(['export-credit-insurance']);
  });
});

describe('a day before the text can have been there', () => {
  it('gives nothing, and says why', async () => {
    const answer = await ask('2021年6月评上的小巨人，当时能拿多少？', { asOf: '2021-06-01' });
    expect(stated(answer)).toBe('fixed 0');
    expect(answer.text).toContain('浙政办发〔2022〕19号');
  });
});

describe('an award of another district', () => {
  const QUESTION = '2019年首次认定为国高企的下城企业，解读里说能拿多少补助';

  it('is not denied for the district that is presumed where its own is asked about', async () => {
    const [award] = (await ask(QUESTION)).awards;
    expect(award).toMatchObject({ awardId: 'hte-first-recognition', outcome: 'amountNotStated' });
  });

  it('but for a district that the asker states', async () => {
    const [award] = (await ask(QUESTION, { facts: { district: '高新区（滨江）' } })).awards;
    expect(award).toMatchObject({ awardId: 'hte-first-recognition', outcome: 'ineligible' });
  });
});

describe('facts in the request', () => {
  it('override the words', async () => {
    const answer = await ask('马德里商标注册成功3件，给多少', { facts: { madrid_marks: '7件' } });
    expect(stated(answer)).toBe('fixed 7');
    expect(answer.facts).toEqual([]);
  });

  it('complete the words', async () => {
    const question = '流通型出口企业，今年出口2600万美元，去年2000万美元，能补多少？';
    expect(stated(await ask(question, { facts: { national_hte: true } }))).toBe('upTo 45');
    expect(stated(await ask(question, { facts: { national_hte: false } }))).toBe('upTo 30');
  });

  it.each([
    EXPORT,
    INSURANCE,
    '牵头1项、参编2项国际标准，均已发布，一共奖多少',
    '专精特新企业，知识产权质押贷款3000万，一年，基准利率4.35%，贴息多少',
    '重大技改项目投资约3000万元，最高支持多少',
  ])('that were read out of the words give the same answer again: %s', async (question) => {
    const first = await ask(question);
    const again = await ask(question, { facts: factsOf(first) });
    expect(again.awards).toEqual(first.awards);
    expect(again.total).toEqual(first.total);
    expect(again.facts).toEqual([]);
  });

  it.each([{ madrid_marks: '7美元' }, { no_such_fact: '7' }])(
    'that cannot be read state no figure: %j',
    async (facts) => {
      const answer = await ask('马德里商标注册成功3件，给多少', { facts });
      expect(answer.status).toBe('needsFacts');
      expect(answer.total).toBeNull();
    },
  );

  it.fails('that are unknown take nothing of the words away', async () => {
    const answer = await ask('马德里商标注册成功3件，给多少', { facts: { no_such_fact: '7' } });
    expect(factsOf(answer)).toEqual({ madrid_marks: '3件' });
  });
});

describe('somebody who describes themselves', () => {
  it('is told every award that the description names', async () => {
    const answer = await ask('我们是专精特新企业，科创板上市，又做跨境电商，能享受哪些条款？');
    expect(awardIds(answer)).toEqual(expect.arrayContaining(['sme-listing', 'new-commerce']));
  });

  it('is told of no award for bringing in others', async () => {
    const answer = await ask('我们是国高企，做跨境电商，能享受哪些条款？');
    expect(awardIds(answer)).not.toContain('talent-platform-enterprises');
  });
});

describe('a claim', () => {
  it.each(['单项冠军奖励300万，对吧？', '马德里商标注册成功一件给3万，对吧？'])(
    'that is wrong is answered with the right figure: %s',
    async (question) => {
      const answer = await ask(question);
      expect(answer.text).toContain('不一致');
      expect(answer.text).not.toMatch(/[^\d]3(?:00)?万元/u);
    },
  );

  it.each(['马德里商标注册成功2件奖励2万元，对吧？', '专精特新企业境外上市奖励300万元，对吧？'])(
    'that is right is not called wrong: %s',
    async (question) => {
      expect((await ask(question)).text).not.toContain('不一致');
    },
  );

  it.fails('that is right is not called wrong, whatever the verb', async () => {
    expect((await ask('马德里商标注册成功3件给3万，对吧？')).text).not.toContain('不一致');
  });

  it('that is wrong is not passed over: 马德里商标注册成功2件奖励5万元，对吧？', async () => {
    expect((await ask('马德里商标注册成功2件奖励5万元，对吧？')).text).toContain('不一致');
  });

  it.fails('that is wrong is not passed over: 我们专精特新企业境外上市，能拿400万，对吧？', async () => {
    expect((await ask('我们专精特新企业境外上市，能拿400万，对吧？')).text).toContain('不一致');
  });
});

describe('the same question', () => {
  it.each([EXPORT, '我们是专精特新企业，科创板上市，又做跨境电商，能享受哪些条款？', '信保保费50万，补多少'])(
    'gets the same awards and citations, byte by byte: %s',
    async (question) => {
      const bytes = ({ awards, citations, text, facts }: Answer): string =>
        JSON.stringify({ awards, citations, text, facts });
      const first = await ask(question);
      await ask('马德里商标注册成功3件，给多少');
      expect(bytes(await ask(question))).toBe(bytes(first));
    },
  );
});

describe('what prints no amount', () => {
  it.each(['我们被评为杭州市三星级总部企业，区里配套多少钱', '专精特新被评为智能工厂，补多少'])(
    'is said to print none: %s',
    async (question) => {
      const answer = await ask(question);
      expect(answer.awards).toMatchObject([{ outcome: 'amountNotStated' }]);
      expect(answer.total?.max ?? null).toBeNull();
      expect(answer.text.split('\n')[0]).not.toMatch(/\d+万?元/u);
    },
  );
});
