/** What `npm run calibrate` prints. */
import type { Calibration } from '../api/index.ts';
import { choiceFigures, crossFit, figuresOf } from './calibration-figures.ts';
import type { ChoiceFigures, Figures } from './calibration-figures.ts';
import { fitCalibration } from './calibration-fit.ts';
import type { Sample } from './calibration-sample.ts';
import { figure, table } from './table.ts';

const CURVE = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];

export interface CurvePoint {
  threshold: number;
  single: ChoiceFigures;
  list: ChoiceFigures;
}

export interface CalibrationReport {
  /** Questions for which anything was weighed. */
  samples: { answerable: number; outside: number };
  crossValidated: Figures;
  inSample: Figures;
  /** The same samples judged by the weights in use. */
  inUse: Figures;
  /** Cross-validated. */
  curve: CurvePoint[];
  calibration: Calibration;
}

/** Fits the models to the samples and measures them. */
export function calibrationReport(samples: readonly Sample[], current: Calibration): CalibrationReport {
  const calibration = fitCalibration(samples, current);
  const folds = crossFit(samples, current);
  return {
    samples: {
      answerable: samples.filter(({ answerable }) => answerable).length,
      outside: samples.filter(({ answerable }) => !answerable).length,
    },
    crossValidated: figuresOf(folds),
    inSample: figuresOf([{ samples, calibration }]),
    inUse: figuresOf([{ samples, calibration: current }]),
    curve: CURVE.map((threshold) => ({
      threshold,
      single: choiceFigures(folds, 'single', threshold),
      list: choiceFigures(folds, 'list', threshold),
    })),
    calibration,
  };
}

export function reportCalibration(report: CalibrationReport): string {
  const { samples, crossValidated, curve, calibration } = report;
  return [
    `样本 ${samples.answerable} 题可答、${samples.outside} 题在范围外；单项 ${crossValidated.single.questions} 题，列举 ${crossValidated.list.questions} 题`,
    table(
      ['', '单项召回', '单项精确', '列举召回', '列举精确', '误拒', '范围外已拒'],
      [
        ['五折交叉验证', ...cells(crossValidated)],
        ['样本内', ...cells(report.inSample)],
        ['现用权重', ...cells(report.inUse)],
      ],
    ),
    table(
      ['门槛（交叉验证）', '单项召回', '单项精确', '列举召回', '列举精确'],
      curve.map(({ threshold, single, list }) => [
        threshold.toFixed(2),
        ...[single.recall, single.precision, list.recall, list.precision].map(figure),
      ]),
    ),
    `门槛：单项 ${calibration.single.threshold}，列举 ${calibration.list.threshold}，可答 ${calibration.answerable.threshold}`,
  ].join('\n\n');
}

function cells({ single, list, refusals }: Figures): string[] {
  return [
    single.recall,
    single.precision,
    list.recall,
    list.precision,
    refusals.falselyRefused,
    refusals.refused,
  ].map(figure);
}
