export { compareReports, type Comparison } from './compare-reports.ts';
export { comparisonMarkdown, comparisonPage } from './compare-text.ts';
export { runCompare } from './run-compare.ts';
