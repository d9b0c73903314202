import type { Quantity } from '../../corpus/index.ts';

/** The kind of thing that would answer the question. A sentence without it does not answer. */
export type Expected =
  | 'money'
  | 'rate'
  | 'count'
  | 'date'
  | 'deadline'
  | 'duration'
  | 'phone'
  | 'person'
  | 'price'
  | 'criteria'
  | 'text';

/**
 * Order matters: the first that fits wins, specific before general. 「谁解释」「谁牵头」 ask for an organ,
 * which is text; 「组长是谁」 asks for a person, whom policies do not name.
 */
const PATTERNS: [Expected, RegExp][] = [
  ['phone', /电话|手机号|联系方式|邮箱|网址|办公地址|地址在哪|微信/],
  [
    'person',
    /(组长|局长|主任|区长|书记|负责人|联系人|处长|科长|专员).{0,4}(是谁|叫什么|姓名|名字|哪位)|谁(是|担任|当).{0,6}(组长|局长|主任|区长|书记|负责人)/,
  ],
  [
    'price',
    /(每|一)(个)?(平方米|平米|平方|平|㎡|亩)(每|一)?(天|月|年)?.{0,6}多少|多少钱一?(平|亩|㎡)|(租金|房价|地价|单价).{0,6}(多少|几)/,
  ],
  ['deadline', /截止|截至|最晚|最后期限|申报(时间|期限|日期)|什么时候(申报|报名|提交)|几月.{0,4}申报/],
  [
    'rate',
    /百分之几|几成|(比例|税率|利率|费率|征收率|占比|增幅|增速).{0,8}(多少|几|是)|几个点|多少比例|百分比|打几折/,
  ],
  [
    'criteria',
    /(标准|条件|门槛|要求|办法|流程|材料)(是|有|都有|包括|分别)?(什么|哪些|怎样|如何)|需要(什么|哪些)(条件|材料|资质)|具备什么/,
  ],
  ['duration', /多久|几年|多长时间|几个月|多少(年|天|个月)/],
  ['date', /哪(一)?(天|年|日)|几号|几月|何时|什么时候|啥时候|哪年|什么时间/],
  ['count', /(多少|几)(家|个|名|人|项|件|条|类|种|档|批|场)/],
  [
    'money',
    /多少(钱|万|元|亿|资金|补贴|奖励|资助|补助|经费|奖金)|几(万|百万|千万|亿|十万)|(奖|补|给|拿|领|贴|报|得|配套|支持|奖励|补贴|资助|补助|扶持|贴息|报销)(我们|到|个)?(具体|大概|能|是)?多少|多少$|(最高|最多|上限|封顶|额度|限额|金额|标准).{0,8}(多少|几|是什么|为)|金额|(上限|封顶)$|盘子多大|报一点|(多|少)大(力度|规模)/,
  ],
];

/** What kind of thing a question asks for; `text` when nothing more particular is asked. */
export function expectedOf(question: string): Expected {
  for (const [expected, pattern] of PATTERNS) if (pattern.test(question)) return expected;
  return 'text';
}

/** 每年安排预算不少于2亿元 is the district's budget, not what a company can get. */
const BUDGET = /(每年|年度)?(安排|设立|预算|专项).{0,12}(预算|资金|经费|基金|比例)|财政支出/;
const ASKS_BUDGET =
  /预算|盘子|安排|一年(投|花|拿出)|每年(投|花|拿出)|财政|基金(规模|多大)|总(额|盘|规模|量)|投(入)?多少|经费/;
const FULL_GRANT = /全额/;
const MONEY_UNITS = new Set(['元', '美元', '%']);
const DATE = /\d{4}年|\d+月|\d+日|之日起|发布后|\*\*/;
const DURATION = /[一二三四五六七八九十两\d]+\s*(年|个月|日|天)|有效期|\*\*年|长期/;
const PHONE = /\d{7,}|\d{3,4}-\d{7,8}/;
const CRITERIA = /是指|条件|须|应当|必须|达到|以上|符合.{2,30}的|要求|标准|名单|认定/;
const DEADLINE = /截止|截至|\d日前|之前|前(申报|提交|报送)/;

/** Clause-internal part (up to a ；or。) that grants something else belongs to another award. */
function hasMoney(text: string, quantities: Quantity[], question: string): boolean {
  if (FULL_GRANT.test(text)) return true;
  const money = quantities.filter((quantity) => MONEY_UNITS.has(quantity.unit));
  if (money.length === 0) return false;
  if (ASKS_BUDGET.test(question)) return true;
  const budget = BUDGET.exec(text);
  if (budget === null) return true;
  // A sentence may state a budget and an award; the award needs a figure outside the budget's own words.
  const budgetEnd = text.indexOf('，', budget.index);
  return budgetEnd >= 0 && /\d/.test(text.slice(budgetEnd));
}

/**
 * Whether a passage holds the kind of thing that was asked for.
 * @param quantities those inside the passage
 */
export function satisfies(
  expected: Expected,
  text: string,
  quantities: Quantity[],
  question: string,
): boolean {
  switch (expected) {
    case 'money':
      return hasMoney(text, quantities, question);
    case 'rate':
      return quantities.some((quantity) => quantity.unit === '%') || FULL_GRANT.test(text);
    case 'price':
      return /元\s*[/／每]|每(平方米|亩|平米)|租金补贴|地价.{0,6}元/.test(text);
    case 'count':
      return /[\d一二三四五六七八九十两]/.test(text);
    case 'date':
      return DATE.test(text);
    case 'deadline':
      return DEADLINE.test(text);
    case 'duration':
      return DURATION.test(text);
    case 'phone':
      return PHONE.test(text);
    case 'criteria':
      return CRITERIA.test(text);
    case 'person':
      return /(组长|局长|主任|区长|书记|负责人)[：:]/.test(text);
    case 'text':
      return true;
  }
}
