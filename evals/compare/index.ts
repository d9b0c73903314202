export { runCompare } from './run-compare.ts';
