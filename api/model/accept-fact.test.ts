import { describe, expect, test } from 'vitest';
import { loadCorpus, loadRules } from '../../corpus/index.ts';
import { acceptFact } from './accept-fact.ts';
import { readUserText, type BrokenRule } from './claim.ts';

const { vocabulary } = await loadRules(await loadCorpus('corpus'), 'corpus');

/** `accepted`, or the rule that is broken. */
function verdict(text: string, factId: string, value: unknown, words = text): string {
  // Values of every kind: the reply's shape is checked before, and not what these tests are about.
  const given = Array.isArray(value) ? value.map(String) : value;
  if (
    typeof given !== 'string' &&
    typeof given !== 'number' &&
    typeof given !== 'boolean' &&
    !Array.isArray(given)
  )
    throw new TypeError('a test has a value that no reply can have');
  const result = acceptFact({ factId, value: given, words }, readUserText(text, 2000), vocabulary);
  return result.accepted ? 'accepted' : result.broken;
}

type Case = [text: string, factId: string, value: unknown, expected: 'accepted' | BrokenRule, words?: string];

const check = (cases: Case[]) =>
  test.each(cases)('%s → %s %j: %s', (text, factId, value, expected, words) => {
    expect(verdict(text, factId, value, words)).toBe(expected);
  });

describe('a number', () => {
  const both = '今年出口2600万美元，去年出口额2000万美元';
  check([
    ['今年出口2600万美元', 'export_total', '2600万美元', 'accepted'],
    ['今年出口２６００万美元', 'export_total', '2600万美元', 'accepted'],
    ['今年出口两千六百万美元', 'export_total', '2600万美元', 'accepted'],
    ['今年出口2600万美元', 'export_total', '0.26亿美元', 'accepted'],
    ['今年出口2600万美元', 'export_total', '2700万美元', 'numberNotInWords'],
    ['今年出口2600万美元', 'export_total', '2600万元', 'unreadableValue'],
    ['今年出口2600万元', 'export_total', '2600万美元', 'numberNotInWords'],
    ['今年出口2600万', 'export_total', '2600万美元', 'numberNotInWords'],
    ['注册资本500万元', 'registered_capital', '500万美元', 'numberNotInWords'],
    ['今年出口100多万美元', 'export_total', '100万美元', 'numberNotInWords'],
    // What is cut out of a longer figure is another figure.
    ['今年出口2600万美元', 'export_total', '600万美元', 'numberNotInWords', '600万美元'],
    ['今年出口2600万美元', 'export_total', '2600美元', 'numberNotInWords', '今年出口2600'],
    [both, 'export_total', '2600万美元', 'accepted', '今年出口2600万美元'],
    [both, 'export_previous', '2000万美元', 'accepted', '去年出口额2000万美元'],
    [both, 'export_total', '2000万美元', 'otherFactInWords', '2000万美元'],
    ['研发投入500万元、注册资本300万元', 'rd_spending', '300万元', 'otherFactInWords', '300万元'],
    ['贷款3000万元', 'loans.principal', '3000万元', 'accepted'],
    ['今年出口2600万元', 'office_area', '2600平方米', 'numberNotInWords'],
  ]);
});

describe('a bound', () => {
  check([
    ['今年出口超过1000万美元', 'export_total', '超过1000万美元', 'accepted'],
    ['今年出口超过1000万美元', 'export_total', '1000万美元', 'boundNotInWords'],
    ['今年出口超过1000万美元', 'export_total', '1000万美元', 'boundNotInWords', '1000万美元'],
    ['今年出口超过1000万美元', 'export_total', '不足1000万美元', 'boundNotInWords'],
    ['今年出口超过1000万美元', 'export_total', '1000万美元以上', 'boundNotInWords'],
    ['今年出口1000万美元', 'export_total', '超过1000万美元', 'boundNotInWords'],
    ['今年出口不到1000万美元', 'export_total', '不足1000万美元', 'accepted'],
    ['今年出口1000万美元以上', 'export_total', '不低于1000万美元', 'accepted'],
    ['今年出口最多1000万美元', 'export_total', '不超过1000万美元', 'accepted'],
    ['今年出口大约1000万美元', 'export_total', '1000万美元', 'boundNotInWords'],
    ['今年出口1000万美元左右', 'export_total', '1000万美元', 'boundNotInWords', '1000万美元'],
    ['今年出口接近1000万美元', 'export_total', '1000万美元', 'boundNotInWords'],
    ['近三年研发投入500万元', 'rd_spending', '500万元', 'accepted'],
    ['保费10万元到20万元', 'premium_paid', '10万元至20万元', 'accepted'],
    ['保费10万元', 'premium_paid', '10万元至20万元', 'numberNotInWords'],
  ]);
});

describe('a sum', () => {
  check([
    ['保费分别是10万元和20万元', 'premium_paid', ['10万元', '20万元'], 'accepted'],
    ['保费分别是10万元和20万元', 'premium_paid', '30万元', 'numberNotInWords'],
    ['保费分别是10万元和20万元', 'premium_paid', ['10万元', '30万元'], 'numberNotInWords'],
    ['保费10万元', 'premium_paid', ['10万元', '10万元'], 'numberNotInWords'],
    ['保费10万元，又10万元', 'premium_paid', ['10万元', '10万元'], 'accepted'],
  ]);
});

