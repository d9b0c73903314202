export { buildReport, digestOf, type RunToReport } from './build-report.ts';
export { escaped, type Html } from './html.ts';
export { plain, table as markdownTable } from './markdown.ts';
export { pageOf, reportScriptHash, reportStyleHash } from './page.ts';
export { ReportToCompare, type Report, type ReportCase } from './report-shape.ts';
export { percent } from './wording.ts';
export { writeReport, writeWhole } from './write-report.ts';
