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
  | 'definition'
  | 'organ'
  | 'procedure'
  | 'roster'
  | 'formula'
  | 'tiers'
  | 'figure'
  | 'kinds'
  | 'text';

/**
 * Order matters: the first that fits wins, specific before general. 「谁解释」「谁牵头」 ask for an organ;
 * 「组长是谁」 asks for a person, whom policies do not name.
 */
const PARTICULAR: [Expected, RegExp][] = [
  ['phone', /电话(?!\D{0,3}\d)|手机号|联系方式|邮箱|网址|地址|几楼|办公室在|微信/],
  ['formula', /公式|(怎么|如何|怎样|按什么).{0,6}(打分|评分|计分)|(打分|评分|计分)(标准|办法|表|规则)/],
  [
    'roster',
    /都有谁|名单(是|有|在|里|发|给)|目录(里|是|有)|排(名)?第[一二三]|哪几家(公司|企业|单位)(评上|入选|拿到|获得)/,
  ],
  ['tiers', /(每|各)(一)?(个)?(档|阶段|级别|等次)(具体|分别|各)?.{0,6}(多少|几)|第[一二三四]档/],
  [
    'procedure',
    /(在|去|上|到)?(哪里|哪儿|哪个(网站|平台|窗口|系统))(上)?(申请|申报|办理|办|下载|填|提交|登录|查询)|找哪个窗口|(怎么|如何|怎样)(申请|申报|办理|填|提交|下载)|申请表|盖.{0,3}章|原件|复印件|(哪些|什么|多少)(发票|材料|合同|证明)|工作日|(多久|几天|什么时候)(能)?(到账|拨款|批|审批|审完)|翻译件|审计报告/,
  ],
  [
    'person',
    /(组长|局长|主任|区长|书记|负责人|联系人|处长|科长|专员).{0,4}(是谁|叫什么|姓名|名字|哪位)|谁(是|担任|当).{0,6}(组长|局长|主任|区长|书记|负责人)/,
  ],
  [
    'price',
    /(每|一)(个)?(平方米|平米|平方|平|㎡|亩)(每|一)?(天|月|年)?.{0,6}多少|多少钱一?(平|亩|㎡)|(租金|房价|地价|单价).{0,6}(多少|几)/,
  ],
  [
    'deadline',
    /(申报|报名|提交|申请|受理|材料).{0,8}(截止|截至|最晚|最后|期限|到几号|到什么时候)|截止(日期|时间)|截止到?几[月号]|最晚.{0,6}(交|报|提交)|最后期限|申报(时间|期限|日期)|什么时候(申报|报名|提交)|几月.{0,4}申报/,
  ],
  [
    'rate',
    /百分之(几|多少)|几成|(什么|多大|多高|怎样的)比例|(比例|税率|利率|费率|征收率|占比|增幅|增速)[^，。；\d]{0,8}(多少|几|是)|几个点|多少比例|百分比|打几折/,
  ],
  [
    'criteria',
    /(标准|条件|门槛|要求|办法|流程|材料)(是|有|都有|包括|分别)?(什么|哪些|怎样|如何)|(需要|要|有|满足|达到|符合|具备)(什么|哪些|啥)(样的)?(条件|要求|门槛|标准|材料|资质)|具备什么/,
  ],
  ['definition', /全称|(是|指)什么意思|是指什么|指(的是)?(什么|谁)|什么(叫|是)|怎么(界定|定义)|定义/],
  [
    'organ',
    /责任单位|(哪|什么|哪个|哪些|几个)(部门|单位|局|机构|机关)(?!可以|能|享受|算|有资格)|谁(来)?(负责|牵头|管|定|解释|监督|制定|落实|考核|统筹|保障|评价|组织|实施)|由谁|归谁/,
  ],
];

