import { expectedOf } from './expectation.ts';

/** 能领50万么, 有奖吗, 能享受贴息吗. */
const ASKS_WHETHER =
  /[吗么嘛]|能不能|可不可以|可否|能否|是否|是不是|有没有|还有没有|行不行|对不对|请确认|对吧|是吧|没有[？?]$|不[？?]$/u;
const OF_AWARDS = /拿|领|享受|补|报销|给报|奖|资助|贴息|申请|支持|给我们|给我|到手|钱/u;
/** 可以申请多少专项资助, 上限怎么算. */
const HOW_MUCH =
  /(?:申请|拿|领|补|报|给|奖|享受|支持|贴)[^，,。；]{0,5}多少(?!年|个月|家|天)|多少[^，,。；]{0,4}(?:资助|补贴|奖励|补助|扶持|支持)|(?:上限|封顶|资助|补贴|奖励|补助|贴息)[^，,。；]{0,3}(?:怎么|如何)算/u;
/** 企业全年补助是420万吗. */
const CONFIRMS_AMOUNT =
  /(?:补助|资助|奖励|补贴|贴息|奖|补)[^，。；]{0,8}(?:是|有|到)[^，。；]{0,4}\d+(?:\.\d+)?[万亿]?元?[^，。；]{0,3}[吗么]/u;
/** 贴息额, 奖励？, 上限: the question is what is left out. */
const NAMES_AMOUNT =
  /(?:奖励|奖金|资助|补贴|补助|贴息|贴息额|补多少|扶持|支持|上限|封顶|合计|金额|多少|总额|最高|限额)[啊呢吧呀嘛的]?[？?。！!]?$/u;

const PROFILE =
  /(?:适用|享受|符合|申请|申报|对应|够得上|能拿|能领|可以拿|可以领|能申|拿得到|用得上|有)[^，,。；]{0,12}(?:哪些|哪几|哪条|哪一条|什么(?:政策|补贴|奖励|扶持|资助|支持|补助))|(?:哪些|哪几条|什么)(?:政策|补贴|奖励|条款|扶持|资助|补助)?[^，,。；]{0,6}(?:适用|能用|符合|享受|用得上|对得上|可以拿|能拿|可以申|能申)|能得到(?:哪些|什么)|能拿(?:什么|啥)|适用哪/u;

export interface AwardIntent {
  /** An amount is asked for. */
  amount: boolean;
  /** Somebody describes themselves and asks what applies: 能享受哪些, 适用哪些条款. */
  profile: boolean;
  /** It is asked whether something is due. */
  claim: boolean;
}

/** Whether a question asks what is due to somebody. */
export function awardIntentOf(question: string): AwardIntent {
  const expected = expectedOf(question);
  // 利率是多少, 几年 ask for other things than a sum.
  const isOpen = expected.every((kind) => kind === 'text' || kind === 'money');
  const amount =
    expected.includes('money') ||
    HOW_MUCH.test(question) ||
    CONFIRMS_AMOUNT.test(question) ||
    (isOpen && NAMES_AMOUNT.test(question.trim()));
  return {
    amount,
    profile: PROFILE.test(question),
    claim: ASKS_WHETHER.test(question) && OF_AWARDS.test(question),
  };
}
