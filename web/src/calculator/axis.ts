/** A horizontal axis: linear, or logarithmic where the numbers of a clause span decades. */
export interface Axis {
  min: number;
  max: number;
  isLog: boolean;
}

/** From this ratio between the first and the last mark, a linear axis would press the first ones together. */
const manyTimes = 40;

/**
 * The stretch worth drawing: around the marks of the clause, else up to where the amount stops growing, else around what
 * is given.
 * @param saturation the value from which the amount stays the same; null where it always grows.
 * @param reach a value beyond that, which is to be seen as well.
 */
export function axisFor(
  marks: readonly number[],
  saturation: number | null,
  reach: number | null,
  usual: number,
): Axis {
  const positive = marks.filter((mark) => mark > 0);
  const first = Math.min(...positive);
  const last = Math.max(...positive);
  if (positive.length > 1 && last / first >= manyTimes) {
    return {
      min: first / 5,
      max: Math.max(last * 3, (reach ?? 0) * 2),
      isLog: true,
    };
  }
  const needed = positive.length > 0 ? last * 1.6 : saturation === null ? usual : saturation * 1.4;
  return { min: 0, max: roundUp(Math.max(needed, (reach ?? 0) * 1.25)), isLog: false };
}

/** 0 at the left end of the axis, 1 at the right. */
export function positionOf(value: number, { min, max, isLog }: Axis): number {
  const share = isLog ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.min(Math.max(share, 0), 1);
}

/** The value at a position, with no more digits than can be told apart; whole where things are counted. */
export function valueAt(position: number, axis: Axis, isCount: boolean): number {
  const { min, max, isLog } = axis;
  const exact = isLog ? min * (max / min) ** position : min + (max - min) * position;
  return isCount ? Math.round(exact) : Number(exact.toPrecision(3));
}

/** Where the curve is calculated: evenly along the axis, and on both sides of every mark, where it may jump. */
export function samplesOf(
  axis: Axis,
  marks: readonly number[],
  current: number | null,
  isCount: boolean,
): number[] {
  const steps = isCount ? Math.min(Math.round(axis.max - axis.min), 60) : 40;
  const even = Array.from({ length: steps + 1 }, (_, at) => valueAt(at / steps, axis, isCount));
  const sides = marks.flatMap((mark) => (isCount ? [mark] : [Number((mark * 0.9999).toPrecision(8)), mark]));
  const all = [...even, ...sides, ...(current === null ? [] : [current])];
  return [...new Set(all)].filter((value) => value >= axis.min && value <= axis.max).sort((a, b) => a - b);
}

/** Round numbers along an axis: powers of ten where it is logarithmic. */
export function ticksOf({ min, max, isLog }: Axis, most: number): number[] {
  if (isLog) {
    const low = Math.ceil(Math.log10(min) - 1e-9);
    const high = Math.floor(Math.log10(max) + 1e-9);
    const powers = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
    const apart = Math.ceil(powers.length / most);
    return powers.filter((_, at) => at % apart === 0);
  }
  const step = stepFor((max - min) / most);
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, at) =>
    Number((at * step).toPrecision(12)),
  );
}

/** The least of 1, 2, 5, 10, 20 … that is not smaller. */
function stepFor(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return power * ([1, 2, 5].find((times) => times * power >= size * (1 - 1e-9)) ?? 10);
}

/** To two digits, upwards. */
function roundUp(value: number): number {
  const power = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / power - 1e-9) * power).toPrecision(12));
}
