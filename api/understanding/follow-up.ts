import { type Figure, MONEY_UNITS, readFigures } from './figures.ts';

/** 5件呢, 那要是800万美元呢, 那要是去年是1000万呢: nothing but a figure, and perhaps the words it stands by. */
const LEAD =
  /^(?:那么?|如果|要是|假如|若|，|,)*(?<beside>[^，,。；;？?！!\d]{0,6}?)(?:换成|改成|改为|变成|是|有|只有|共|做到|达到|，|,)*$/u;
const TAIL = /^(?:的话|呢|的|又|能拿|能补|给|补|奖|多少|钱|怎么样|如何|呀|啊|，|,|？|\?|。)*$/u;

/** The earlier question with its one figure of that kind replaced, and where the new one stands in the follow-up. */
export interface ReplacedFigure {
  text: string;
  start: number;
  end: number;
}

/**
 * What a follow-up that is nothing but a figure asks (马德里商标3件 → 5件呢？), or a figure and the words it stands by
 * (今年出口1200万美元，去年800万 → 去年是1000万呢？); null where it says more, or where the earlier words leave open which
 * figure it replaces.
 * Both texts normalised.
 */
export function replaceFigure(earlier: string, followUp: string): ReplacedFigure | null {
  const [figure, another] = readFigures(followUp);
  if (figure === undefined || another !== undefined) return null;
  const { start, end } = figure;
  const lead = LEAD.exec(followUp.slice(0, start));
  if (lead === null || !TAIL.test(followUp.slice(end))) return null;
  const beside = lead.groups?.['beside'] ?? '';
  const [same, ...others] = readFigures(earlier).filter(
    (one) => isAlike(one, figure) && segmentBefore(earlier, one.start).includes(beside),
  );
  if (same === undefined || others.length > 0) return null;
  const unit = figure.unit === '' ? same.unit : '';
  const text = earlier.slice(0, same.start) + followUp.slice(start, end) + unit + earlier.slice(same.end);
  return { text, start, end };
}

function segmentBefore(text: string, end: number): string {
  return (
    text
      .slice(0, end)
      .split(/[，,。；;？?！!]/u)
      .at(-1) ?? ''
  );
}

function isAlike(one: Figure, other: Figure): boolean {
  return one.unit === other.unit || (other.unit === '' && MONEY_UNITS.has(one.unit));
}