describe('a sign or a denial', () => {
  check([
    ['出口下降20%', 'export_growth', '-20%', 'accepted'],
    ['出口下降20%', 'export_growth', '20%', 'numberNotInWords'],
    ['出口增长20%', 'export_growth', '20%', 'accepted'],
    ['出口增长20%', 'export_growth', '-20%', 'numberNotInWords'],
    ['今年没有出口1000万美元', 'export_total', '1000万美元', 'deniedInWords', '出口1000万美元'],
  ]);
});

describe('a count', () => {
  check([
    ['有三个马德里商标', 'madrid_marks', 3, 'accepted'],
    ['有三个马德里商标', 'madrid_marks', '3件', 'accepted'],
    ['有三个马德里商标', 'madrid_marks', 4, 'numberNotInWords'],
    ['有马德里商标', 'madrid_marks', 1, 'numberNotInWords'],
  ]);
});

describe('yes or no', () => {
  check([
    ['我们是国高企', 'national_hte', true, 'accepted', '国高企'],
    ['我们是国高企', 'national_hte', '是', 'accepted', '国高企'],
    ['我们是国高企', 'national_hte', false, 'deniedInWords', '国高企'],
    ['我们不是国高企', 'national_hte', false, 'accepted', '国高企'],
    ['我们不是国高企', 'national_hte', true, 'deniedInWords', '国高企'],
    ['我们还没有拿到国高企', 'national_hte', true, 'deniedInWords', '国高企'],
    ['我们并不是没有国高企', 'national_hte', false, 'deniedInWords', '国高企'],
    ['我们是不是国高企', 'national_hte', true, 'askedInWords', '国高企'],
    ['我们是国高企吗', 'national_hte', true, 'askedInWords', '国高企'],
    ['不是国高企。他们是国高企', 'national_hte', true, 'deniedInWords', '国高企'],
    ['我们是做外贸的', 'national_hte', true, 'factNotInWords'],
    ['我们是服务外包企业', 'national_hte', true, 'otherFactInWords'],
    ['未来科技城的高新技术企业', 'hte', true, 'accepted'],
    ['出口的产品是自主研发出来的', 'own_hightech_product', true, 'accepted'],
    [`${'我们公司的情况比较复杂'.repeat(4)}自主研制`, 'own_hightech_product', true, 'factNotInWords'],
  ]);
});

describe('an option', () => {
  check([
    ['工程研究中心是省级的', 'rd_centres.level', '省级', 'accepted'],
    ['工程研究中心是省级的', 'rd_centres.level', '国家级', 'otherOptionInWords'],
    ['工程研究中心有省级和市级的', 'rd_centres.level', '省级', 'otherOptionInWords'],
    ['工程研究中心是省级的', 'rd_centres.level', '部级', 'unreadableValue'],
    ['我们在科创板上市', 'listing_place', '境内', 'accepted'],
    ['我们不在科创板上市', 'listing_place', '境内', 'deniedInWords'],
    ['没有国际科技合作基地', 'intl_base_level', '没有', 'accepted'],
    ['去年被评为小巨人', 'sme_titles', ['小巨人'], 'accepted'],
    ['去年被评为小巨人', 'sme_titles', ['小巨人', '单项冠军'], 'otherOptionInWords'],
    ['我们公司位于绍兴', 'district', '其他区', 'factNotInWords'],
  ]);
});

describe('a text or a date', () => {
  check([
    ['我们在股改阶段', 'listing_stage', '股改', 'accepted'],
    ['我们在股改阶段', 'listing_stage', '辅导备案', 'textNotInWords'],
    ['2025年3月1日授权', 'patents.granted_on', '2025-03-01', 'accepted'],
    ['2025年3月1日授权', 'patents.granted_on', '2025-03-02', 'textNotInWords'],
    ['今年3月授权', 'patents.granted_on', '2025-03-01', 'textNotInWords'],
  ]);
});

describe('what is never taken', () => {
  check([
    ['__proto__ constructor', '__proto__', true, 'unknownFact'],
    ['__proto__ constructor', 'constructor', true, 'unknownFact'],
    ['__proto__ constructor', 'loans.__proto__', true, 'unknownFact'],
    ['今年出口2600万美元', 'exports', '2600万美元', 'unknownFact'],
    ['今年出口2600万美元', 'export_total', '2600万美元', 'wordsNotInText', '今年出口2600万美金'],
    ['国高企，'.repeat(21), 'national_hte', true, 'wordsEverywhere', '国高企'],
    ['贷款3000万元', 'loans', ['3000万元'], 'wholeList'],
    ['已获资助50万元', 'paid_before.amount', '50万元', 'unreadableValue'],
    ['汇率7.1元', 'exchange_rate.rate', '7.1元', 'unreadableValue'],
    // Behind the first 2,000 characters the model has seen nothing.
    [`${'。'.repeat(2000)}国高企`, 'national_hte', true, 'wordsNotInText', '国高企'],
    // A figure at the cut is read whole.
    [`${'。'.repeat(1996)}出口2600万美元`, 'export_total', '26美元', 'numberNotInWords', '出口26'],
  ]);
});
