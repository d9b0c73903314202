import { describe, expect, it } from 'vitest';
import { findViolations, guardText, type NumberSources } from './index.ts';

function sourcesOf(quote: string, more: Partial<NumberSources> = {}): NumberSources {
  return { quotes: [quote], calculations: [], userWords: [], ...more };
}

/** The violating numbers, joined. */
function violating(statement: string, sources: NumberSources): string {
  return findViolations(statement, sources)
    .map(({ text, kind }) => `${text} ${kind}`)
    .join('，');
}

describe('a number in another spelling is the same number', () => {
  it.each([
    ['奖励1,500万元', '奖励0.15亿元'],
    ['奖励1,500万元', '奖励一千五百万元'],
    ['奖励1,500万元', '奖励15000000元'],
    ['奖励1,500万元', '奖励15,000,000元'],
    ['奖励1,500万元', '奖励１５００万元'],
    ['奖励1,500万元', '奖励人民币1500万'],
    ['给予50万奖励', '给予50万元奖励'],
    ['给予50万元奖励', '给予50万奖励'],
    ['给予50万美元', '给予50万'],
    ['出口500万美元', '出口五百万美金'],
    ['资助500万港元', '资助500万港币'],
    ['按20%上浮', '按百分之二十上浮'],
    ['按20%上浮', '按两成上浮'],
    ['按20%上浮', '按２０％上浮'],
    ['给予50%的补助', '给予一半的补助'],
    ['减半征收', '按50%征收'],
    ['给予三分之一的补助', '给予三分之一补助'],
    ['投资额的5—10%', '投资额的5%至10%'],
    ['投资额的5%—10%', '投资额的5—10%'],
    ['奖励50、30、20万元', '奖励30万元'],
    ['补贴1000平方米', '补贴1000㎡'],
    ['三年房租补贴', '3年房租补贴'],
    ['三年房租补贴', '36个月房租补贴'],
    ['有效期两年半', '有效期30个月'],
    ['有效期半年', '有效期6个月'],
    ['发布后30日施行', '发布后30天施行'],
    ['培育100家', '培育一百家'],
    ['培育100家', '培育100个'],
    ['落户1个企业', '落户1家企业'],
    ['引进1名专家', '引进1位专家'],
    ['增加100多万元', '增加100多万元'],
    ['自2017年12月1日起', '自2017-12-01起'],
    ['自2017年12月1日起', '自二〇一七年十二月起'],
    ['自2017年12月1日起', '12月1日起'],
    ['2018—2020年', '2018年至2020年'],
    ['杭政办函〔2018〕64号', '杭政办函[2018]64号'],
    ['杭政办函〔2018〕64号', '64号文'],
    ['区党委[2019]25号', '区党委（2019）25号'],
    ['第三批', '第3批'],
    ['第1名', '第一名'],
    ['依照第三条第二款', '依照第3条第2款'],
    ['见附件1', '见附件１'],
  ])('%s supports %s', (quote, statement) => {
    expect(violating(statement, sourcesOf(quote))).toBe('');
  });
});

