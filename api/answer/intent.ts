/**
 * How many clauses a question wants. A list question is answered with every clause that speaks of its
 * subject; any other with the clause that decides it.
 */
export type Reach = 'list' | 'compare' | 'facets' | 'single';

const LIST =
  /哪些(条款|条|文件|政策|规定|地方|办法|意见)|哪几(条|份|个文件|处)|所有|全部|汇总|汇集|列出|列一下|都有哪|分别(在|有)哪|(各|几)(份|个)?(文件|政策|意见).{0,6}(怎么|如何|里|中|对|关于)|方面的|条款$|(出现|写|规定|提到|放|列)在哪|在哪(些|几|条|份|一条)|在?哪里(有|提|写|规定|出现)|提到|涉及|相关(条款|规定|政策)|有关.{2,12}(条款|规定|政策)|负责哪些|编号|有哪些[？?]?$/;
const COMPARE =
  /区别|不同|差别|差异|对比|比较|相比|比一比|一样吗|一致吗|(?<!补)差(多少|几)|相差|差距|口径|各(是)?(怎么|如何|什么|有什么|在哪)|哪个(更|高|多)|(文件|意见|政策|稿|滨江|下城|解读).{0,4}(里|中)?(分别|各)/;
const ASKING = /[?？]|吗|呢|多少|什么|几|怎么|如何|是否|能不能|可以|谁|多久|何时|哪/;
/** A few bare words are an officer's search: 瞪羚企业, 政府采购 招投标. */
const KEYWORDS_LENGTH = 24;
/** 我们是…，…，…。能享受哪些？ describes a company. */
const ELIGIBILITY =
  /(适用|享受|符合|申请|申报|对应|满足|够得上|能拿|能领|可以拿|能申).{0,8}(哪些|哪几|什么|哪条|哪一条|条款|政策|内容)|哪些(能|可以|符合|适用)|(哪些|哪几条).{0,6}(适用|能用|符合|享受|用得上|对得上)|对(得)?上哪|能得到哪些|行不行/;

export function reachOf(question: string): Reach {
  if (COMPARE.test(question)) return 'compare';
  if (ELIGIBILITY.test(question) && question.split(/[，,。；;]/).length > 2) return 'facets';
  if (LIST.test(question)) return 'list';
  if (!ASKING.test(question) && !/[。！]$/.test(question) && question.length <= KEYWORDS_LENGTH)
    return 'list';
  return 'single';
}

/** Words that say "list it" and name no subject. */
const LISTING =
  /(所有|全部|各|几|这些|这几|五)(份|个)?(的)?(文件|政策|意见|材料)?(里|中)?(面)?(所有|全部)?(关于|有关|对于|对)|(在)?哪(几|些)(份|个|条)?(文件|政策|意见|材料|条款|规定|条|地方|处)?(里|中)?(都)?(有)?(提到|涉及|规定|写|出现|提及|讲|说|有)?|(都)?(有哪些|有什么|哪些有)(条款|规定|政策|支持|措施|内容)?|出现在哪(里|些)?|在哪(里|些|几条|几处)?(有)?(提到|规定|写|出现)?|(相关|有关)?(的)?(条款|规定|政策|条文|内容|措施)(有哪些|汇总|汇集|一览|清单|是什么)?$|汇总|汇集|列(出|一下|举)|方面(的)?|(有)?(什么|哪些|啥)?(区别|不同|差别|差异)|(写法|说法|规定|数额|金额|标准)?(一样|一致|相同)(吗|么)|各(是)?(怎么|如何)(说|写|规定|讲)的?|分别(是)?(怎么|如何|什么)?(说|写|规定)?|对比|比较|相比|请|帮我|带(?=[“"])|字样的?|全要|都要|找出来|类(?=条款|政策|规定)|^查(找|询|一下)?|^找(一下|出)?|所有|全部|吗|呢/g;

/** The subject of a list or comparison: without the listing words and the names of the documents compared. */
export function topicOf(question: string, documentNames: string[]): string {
  const named = documentNames.toSorted((a, b) => b.length - a.length);
  const unnamed = named.reduce((text, name) => text.replaceAll(name, ' '), question);
  const topic = unnamed
    .replace(LISTING, ' ')
    .replace(/[？?。！!：:，,；;]/g, ' ')
    .replace(/(^|\s)[和与及跟同对在的里中都还]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return topic.length >= 2 ? topic : question;
}

/** The facts that a company tells of itself, one a part: 流通型外贸 / 买了出口信保 / 去德国参加了专业展. */
export function facetsOf(text: string): string[] {
  return text
    .split(/[，,。；;？?！!]/)
    .map((part) => part.trim())
    .filter((part) => part.length >= 4 && !ELIGIBILITY.test(part));
}
