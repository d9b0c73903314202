import { expectedOf } from './expectation.ts';

/** 能领50万么, 有奖吗, 给补不; 什么 asks for something else. */
const ASKS_WHETHER =
  /[吗嘛]|(?<![什怎多那这])么|能不能|可不可以|可否|能否|是否|是不是|有没有|行不行|请确认|对[吧不]|是吧|没有[？?。]?$|不[？?。]?$|咋样|(?:怎么|咋|如何|怎样)(?:个)?(?:补|奖|给|发|贴|资助|报销)|有.{0,4}份|给不给|[有补给发]伐/u;
const OF_AWARDS =
  /拿|领|享受|补|报|封顶|上限|顶格|奖|资助|贴|申请|扶持|支持|给我|给不给|能给|能要|到手|钱|沾|吃到|薅|份/u;
/** 能补几个钱, 可以申请多少专项资助, 上限怎么算. */
const HOW_MUCH =
  /多少|几何|(?:什么|啥)数|若干|几个钱|几多|几块钱|好多钱|多大|(?:怎么|如何|咋|怎样)计?算|[给帮]我?们?(?:算算|算一下|算一算|测算)|打包算/u;
const OF_AMOUNTS =
  /打包算|补|奖|资助|贴|领|拿|到手|给|发|批|报|返|退|扶持|支持|申请|享受|上限|封顶|顶格|顶天|限额|钱|合计|总共|加起来|分到|分得/u;
/** 企业全年补助是420万吗. */
const CONFIRMS_AMOUNT =
  /(?:补助|资助|奖励|补贴|贴息|奖|补)[^，。；]{0,8}(?:是|有|到)[^，。；]{0,4}\d+(?:\.\d+)?[万亿]?元?[^，。；]{0,3}[吗么]/u;
/** 给18万还是45万, 50万还是100万. */
const EITHER_AMOUNT =
  /\d[万亿]元?还是\d[\d.]*[万亿]|(?:给|发|奖|补|拿|领|得|报|批)[^，。；]{0,6}[\d一二三四五六七八九十百千两][万亿]?[元块]?还是[^，。；]{0,4}[\d一二三四五六七八九十百千两]/u;
/** 贴息额, 奖励？, 上限, 最多补？: the question is what is left out. */
const NAMES_AMOUNT =
  /最[多高](?:能|可以?)?(?:补|奖|给|拿|领|报|贴|资助)[？?。！!]?$|(?:奖励|奖金|资助|补贴|补助|贴息|扶持|支持|上限|封顶|合计|金额|总额|最高|限额|奖补)(?:额|数|总数|总额|总共|一共|共计|金额|相加|合计)?(?:是|为)?[啊呢吧呀嘛的]?[？?。！!]?$/u;

/** 租金补贴最高多少 asks for the aid, though a price per 平 is spoken of; 补贴比例多少 asks for the rate. */
const OF_A_PRICE = /(?:补贴|资助|补助|补)(?![^，,。；]{0,4}(?:比例|百分|几成))[^，,。；]{0,8}多少/u;
/** Kinds of answer that a sum can be. */
const OPEN: ReadonlySet<string> = new Set(['text', 'money', 'figure', 'formula']);

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

/** What is asked, without the case told before or after it: 全部自用, 不同的两件 ask for no list and no comparison. */
export function askingPart(question: string): string {
  const parts = question.split(/(?<=[，,。；;？?！!])/u);
  const asking = parts.filter((part) => ASKING.test(part));
  return asking.length === 0 ? question : asking.slice(-2).join('');
}

const ASKING = /[?？吗么呢]|多少|几|什么|哪|怎|咋|谁|能不能|是否/u;

/** Whether a question asks what is due to somebody. */
export function awardIntentOf(question: string): AwardIntent {
  const asking = askingPart(question).trim();
  const expected = expectedOf(asking);
  // 利率是多少, 补几年 ask for other things than a sum.
  const isOpen = expected.every((kind) => OPEN.has(kind));
  const asksSum = HOW_MUCH.test(question) && OF_AMOUNTS.test(question);
  const amount =
    expected.includes('money') ||
    CONFIRMS_AMOUNT.test(question) ||
    EITHER_AMOUNT.test(question) ||
    (isOpen && (asksSum || NAMES_AMOUNT.test(question.trim()) || NAMES_AMOUNT.test(asking))) ||
    (expected.includes('rate') && asksSum && /多少钱/u.test(asking)) ||
    OF_A_PRICE.test(question);
  return {
    amount,
    profile: PROFILE.test(question),
    claim: ASKS_WHETHER.test(question) && OF_AWARDS.test(question),
  };
}
