export type { NumberKind } from './figure.ts';
export { findOverpromises } from './overpromises.ts';
export type { Overpromise } from './overpromises.ts';
export { findViolations, guardText } from './violations.ts';
export type { NumberSources, NumberViolation } from './violations.ts';