describe('another value or another kind is a violation', () => {
  it.each([
    ['奖励50万元', '奖励60万元', '60万元 money'],
    ['奖励50万元', '奖励50元', '50元 money'],
    ['奖励50万元', '奖励50亿元', '50亿元 money'],
    ['奖励50万元', '奖励50万美元', '50万美元 money'],
    ['给予50万', '给予50万美元', '50万美元 money'],
    ['奖励50万美元', '奖励50万元', '50万元 money'],
    ['奖励50万元', '奖励50万欧元', '50万欧元 money'],
    ['奖励50万元', '奖励€50万', '50万 money'],
    ['奖励50万元', '奖励50万卢布', '50万 money'],
    ['奖励50万元', '奖励EUR50万元', 'EUR50万元 name'],
    ['奖励50万港元', '奖励50万', '50万 money'],
    ['奖励652,500元', '奖励65万元', '65万元 money'],
    ['奖励652,500元', '奖励约65万元', '65万元 money'],
    ['奖励100万元', '奖励100余万元', '100余万元 money'],
    ['奖励100多元', '奖励100多万元', '100多万元 money'],
    ['奖励10万元', '奖励数十万元', '十万元 money'],
    ['奖励35万元', '奖励三五十万元', '三五十万 plain'],
    ['上浮20%', '奖励20万元', '20万元 money'],
    ['奖励20万元', '上浮20%', '20% percent'],
    ['上浮20%', '上浮20个百分点', '20个百分点 percent'],
    ['上浮20%', '上浮20‰', '20‰ percent'],
    ['投资额的5—10%', '投资额的5—15%', '15% percent'],
    ['给予50%的补助', '给予三分之一的补助', '三分之一 percent'],
    ['补助40%', '补助一半', '一半 percent'],
    ['补贴1000平方米', '补贴1000元', '1000元 money'],
    ['补贴1000平方米', '补贴1000亩', '1000亩 area'],
    ['三年房租补贴', '三个月房租补贴', '三个月 duration'],
    ['三年房租补贴', '三年半房租补贴', '三年半 duration'],
    ['三年房租补贴', '五年房租补贴', '五年 duration'],
    ['发布后30日', '发布后30个月', '30个月 duration'],
    ['发布后30日', '发布后30个工作日', '30个工作日 duration'],
    ['培育100家', '培育100名', '100名 count'],
    ['培育100家', '培育100多家', '100多家 count'],
    ['围绕五大产业', '围绕六大产业', '六大 count'],
    ['十六项举措', '十七项举措', '十七项 count'],
    ['产能10吨', '产能10个', '10个 count'],
    ['奖励100万元', '奖励100万股', '100万股 count'],
    ['500家企业', '奖励500', '500 plain'],
    ['奖励500万元', '奖励500', '500 plain'],
    ['奖励500万元', '奖励五百', '五百 plain'],
    ['到2025年', '到2027年', '2027年 date'],
    ['到2025年', '到2025年6月', '2025年6月 date'],
    ['奖励2025元', '到2025年', '2025年 date'],
    ['到2025年', '奖励2025万元', '2025万元 money'],
    ['2018年12月19日', '2018年12月29日', '2018年12月29日 date'],
    ['2018—2020年', '2019—2020年', '2019 date'],
    ['〔2018〕64号', '〔2018〕46号', '〔2018〕46号 documentNumber'],
    ['〔2018〕64号', '〔2017〕64号', '〔2017〕64号 documentNumber'],
    ['[2019]25号', '[2019]26号', '[2019]26号 documentNumber'],
    ['[2019]25号', '25%', '25% percent'],
    ['第三批', '第四批', '第四批 ordinal'],
    ['3批', '第三批', '第三批 ordinal'],
    ['9．加强上市培育', '第8条', '第8条 clause'],
    ['9．加强上市培育', '培育9家', '9家 count'],
    ['培育9家', '第9条', '第9条 clause'],
    ['附件1', '附件2', '附件2 clause'],
    ['1.5万元', '1.5.2', '1.5.2 plain'],
    ['十六项举措', '十十六项举措', '十十六 plain'],
    ['引进3家、5家', '引进三五家', '三五 plain'],
    ['奖励5万元', '奖励⑤万元', '⑤ clause'],
    ['奖励5万元', '奖励𝟓万元', '𝟓万 plain'],
    ['奖励5万元', '奖励：（30）万元', '（30） clause'],
    ['奖励5万元', '奖励卅万元', '卅 plain'],
    ['奖励5万元', '奖励5万元×2', '2 plain'],
    ['奖励5万元', '奖励“5”万元', '5 name'],
    ['奖励5万元', '奖励l5万元', 'l5万元 name'],
    ['奖励5万元', '奖励500K', '500K plain'],
  ])('%s does not support %s', (quote, statement, expected) => {
    expect(violating(statement, sourcesOf(quote))).toBe(expected);
  });

  it('says where in the statement the number stands', () => {
    const statement = '按上浮50%，可达75万元。';
    const [violation] = findViolations(statement, sourcesOf('按上浮50%给予'));
    expect(statement.slice(violation?.start, violation?.end)).toBe('75万元');
  });

  it('reports several violations in the order of the text', () => {
    expect(violating('第7条给予30%，即60万元', sourcesOf('给予40%'))).toBe(
      '第7条 clause，30% percent，60万元 money',
    );
  });
});

