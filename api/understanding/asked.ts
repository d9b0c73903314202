import type { Figure } from './figures.ts';
import { segmentAt, type Segment } from './segments.ts';

/** 能拿55万吗, 可以补60万: an amount that is asked about. */
const ASKS =
  /(?:能|可以|可不可以|可否|是不是|是否|有没有|该|应该|就|都)[^，,。；]{0,16}(?:拿|领|给|补|报|奖|得|享受|资助|贴|支持|申请|全额|到手)[^，,。；]{0,14}$/u;
/** 能按450万给吗. */
const ASKS_AROUND: readonly [RegExp, RegExp] = [
  /(?:想按|就按|能不能|能|可不可以|可以|是不是|是否|会不会)[^，,。；]{0,8}$/u,
  /^[^，,。；]{0,6}(?:给|发|补|报|拿|奖|算|领|到手)/u,
];
/** 今年预计2.15亿, of which nothing is said afterwards: the best that is known of a year that is not over. */
const EXPECTED = /(?:今年|本年度?|全年)(?:全年)?(?:出口|营收|业绩)?(?:额)?预计[^，,。；]{0,6}$/u;
const SETTLED = /实际|实付|结果|最后|最终/u;
/** 年初计划800万 was not spent. */
const PLANNED = /(?:(?:年初|年前|原本?|原来|本来)计划|预计|预算|预估|原定|拟投|打算投)[^，,。；]{0,6}$/u;
/** 没有一件注册成功 counts nothing. */
const NONE_AFTER = /^(?:也|都)?(?:没|未|不)/u;
const REACHABLE = /^(?:元|块)?[^，,。；]{0,4}(?:补|拿|领|给|报|批)得?(?:到手|到|了|下来)?(?:吗|么|不)/u;
const NONE = /(?:没有|没|无|未有|尚无)$/u;
/** 不是40万，是50万. */
const CORRECTED = /(?:不是|并非|不止是)$/u;
const QUESTION = /^[^，,。；]{0,12}(?:吗|么|嘛|不|呢|？|\?)/u;
/** 企业全年补助是420万吗. */
const IS_IT = /(?:补助|资助|奖励|补贴|贴息|总共|合计|一共|就是|等于|也就是)[^，,。；]{0,6}$/u;
/** 区里每年1亿, 文件说最高30万: words of the office or of the text. */
const OF_THE_OFFICE =
  /(?<![给对向为])(?:区里|政府|财政|市里|省里|预算|文件|条款|政策|规定|条文|上面写|说的|所说|那条|档)[^，,。；]{0,10}$/u;
const GRADE_AFTER = /^(?:美元|万|元)*(?:那|这)?(?:一)?(?:档|级|条|门槛|的标准|的门槛|的规定)/u;

/** 两笔一次性奖励, 三项合计: awards are counted, not things. */
const OF_AWARDS = /^(?:一次性)?(?:合计|一起|一共|奖|资助|补贴|补助|加|合在|都|相加|总共|钱)/u;
const AGGREGATE = /^[项笔样块]$/u;

/** 给18万还是45万: one or the other is asked about. */
const OR = /^还是(?:给|补|奖|拿|发)?$/u;

function isEither(text: string, figure: Figure, figures: readonly Figure[]): boolean {
  return figures.some(
    (other) => OR.test(text.slice(other.end, figure.start)) || OR.test(text.slice(figure.end, other.start)),
  );
}

/** Figures that state nothing of the asker: amounts asked about, and what the text or the office is said to give. */
export function withoutAsked(
  text: string,
  figures: readonly Figure[],
  segments: readonly Segment[],
): Figure[] {
  return figures.filter((figure) => {
    const segment = segments[segmentAt(segments, figure.start)];
    const left = text.slice(segment?.start ?? 0, figure.start);
    const right = text.slice(figure.end, figure.end + 16);
    if (GRADE_AFTER.test(right) || isEither(text, figure, figures)) return false;
    if (AGGREGATE.test(figure.unit) && OF_AWARDS.test(right)) return false;
    if (OF_THE_OFFICE.test(left)) return false;
    if (ASKS.test(left) || (ASKS_AROUND[0].test(left) && ASKS_AROUND[1].test(right))) return false;
    if (figure.lo.eq(1) && (NONE.test(left) || NONE_AFTER.test(right))) return false;
    if (REACHABLE.test(right) || CORRECTED.test(left)) return false;
    if (PLANNED.test(left) && !(EXPECTED.test(left) && !SETTLED.test(text))) return false;
    return !(IS_IT.test(left) && QUESTION.test(right));
  });
}
