export {
  calibrationFile,
  createAnswerer,
  createObserver,
  readCalibration,
  type Answerer,
  type Calibration,
  type Observation,
  type Observe,
} from './answer/index.ts';
export type { RunEvent } from './evals-runs/index.ts';
export { decideAll, match, parseFacts } from './calculator/index.ts';
