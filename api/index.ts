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
export type { EvalsComparison, EvalsFindings } from './contract-evals.ts';
export type { RunEvent } from './evals-runs/index.ts';
export { calculate, decideAll, match, parseFacts } from './calculator/index.ts';
export type { Calculation, FactValue } from './calculator/index.ts';
export { loadConfig } from './config.ts';
export { createAskJson, type Asked, type AskJson, type ModelSettings } from './model/index.ts';
