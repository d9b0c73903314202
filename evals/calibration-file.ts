/** Where the sets lie and where the weights go. */
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Calibration } from '../api/index.ts';

const setsFolder = fileURLToPath(new URL('./sets', import.meta.url));

/** Of the form `qa`: what the models weigh is whether a clause answers. */
const QUESTIONS = /^(?:qa\..+|out-of-scope)\.jsonl$/u;

/** Every bundled set that the weights are fitted to, by name. */
export async function bundledSetFiles(): Promise<string[]> {
  const names = await readdir(setsFolder);
  return names
    .filter((name) => QUESTIONS.test(name))
    .toSorted()
    .map((name) => path.join(setsFolder, name));
}

/** Formatted as the rest of the project, and whole or not at all: a server may be starting. */
export async function writeCalibration(calibration: Calibration, file: string): Promise<void> {
  const text = await format(JSON.stringify(calibration), {
    ...(await resolveConfig(file)),
    filepath: file,
  });
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
