import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AwardDetail } from '../../../api/contract-calculator.ts';
import { formatYuan } from '../award/amount-text.ts';
import { useStrings } from '../i18n/index.ts';
import { positionOf, ticksOf, type Axis } from './axis.ts';
import { showQuantity } from './quantity-in-unit.ts';
import { calculatorStrings } from './strings.ts';
import type { Curve, CurvePoint, Scale } from './use-curve.ts';

interface CurveDrawingProps {
  curve: Curve;
  points: readonly CurvePoint[];
  scale: Scale;
  limits: AwardDetail['limits'];
}

const height = 280;
const margin = { top: 34, right: 18, bottom: 34, left: 76 };

/** Pixels of the drawing for a quantity and for an amount in yuan. */
interface Plot {
  width: number;
  x: (value: number) => number;
  y: (yuan: number) => number;
}

/** The amount against the quantity, with the marks of the clause and its limits. Drawn in pixels, so that words stay legible. */
export function CurveDrawing({ curve, points, scale, limits }: CurveDrawingProps) {
  const strings = useStrings(calculatorStrings);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { axis, current } = curve;
  const most = Math.max(...points.map(({ amount }) => amount.max ?? 0), 1);
  const heightAxis: Axis = { min: 0, max: most * 1.12, isLog: false };
  const plot: Plot = {
    width,
    x: (value) => margin.left + positionOf(value, axis) * (width - margin.left - margin.right),
    y: (yuan) =>
      height - margin.bottom - positionOf(yuan, heightAxis) * (height - margin.top - margin.bottom),
  };
  const label = strings.chartText(
    scale.label,
    showQuantity(axis.min, scale.unit),
    showQuantity(axis.max, scale.unit),
  );
  return (
    <div ref={frame} className="drawing">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          <HeightTicks plot={plot} ticks={ticksOf(heightAxis, 5)} />
          <WidthTicks plot={plot} axis={axis} unit={scale.unit} />
          <Marks
            plot={plot}
            marks={scale.marks.filter(({ value }) => value >= axis.min && value <= axis.max)}
          />
          <Limits plot={plot} limits={limits} most={heightAxis.max} />
          <path className="curve-line" d={pathOf(points, ({ amount }) => amount.max, plot)} />
          {points.some(({ amount }) => amount.kind === 'range') && (
            <path className="curve-line curve-floor" d={pathOf(points, ({ amount }) => amount.min, plot)} />
          )}
          <Here plot={plot} point={points.find(({ value }) => value === current)} />
        </svg>
      )}
    </div>
  );
}

/** The width that the drawing has. */
function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}

/** A line through the points; it begins anew where nothing bounds the amount. */
function pathOf(
  points: readonly CurvePoint[],
  yuanOf: (point: CurvePoint) => number | null,
  { x, y }: Plot,
): string {
  let isDrawing = false;
  return points
    .map((point) => {
      const yuan = yuanOf(point);
      const command = isDrawing ? 'L' : 'M';
      isDrawing = yuan !== null;
      return yuan === null ? '' : `${command}${x(point.value).toFixed(1)} ${y(yuan).toFixed(1)}`;
    })
    .join('');
}

function HeightTicks({ plot: { width, y }, ticks }: { plot: Plot; ticks: readonly number[] }) {
  return ticks.map((yuan) => (
    <g key={yuan} className="tick">
      <line x1={margin.left} x2={width - margin.right} y1={y(yuan)} y2={y(yuan)} />
      <text x={margin.left - 8} y={y(yuan) + 4} textAnchor="end">
        {formatYuan(yuan)}
      </text>
    </g>
  ));
}

/** As many as there is room for. */
function WidthTicks({ plot, axis, unit }: { plot: Plot; axis: Axis; unit: string }) {
  const ticks = ticksOf(axis, Math.max(Math.floor(plot.width / 120), 2));
  return ticks.map((value) => (
    <text
      key={value}
      className="tick-label"
      x={plot.x(value)}
      y={height - 10}
      textAnchor={endsOf(plot, value)}
    >
      {showQuantity(value, unit)}
    </text>
  ));
}

/** Words near an end of the axis must not run out of the drawing. */
function endsOf({ width, x }: Plot, value: number): 'start' | 'middle' | 'end' {
  if (x(value) > width - 60) return 'end';
  return x(value) < margin.left + 20 ? 'start' : 'middle';
}

function Marks({ plot, marks }: { plot: Plot; marks: Scale['marks'] }): ReactNode {
  return marks.map(({ value, text }, index) => (
    <g key={value} className="mark">
      <line x1={plot.x(value)} x2={plot.x(value)} y1={margin.top - 4} y2={height - margin.bottom} />
      {/* In two rows, so that neighbours do not meet. */}
      <text x={plot.x(value)} y={index % 2 === 0 ? 12 : 26} textAnchor={endsOf(plot, value)}>
        {text}
      </text>
    </g>
  ));
}

function Limits(props: { plot: Plot; limits: AwardDetail['limits']; most: number }): ReactNode {
  const { plot, limits, most } = props;
  const strings = useStrings(calculatorStrings);
  return limits.map(({ text, amount }) =>
    amount === null || amount > most ? null : (
      <g key={text} className="limit-line">
        <line x1={margin.left} x2={plot.width - margin.right} y1={plot.y(amount)} y2={plot.y(amount)} />
        <text x={plot.width - margin.right - 4} y={plot.y(amount) - 5} textAnchor="end">
          {strings.limit} {text}
        </text>
      </g>
    ),
  );
}

function Here({ plot, point }: { plot: Plot; point: CurvePoint | undefined }) {
  const strings = useStrings(calculatorStrings);
  const yuan = point?.amount.max ?? null;
  if (point === undefined || yuan === null) return null;
  const [x, y] = [plot.x(point.value), plot.y(yuan)];
  // Amounts grow to the right, so that there is room above on the left and below on the right.
  const isRight = x > plot.width / 2;
  const isLow = y > height - margin.bottom - 24;
  return (
    <g className="here">
      <circle cx={x} cy={y} r="6" />
      <text
        x={isRight ? x - 10 : x + 10}
        y={isRight || isLow ? y - 10 : y + 20}
        textAnchor={isRight ? 'end' : 'start'}
      >
        {strings.here}：{point.amount.text}
      </text>
    </g>
  );
}