/** Plain quantities; a question may ask for several (补多少、补几年), any of which answers. */
const QUANTITATIVE: [Expected, RegExp][] = [
  ['kinds', /哪(几|些)?(种|类|项|样)|几(种|类|样)(补|奖|资助|支持|扶持)/],
  ['duration', /多久|(?<![前近这])几年|多长时间|几个月|多少(年|天|个月)/],
  ['date', /哪(一)?(天|年|日)|几号|几月|何时|什么时候|啥时候|哪年|什么时间/],
  ['count', /(多少|几)(家|个(?!亿|点|万|钱)|名|人|项|件|条|档|批|场)/],
  [
    'money',
    /几个钱|几多|多少(钱|万|元|亿|个亿|个点|资金|补贴|奖励|资助|补助|经费|奖金)|几(个)?(块|十块|百|千|万|百万|千万|亿|十万)(?!家)|(奖|补|给|拿|领|贴|报|得|配套|支持|奖励|补贴|资助|补助|扶持|贴息|报销)(我们|到|个)?(具体|大概|能|是)?多少|多少$|(最高|最多|上限|封顶|额度|限额|金额|标准).{0,8}(多少|几|是什么|为)|金额|(上限|封顶)$|盘子多大|报一点|(多|少)大(力度|规模)/,
  ],
];

/** Kinds that nothing else can stand in for. */
const IRREPLACEABLE: ReadonlySet<Expected> = new Set([
  'phone',
  'person',
  'price',
  'deadline',
  'rate',
  'procedure',
  'roster',
  'formula',
  'tiers',
]);

/** Asked for and not stated: then the question has no answer. An organ or a date may be said in many words. */
const DECISIVE: ReadonlySet<Expected> = new Set([...IRREPLACEABLE, 'money', 'figure', 'count', 'criteria']);

export function isDecisive(expected: Expected[]): boolean {
  return expected.every((kind) => DECISIVE.has(kind));
}

export function isIrreplaceable(expected: Expected[]): boolean {
  return expected.some((kind) => IRREPLACEABLE.has(kind));
}

/** What kinds of thing a question asks for; `text` when nothing more particular is asked. */
export function expectedOf(question: string): Expected[] {
  const particular = PARTICULAR.find(([, pattern]) => pattern.test(question));
  if (particular !== undefined) return [particular[0]];
  const quantitative = QUANTITATIVE.filter(([, pattern]) => pattern.test(question)).map(([kind]) => kind);
  if (quantitative.length > 0) return quantitative;
  return [question.includes('多少') ? 'figure' : 'text'];
}

/** 每年安排预算不少于2亿元 is the district's budget, not what a company can get. */
const BUDGET = /(每年|年度)?(安排|设立|预算|专项).{0,12}(预算|资金|经费|基金|比例)|财政支出/;
const ASKS_BUDGET =
  /预算|盘子|安排|(一年|每年).{0,14}(投|花|拿|安排|准备|留|备|出)|财政|基金(规模|多大)|总(额|盘|规模|量)|投(入)?多少|经费/;
const FULL_GRANT = /全额/;
const MONEY_UNITS = new Set(['元', '美元', '%']);
const DATE = /\d{4}年|\d+月|\d+日|之日起|发布后|\*\*/;
const DURATION = /[一二三四五六七八九十两\d]+\s*(年|个月|日|天)|有效期|\*\*年|长期/;
const PHONE = /\d{7,}|\d{3,4}-\d{7,8}/;
const CRITERIA = /是指|条件|须|应当|必须|标准[是为：]|具备/;
const DEADLINE = /截止|截至|\d日前|之前|前(申报|提交|报送)/;

/** 减按15%的税率 is a share, but no money that anyone receives. */
function isGrant(text: string, { start, end }: Quantity, offset: number): boolean {
  const around = text.slice(Math.max(0, start - offset - 24), end - offset + 14);
  return /给予|资助|补贴|补助|奖励|贴息|支持|上浮|全额/.test(around);
}

/** 投资额累计达1000万元及以上的: what must be reached is not what is paid. */
function isThreshold(text: string, { start, end }: Quantity, offset: number): boolean {
  const before = text.slice(Math.max(0, start - offset - 6), start - offset);
  const after = text.slice(end - offset, end - offset + 4);
  return /(达|达到|累计达?|突破|满|不足|超过(?<!不超过)|首次)$/.test(before) || /^(及)?以[上下]/.test(after);
}

/** 要达到多少, 门槛: here the threshold is what is asked for. */
const ASKS_THRESHOLD = /门槛|起点|至少|最低|达到多少|多少才|(要|需要|得)(有|达到|满|过)/;

