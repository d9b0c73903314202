/**
 * How many clauses a question wants. A list question is answered with every clause that speaks of its
 * subject; any other with the clause that decides it.
 */
export type Reach = 'list' | 'compare' | 'facets' | 'single';

const LIST =
  /哪些(条款|条|文件|政策|规定|地方|办法|意见)|哪几(条|份|个文件|处)|所有|全部|汇总|汇集|列出|列一下|都有哪|分别(在|有)哪|(各|几)(份|个)?(文件|政策|意见).{0,6}(怎么|如何|里|中|对|关于)|方面的|条款$|在哪(里|些|几)?|哪里(有|提|写|规定)|提到|涉及|相关(条款|规定|政策)|有关.{2,12}(条款|规定|政策)|负责哪些|编号/;
const COMPARE =
  /区别|不同|差别|差异|对比|比较|相比|一样吗|一致吗|各怎么|各是怎么|哪个(更|高|多)|分别(是|怎么|如何)(说|写|规定)/;
const ASKING = /[?？]|吗|呢|多少|什么|几|怎么|如何|是否|能不能|可以|谁|多久|何时|哪/;
/** A few bare words are an officer's search: 瞪羚企业, 政府采购 招投标. */
const KEYWORDS_LENGTH = 24;
/** 我们是…，…，…。能享受哪些？ describes a company. */
const ELIGIBILITY =
  /(适用|享受|符合|申请|申报|对应|满足|够得上|能拿|能领|可以拿|能申).{0,8}(哪些|哪几|什么|哪条|哪一条|条款|政策|内容)|哪些(能|可以|符合|适用)|(哪些|哪几条).{0,6}(适用|能用|符合|享受)/;

export function reachOf(question: string): Reach {
  if (COMPARE.test(question)) return 'compare';
  if (ELIGIBILITY.test(question) && /[，,。；;]/.test(question)) return 'facets';
  if (LIST.test(question)) return 'list';
  if (!ASKING.test(question) && !/[。！]$/.test(question) && question.length <= KEYWORDS_LENGTH)
    return 'list';
  return 'single';
}
