import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Library } from '../scoring/index.ts';
import { buildReport, type RunToReport } from './build-report.ts';
import { reportMarkdown } from './markdown.ts';
import { reportPage } from './page.ts';
import type { Report } from './report-shape.ts';

/** Scores a run and writes report.json, report.md and report.html into a folder; each appears whole or not at all. */
export async function writeReport({
  run,
  library,
  outDir,
}: {
  run: RunToReport;
  library: Library;
  outDir: string;
}): Promise<Report> {
  const report = buildReport(run, library);
  await mkdir(outDir, { recursive: true });
  await writeWhole(path.join(outDir, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
  await writeWhole(path.join(outDir, 'report.md'), reportMarkdown(report));
  await writeWhole(path.join(outDir, 'report.html'), reportPage(report));
  return report;
}

/** Writes beside the file and puts it in its place, so that a reader never sees a half. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, file);
}
