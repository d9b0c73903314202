export { readBaseline, type Baseline } from './baseline-file.ts';
export { BASELINE_FILE, GATED_SETS } from './gated-sets.ts';
export { baselineText, judgeBaseline, type BaselineVerdict } from './judge-baseline.ts';
export { measureAll } from './measure-all.ts';
export type { MeasuredSet } from './measure-set.ts';
export { questionsOf, runBaseline } from './run-baseline.ts';