describe('clause numbers', () => {
  const addresses = ['二（四）18', '关于策源新质生产力的若干政策意见'];
  it.each([
    '《意见》二（四）18：「鼓励新电商产业发展」',
    '依据二（四）18',
    '依据（四）18',
    '依据第18条',
    '依据第二（四）18条',
  ])('%s names the cited clause', (statement) => {
    expect(violating(statement, sourcesOf('18.鼓励新电商产业发展', { addresses }))).toBe('');
  });

  it.each(['《意见》二（三）18：「鼓励」', '依据二（四）19', '依据一（四）18', '依据（五）', '依据第8条'])(
    '%s names another',
    (statement) => {
      expect(findViolations(statement, sourcesOf('18.鼓励新电商产业发展', { addresses }))).toHaveLength(1);
    },
  );

  it.each([
    ['第三章（四）', '《意见》第三章（四）：「鼓励」', '《意见》第四章（四）：「鼓励」'],
    ['一、1', '《意见》一、1：「鼓励」', '《意见》一、2：「鼓励」'],
    ['四、附则', '《意见》四、附则：「施行」', '《意见》三、附则：「施行」'],
    ['二', '《意见》二：「任务」', '《意见》三：「任务」'],
    ['第四章末段', '《意见》第四章末段：「施行」', '《意见》第五章末段：「施行」'],
    ['三、4', '见附则4', '见附则5'],
    ['（四）', '（四）：「鼓励」', '（五）：「鼓励」'],
    ['第十条之一', '见第十条之一', '见第十条之二'],
  ])('of %s', (address, right, wrong) => {
    const sources = sourcesOf('', { addresses: [address] });
    expect(violating(right, sources)).toBe('');
    expect(findViolations(wrong, sources)).toHaveLength(1);
  });

  it('do not support amounts, nor amounts clause numbers', () => {
    const sources = sourcesOf('', { addresses: ['二（三）9'] });
    expect(violating('奖励9万元', sources)).toBe('9万元 money');
    expect(violating('共9家', sources)).toBe('9家 count');
    expect(violating('第9条', sourcesOf('奖励9万元'))).toBe('第9条 clause');
  });

  it('may be followed by an amount, which is read as an amount', () => {
    const sources = sourcesOf('奖励20万元，引进18家', { addresses: ['第三章（四）'] });
    expect(violating('第三章20万元，（四）18家', sources)).toBe('');
    expect(violating('第三章30万元', sources)).toBe('30万元 money');
  });
});

describe('numbers that claim nothing', () => {
  it.each([
    '1. 鼓励出口\n2、鼓励投资\n三、附则\n（四）其他\n（5）其他\n① 其他',
    '需同时满足：（1）在区内注册；（2）依法纳税。',
    '第一，须在区内注册；第二，须依法纳税。',
    '给予一次性奖励，统一受理，同一项目不重复，上一年度为准，万一不符，一般不予受理，一个企业申报',
    '第三方机构、第一时间、三位一体、多元化',
    '单位：万元',
  ])('%s', (statement) => {
    expect(violating(statement, sourcesOf(''))).toBe('');
  });

  it('markers are checked only where the caller says which there are', () => {
    expect(violating('给予奖励[7]', sourcesOf(''))).toBe('');
    expect(violating('给予奖励[1][2]', sourcesOf('', { markers: [1, 2] }))).toBe('');
    expect(violating('给予奖励[1、3]', sourcesOf('', { markers: [1, 2] }))).toBe('[1、3] marker');
  });
});

describe('names', () => {
  const quote =
    '“5050计划”、“115”引智计划、“513”武林英才计划、G20后峰会、“1+7”政策、“415X”集群、世界 500强、科创保2.0';
  it.each([
    '5050计划',
    '“5050”计划',
    '115引智计划',
    '“115”',
    'G20',
    '“1+7”经济扶持政策',
    '415X先进制造业集群',
    '世界500强企业',
    '513武林英才计划',
    '科创保2.0版',
  ])('%s may be repeated from a quotation', (statement) => {
    expect(violating(statement, sourcesOf(quote))).toBe('');
  });

  it.each([
    ['5150计划', '5150 name'],
    ['“116”引智计划', '116 name'],
    ['G30', 'G30 name'],
    ['“1+8”政策', '1+8 name'],
    ['415Y', '415Y name'],
    ['世界100强', '100 name'],
    ['奖励500奖金', '500 name'],
    ['引进115家', '115家 count'],
    ['奖励513万元', '513万元 money'],
    ['到5050年', '5050年 duration'],
    ['科创保3.0版', '3.0 name'],
  ])('%s is none of them', (statement, expected) => {
    expect(violating(statement, sourcesOf(quote))).toBe(expected);
  });

  it('may be repeated from the question without a mark', () => {
    const sources = sourcesOf('', { userWords: ['5050计划还能申报吗？'] });
    expect(violating('库内没有写到5050计划。', sources)).toBe('');
    expect(violating('库内没有写到5051计划。', sources)).toBe('5051 name');
  });

  it('are none where somebody gets them', () => {
    const sources = sourcesOf('', { userWords: ['能给500k吗？给500奖金也行'] });
    expect(violating('可获得500k。', sources)).toBe('500k plain');
    expect(violating('给予500奖金。', sources)).toBe('500 name');
  });
});

