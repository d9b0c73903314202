import type { Figure } from './figures.ts';
import { spellFigure } from './figures.ts';
import { segmentAt, type Segment } from './segments.ts';
import type { StatedPayment } from './stated.ts';

const PAST =
  /(?:已经?|曾经?|之前|以前|此前|前年|去年|上次|早前|当时|当初|先前|前面|前期|今年|上半年|年初|前几个月)[^，,。；]{0,16}$/u;
const HAD =
  /(?:领|拿|获|得|奖|发|补|给|兑现|兑|到手|到账|批)[了过到得]{0,2}(?:[^，,。；]{0,6}(?:奖励|奖金|补贴|补助|资助))?(?:了|过|的|一笔|是)*$/u;
const HAD_AFTER =
  /^(?:的)?(?:奖励|奖金|补贴|补助|资助|奖)?(?:前年|去年|上年|今年|年初|上次|也|都|已经?|早就?|之前|当时)*(?:领|拿|到手|到账|发|兑现)[了过完]?/u;
/** 能拿, 贷到, 投资 speak of no payment had. */
const NOT_HAD =
  /能|可以|可否|想|应该|是否|打算|多少|投资|创投|[a-z天种]轮|天使|贷|融资|借|保费(?!资助|补贴|补助)|费用|注册资本|出口|销售|营收/u;
const OTHER_OFFICE =
  /(?:国家|省里|省级财政|省财政|市里|市财政|中央)[^，,。；]{0,4}(?:已经?|都)?[^，,。；]{0,3}(?:补|奖|给|发)/u;
const THIS_YEAR = /今年|本年|当年|上半年|年初|前几个月/u;

/** Takes the figures that are payments had before out of a question: 前年已领10万. */
export function readPayments(
  text: string,
  figures: readonly Figure[],
  segments: readonly Segment[],
): { payments: StatedPayment[]; others: Figure[] } {
  const payments: StatedPayment[] = [];
  const others = figures.filter((figure, at) => {
    const segment = segments[segmentAt(segments, figure.start)];
    const from = Math.max(segment?.start ?? 0, figures[at - 1]?.end ?? 0);
    const left = text.slice(from, figure.start);
    const right = text.slice(figure.end, Math.min(segment?.end ?? text.length, figure.end + 12));
    if (figure.unit !== '元' && figure.unit !== '') return true;
    // 国家已补贴100万 is another office's money.
    if (OTHER_OFFICE.test(left)) return false;
    if (NOT_HAD.test(left) || !(isHad(left) || HAD_AFTER.test(right))) return true;
    payments.push({
      amount: spellFigure(figure, '元'),
      when: THIS_YEAR.test(left) ? 'thisYear' : 'before',
      span: { start: figure.start, end: figure.end },
    });
    return false;
  });
  return { payments, others };
}

function isHad(left: string): boolean {
  const verb = HAD.exec(left)?.[0];
  if (verb === undefined) return false;
  return PAST.test(left.slice(0, left.length - verb.length)) || /[过了]/u.test(verb);
}
