import { useCallback, useMemo, useState } from 'react';
import type { AwardDetail, CurveResponse } from '../../../api/contract-calculator.ts';
import type { Facts } from '../../../api/contract.ts';
import { findField } from '../facts/fact-values.ts';
import { calculateCurve, type CallOptions } from '../client.ts';
import { useLiveRequest, type RequestState } from '../use-live-request.ts';
import { axisFor, samplesOf, type Axis } from './axis.ts';
import { quantityInUnit } from './quantity-in-unit.ts';

export type Scale = NonNullable<AwardDetail['scale']>;
export type CurvePoint = CurveResponse['points'][number];

export interface CurveQuestion {
  award: AwardDetail;
  scale: Scale;
  facts: Facts;
  readings: readonly string[];
  asOf: string | null;
}

export interface Curve extends Omit<RequestState<unknown>, 'value'> {
  axis: Axis;
  /** Null until it is there. */
  points: readonly CurvePoint[] | null;
  /** What is filled in, in the unit of the scale. */
  current: number | null;
  isCount: boolean;
  /** Whether the points are of other facts than those that are filled in now. */
  isFormer: boolean;
}

/** Milliseconds without a change before the curve is calculated anew. */
const pause = 300;
/** How far the amount is looked at to find where it stops growing. */
const probes = Array.from({ length: 57 }, (_, at) => Number((10 ** (at / 8)).toPrecision(3)));

/** The amount of an award along its scale: one request to find the stretch worth drawing, one for the drawing. */
export function useCurve({ award, scale, facts, readings, asOf }: CurveQuestion): Curve {
  const written = valueOf(facts, scale.factId);
  const isCount = findField(award.facts, scale.factId)?.dimension === 'count';
  const current = quantityInUnit(written, scale.unit);
  const others = useMemo(() => JSON.stringify(withoutQuantity(facts, scale)), [facts, scale]);
  const ask = useCallback(
    async (values: number[], options: CallOptions) => {
      const parsed: Facts = JSON.parse(others);
      const day = asOf === null ? {} : { asOf };
      return (
        await calculateCurve(
          { awardId: award.awardId, facts: parsed, values, readings: [...readings], ...day },
          options,
        )
      ).points;
    },
    [award.awardId, others, readings, asOf],
  );
  const probe = useCallback((options: CallOptions) => ask(probes, options), [ask]);
  const probed = useLiveRequest(scale.marks.length > 0 ? null : probe, pause);
  const marks = useMemo(() => scale.marks.map(({ value }) => value), [scale]);
  const saturation = useMemo(() => saturationOf(probed.value ?? []), [probed.value]);
  const [reach, setReach] = useState<number | null>(null);
  const axis = useMemo(
    () => axisFor(marks, saturation, reach, isCount ? 20 : 1000),
    [marks, saturation, reach, isCount],
  );
  // The axis grows for a value beyond it and keeps that length: it must not run away under a slider that is dragged.
  if (current !== null && current > axis.max && current !== reach) setReach(current);
  const draw = useCallback(
    async (options: CallOptions) => ({
      points: await ask(samplesOf(axis, marks, current, isCount), options),
      asked: ask,
    }),
    [ask, axis, marks, current, isCount],
  );
  const isReady = marks.length > 0 || probed.value !== null;
  const { value: drawn, ...state } = useLiveRequest(isReady ? draw : null, pause);
  const error = probed.error ?? state.error;
  // Another value of the scale alone moves along the curve, not the curve.
  const isFormer = drawn !== null && drawn.asked !== ask;
  return { ...state, error, axis, points: drawn?.points ?? null, current, isCount, isFormer };
}

/** The value from which nothing is added; null where something is to the end. */
function saturationOf(points: readonly CurvePoint[]): number | null {
  const top = points.at(-1)?.amount.max;
  const from = points.findIndex(({ amount }) => amount.max === top);
  return from < 0 || from > points.length - 3 || top === 0 ? null : (points[from]?.value ?? null);
}

/** Of a list, the field of its first thing. */
function valueOf(facts: Facts, factId: string): unknown {
  const [listId = factId, field] = factId.split('.');
  const value = facts[listId];
  if (field === undefined) return value;
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'object' && first !== null
    ? Object.entries(first).find(([name]) => name === field)?.[1]
    : undefined;
}

/** Everything else that is known: another value of the scale alone does not move the curve. */
function withoutQuantity(facts: Facts, { factId, replaces }: Scale): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => id !== factId && !replaces.includes(id)));
}