describe('the words of the user', () => {
  const sources = sourcesOf('年出口额达500万美元以上的，给予300万元以内的资助', {
    userWords: ['我们出口600万美元，增量一千万美元，能拿350万元吗？第99条写了吗'],
  });

  it.each([
    '您说的出口额600万美元',
    '您提供的年出口额为600万美元，超过500万美元',
    '按您填写的年出口额六百万美元、增量1000万美元',
    '按您提供的信息，年出口额600万美元，增量1000万美元',
    '年出口额600万美元（您填写）已超过500万美元',
    '您问的第99条，库内没有',
    '您公司填写的出口额600万美元',
  ])('%s marks them', (statement) => {
    expect(violating(statement, sources)).toBe('');
  });

  it.each([
    ['出口额600万美元', '600万美元 money'],
    ['您的出口额600万美元', '600万美元 money'],
    ['您可获得350万元', '350万元 money'],
    ['按您提供的信息，可获得350万元', '350万元 money'],
    ['根据您说的情况，最高350万元', '350万元 money'],
    ['根据您说的情况，金额为350万元', '350万元 money'],
    ['按您说的出口额600万美元计算。奖励350万元', '350万元 money'],
    ['按您填写的出口额600万元', '600万元 money'],
    ['按您填写的出口额700万美元', '700万美元 money'],
    ['依据第99条', '第99条 clause'],
  ])('%s does not', (statement, expected) => {
    expect(violating(statement, sources)).toBe(expected);
  });

  it('may be echoed in quotation marks where they name a document or a clause, and nothing else', () => {
    const asked = sourcesOf('', { userWords: ['杭政办函〔2018〕64号第9条里的30万元怎么拿？'] });
    expect(violating('库内没有“杭政办函〔2018〕64号”的全文。', asked)).toBe('');
    expect(violating('库内没有“杭政办函〔2018〕65号”的全文。', asked)).toBe('〔2018〕65号 documentNumber');
    expect(violating('没有“第9条”。', asked)).toBe('');
    expect(violating('没有第9条。', asked)).toBe('第9条 clause');
    expect(violating('给予“30万元”。', asked)).toBe('30万元 money');
  });

  it('need no mark for a number that the clause or the calculator states as well', () => {
    const calculations = ['年出口额600万美元，属于“500万美元以上”一档'];
    expect(violating('年出口额600万美元', { ...sources, calculations })).toBe('');
  });
});

describe('quotations', () => {
  it('to the letter raise no alarm, whatever stands before and behind them', () => {
    const quote = '5．给予50、30、20万元，（1）按1.2.3执行。';
    expect(violating(`《意见》规定：「${quote}」[1]`, sourcesOf(quote))).toBe('');
  });

  it('do not hide a number that goes on beyond them', () => {
    expect(violating('奖励50万元', sourcesOf('奖励50'))).toBe('50万元 money');
    expect(violating('150万元', sourcesOf('50万元'))).toBe('150万元 money');
  });
});

describe('guardText', () => {
  const first = sourcesOf('给予30万元以内的资助');
  const second = sourcesOf('给予20%的补贴');

  it('keeps statements whose numbers their own sources state', () => {
    const statements = [
      { text: '给予30万元以内的资助[1]', sources: first },
      { text: '给予20%的补贴[2]', sources: second },
    ];
    expect(guardText(statements)).toEqual({ kept: [0, 1], violations: [] });
  });

  it('removes a statement with a number that only another statement cites', () => {
    const statements = [
      { text: '给予30万元以内的资助[1]', sources: first },
      { text: '给予30万元的补贴[2]', sources: second },
    ];
    expect(guardText(statements)).toEqual({
      kept: [0],
      violations: [{ statement: 1, violation: { text: '30万元', start: 2, end: 6, kind: 'money' } }],
    });
  });

  it('removes a sum of two clauses unless a calculation states it', () => {
    const text = '两项合计50万元[1][2]';
    const sources = { quotes: ['奖励30万元', '奖励20万元'], calculations: [], userWords: [] };
    const statement = '合计50万元[1][2]';
    expect(guardText([{ text: statement, sources }]).kept).toEqual([]);
    const calculated = { ...sources, calculations: ['30万元＋20万元＝50万元'] };
    expect(guardText([{ text: statement, sources: calculated }]).kept).toEqual([0]);
    expect(findViolations(text, calculated).map((violation) => violation.text)).toEqual(['两项']);
  });
});
