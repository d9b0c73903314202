/** Inline SVG, without style attributes: they would need a looser content security policy. */
import type { Rate } from '../scoring/index.ts';
import { isMismatch } from './confusion.ts';
import { escaped, type Html } from './html.ts';
import type { Report } from './report-shape.ts';
import { duration, rateText } from './wording.ts';

const INK = '#0b4f8a';
const BAD = '#a32014';
const TRACK = '#e6ebf0';
const x = (share: number): string => (Math.min(1, Math.max(0, share)) * 100).toFixed(2);

/** A rate as a dot on a line from 0 to 1, its interval as a bar; what grows worse is red. */
export function rateChart(name: string, rate: Rate, better: 'higher' | 'lower'): Html {
  const colour = better === 'higher' ? INK : BAD;
  const width = Math.max(0.4, (rate.high - rate.low) * 100).toFixed(2);
  return escaped`<svg
    viewBox="0 0 100 18"
    preserveAspectRatio="none"
    role="img"
    aria-label="${name} ${rateText(rate)}"
  >
    <rect x="0" y="8" width="100" height="2" fill="${TRACK}"></rect>
    <rect x="${x(rate.low)}" y="5" width="${width}" height="8" fill="${colour}" fill-opacity="0.3"></rect>
    <rect x="${x(rate.value - 0.004)}" y="2" width="0.9" height="14" fill="${colour}"></rect>
  </svg>`;
}

/** A bar as long as its share of the largest. */
export function countBar(label: string, cases: number, most: number): Html {
  return escaped`<svg
    viewBox="0 0 100 18"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label} ${cases} 题"
  >
    <rect x="0" y="3" width="100" height="12" fill="${TRACK}"></rect>
    <rect x="0" y="3" width="${x(most === 0 ? 0 : cases / most)}" height="12" fill="${BAD}"></rect>
  </svg>`;
}

const CELL = 92;
const ROW = 44;
const NARROWEST_LEFT = 146;
/** Of one Chinese character in a label. */
const CHARACTER = 13;
const TOP = 34;

/** Expected status against what came: the darker, the more cases; what should not be there is red. */
export function confusionMap(confusion: Report['confusion']): Html {
  const expected = [...new Set(confusion.map((one) => one.expected))];
  const got = [...new Set(confusion.map((one) => one.got))];
  const most = Math.max(1, ...confusion.map(({ cases }) => cases));
  const left = Math.max(NARROWEST_LEFT, ...expected.map((name) => name.length * CHARACTER + 20));
  const width = left + got.length * CELL;
  const height = TOP + expected.length * ROW;
  const said = confusion.map((one) => `应${one.expected}，实${one.got}：${one.cases} 题`).join('；');
  return escaped`<svg class="tall" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}">
    ${got.map(
      (name, at) =>
        escaped`<text
          x="${left + at * CELL + CELL / 2}"
          y="22"
          text-anchor="middle"
          font-size="13"
          fill="#4a5766"
          >${name}</text
        >`,
    )}${expected.map(
      (name, row) =>
        escaped`<text
            x="${left - 10}"
            y="${TOP + row * ROW + 27}"
            text-anchor="end"
            font-size="13"
            fill="#4a5766"
            >${name}</text
          >${got.map((column, at) => {
            const cases = confusion.find((one) => one.expected === name && one.got === column)?.cases ?? 0;
            return cell(left + at * CELL, TOP + row * ROW, cases, {
              most,
              isWrong: isMismatch(name, column),
            });
          })}`,
    )}
  </svg>`;
}

function cell(
  left: number,
  top: number,
  cases: number,
  { most, isWrong: wrong }: { most: number; isWrong: boolean },
): Html {
  const depth = cases === 0 ? 0 : 0.15 + (0.85 * cases) / most;
  const ink = depth > 0.55 ? '#fff' : '#16202c';
  const fill = cases === 0 ? '#f4f6f8' : wrong ? BAD : INK;
  return escaped`<rect
      x="${left + 2}"
      y="${top + 2}"
      width="${CELL - 4}"
      height="${ROW - 4}"
      rx="5"
      fill="${fill}"
      fill-opacity="${cases === 0 ? 1 : depth.toFixed(2)}"
    ></rect
    ><text
      x="${left + CELL / 2}"
      y="${top + 27}"
      text-anchor="middle"
      font-size="15"
      font-weight="600"
      fill="${ink}"
      >${cases}</text
    >`;
}

/** Each quantile as a bar of the slowest. */
export function latencyRows(latency: Report['latency']): Html {
  const most = latency.p99 ?? 0;
  const rows = [
    ['中位（p50）', latency.p50],
    ['p95', latency.p95],
    ['p99', latency.p99],
  ] as const;
  return escaped`${rows.map(
    ([name, ms]) =>
      escaped`<tr>
        <th scope="row">${name}</th>
        <td class="num">${duration(ms)}</td>
        <td class="chart">
          <svg
            viewBox="0 0 100 18"
            preserveAspectRatio="none"
            role="img"
            aria-label="${name} ${duration(ms)}"
          >
            <rect x="0" y="3" width="100" height="12" fill="${TRACK}"></rect>
            <rect
              x="0"
              y="3"
              width="${x(most === 0 ? 0 : (ms ?? 0) / most)}"
              height="12"
              fill="${INK}"
            ></rect>
          </svg>
        </td>
      </tr>`,
  )}`;
}
