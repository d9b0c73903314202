export type { NumberKind } from './figure.ts';
export { findViolations, guardText } from './violations.ts';
export type { NumberSources, NumberViolation } from './violations.ts';