/** Clause-internal part (up to a ；or。) that grants something else belongs to another award. */
function hasMoney(text: string, quantities: Quantity[], question: string): boolean {
  if (FULL_GRANT.test(text)) return true;
  const start = quantities[0] === undefined ? 0 : quantities[0].start - text.indexOf(quantities[0].text);
  const money = quantities.filter(
    (quantity) =>
      MONEY_UNITS.has(quantity.unit) &&
      (ASKS_THRESHOLD.test(question) || !isThreshold(text, quantity, start)) &&
      (quantity.unit !== '%' || isGrant(text, quantity, start)),
  );
  if (money.length === 0) return false;
  if (ASKS_BUDGET.test(question)) return true;
  const budget = BUDGET.exec(text);
  if (budget === null) return true;
  // A sentence may state a budget and an award; the award needs a figure outside the budget's own words.
  const budgetEnd = text.indexOf('，', budget.index);
  return budgetEnd >= 0 && /\d/.test(text.slice(budgetEnd));
}

/** 税率, 利率 …: the share must be of that, not any percentage near it. */
const RATE_HEAD = /税率|利率|费率|征收率|占比|比重|增幅|增速/;

function hasRate(text: string, quantities: Quantity[], question: string): boolean {
  const head = RATE_HEAD.exec(question)?.[0];
  if (head === undefined) return FULL_GRANT.test(text) || quantities.some(({ unit }) => unit === '%');
  const words = head === '占比' ? '占比|比重|占' : head;
  return new RegExp(`\\d%的?(${words})|(${words})(?!的\\d).{0,24}\\d%`).test(text);
}

const COUNTERS = /多少个?(家|名|人|位|件|项|场|批|户)|几(家|名|人|位|件|项|场|批|户)/;
const SAME_COUNTER: Record<string, string> = {
  家: '家户',
  户: '家户',
  名: '名人位',
  人: '名人位',
  位: '名人位',
  件: '件项',
  项: '件项',
};

/** 多少家 is answered by a number of firms; 哪几类 by naming them. */
function hasCount(quantities: Quantity[], question: string): boolean {
  const match = COUNTERS.exec(question);
  const counter = match?.[1] ?? match?.[2];
  if (counter === undefined) return true;
  const same = SAME_COUNTER[counter] ?? counter;
  const counts = quantities.filter(({ unit }) => unit !== '' && !MONEY_UNITS.has(unit));
  return (
    counts.some(({ unit }) => same.includes(unit)) ||
    (!/目前|现在|眼下|一共|总共|已经/.test(question) && counts.length > 0)
  );
}

/**
 * Whether a passage holds the kind of thing that was asked for.
 * @param quantities those inside the passage
 */
export function satisfies(
  expected: Expected[],
  text: string,
  quantities: Quantity[],
  question: string,
): boolean {
  return expected.some((kind) => holds(kind, text, quantities, question));
}

function holds(kind: Expected, text: string, quantities: Quantity[], question: string): boolean {
  switch (kind) {
    case 'money':
      return hasMoney(text, quantities, question);
    case 'rate':
      return hasRate(text, quantities, question);
    case 'price':
      return /元\s*[/／每]|每(平方米|亩|平米)|租金补贴|地价.{0,6}元/.test(text);
    case 'count':
      return hasCount(quantities, question);
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
    case 'definition':
      return /是指|简称|所称|指的是|包括/.test(text);
    case 'organ':
      return /责任单位|[局办委会府院部门]/.test(text);
    case 'procedure':
      return /平台提交|申请表|(申报|申请|提交|报送).{0,6}材料|窗口|流程|个工作日/.test(text);
    case 'roster':
      return /名单[：:]|目录[：:]/.test(text);
    case 'formula':
      return /公式|评分|打分|得分/.test(text);
    case 'tiers':
      return /第[一二三四]档|[一二三四]档|第[一二三四]阶段|首期|每档.{0,4}\d/.test(text);
    case 'kinds':
      return /(奖励|补贴|补助|资助|贴息|保障|总部)[^。；]{0,12}、[^。；]{0,20}(奖励|补贴|补助|资助|贴息|保障|总部|等)/.test(
        text,
      );
    case 'figure':
      return quantities.length > 0 || FULL_GRANT.test(text);
    case 'text':
      return true;
  }
}
