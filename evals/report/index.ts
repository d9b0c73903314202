export { buildReport, digestOf, type RunToReport } from './build-report.ts';
export { REPORT_VERSION, ReportToCompare, type Report, type ReportCase } from './report-shape.ts';
export { reportMarkdown } from './markdown.ts';
export { reportPage, reportScriptHash, reportStyleHash } from './page.ts';
export { writeReport, writeWhole } from './write-report.ts';
