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
