export { createAnswerer, createObserver } from './answerer.ts';
export type { Answerer, Listener, Observe } from './answerer.ts';
export type { Removal } from './gate.ts';
export { calibrationFile, readCalibration, type Calibration } from './calibration.ts';
export type { Observation } from './evidence.ts';
export { ANSWERABILITY_FEATURES } from './coverage.ts';
export { FEATURES } from './select.ts';
export { createProfileReader, type ProfileReader } from './read-profile.ts';
