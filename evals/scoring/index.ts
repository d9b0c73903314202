export { CAUSE_IDS, CAUSES, type Cause, type FoundCause } from './cause.ts';
export { describeAmount, describeSaid } from './expectation.ts';
export { CHECKS, shown, statusName, type CaseFailure, type Check } from './failures.ts';
export { differenceOf, rateOf, type Difference, type Rate } from './interval.ts';
export { mcnemar } from './mcnemar.ts';
export { nameOfPlace, placesOf, textOfPlace, type LabelledPlace, type Library } from './library.ts';
export { describeMeasure, MEASURE_IDS, type MeasureId, type Tallies, type Tally } from './measures.ts';
export { scoreCase, type CaseScore } from './score-case.ts';
export { rate, summarize, type Latency, type Summary } from './summarize.ts';
