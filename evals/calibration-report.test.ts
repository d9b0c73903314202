import { describe, expect, it } from 'vitest';
import { calibrationReport, reportCalibration } from './calibration-report.ts';
import { calibrationSample, outsideSample, sampleCalibration } from './testing/calibration.ts';

const samples = Array.from({ length: 20 }, (_, at) => [
  calibrationSample({ id: `q${at}` }),
  outsideSample(0.1, `o${at}`),
]).flat();
const report = calibrationReport(samples, sampleCalibration);

describe('the report of a calibration', () => {
  it('counts the samples and is right about what can be told apart', () => {
    expect(report.samples).toEqual({ answerable: 20, outside: 20 });
    expect(report.crossValidated).toEqual({
      single: { questions: 20, recall: 1, precision: 1 },
      list: { questions: 0, recall: null, precision: null },
      refusals: { refused: 1, falselyRefused: 0 },
    });
  });

  it('is the same on every run', () => {
    expect(calibrationReport(samples, sampleCalibration)).toEqual(report);
  });

  it('shows a dash where nothing was measured', () => {
    const text = reportCalibration(report);
    expect(text).toContain('样本 20 题可答、20 题在范围外');
    expect(text).toMatch(/五折交叉验证 +1\.000 +1\.000 +– +– +0\.000 +1\.000/u);
  });
});
