/** evals/baseline.json: how the bundled sets were answered when somebody last looked at every change and agreed. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FactValue } from '../../api/contract.ts';
import { writeWhole } from '../report/index.ts';
import { MEASURE_IDS } from '../scoring/index.ts';

const share = z.number().min(0).max(1);

const BaselineSet = z.strictObject({
  /** Of all questions and labels: another digest means another set, to which nothing here applies. */
  digest: z.string(),
  cases: z.int().min(1),
  rates: z.partialRecord(z.enum(MEASURE_IDS), share),
  /** Ids of the cases that were not right; all others were. */
  wrong: z.array(z.string()),
  /** Ids of those that stated a wrong figure. */
  wrongNumbers: z.array(z.string()),
  /** The facts read in cases about amounts that were right, to tell a wrong reading from a wrong rule later. */
  facts: z.record(z.string(), z.record(z.string(), FactValue)),
});
export type BaselineSet = z.infer<typeof BaselineSet>;

const Baseline = z.strictObject({
  version: z.literal(1),
  /** Version of the knowledge base that was asked. */
  knowledgeBase: z.string(),
  sets: z.record(z.string(), BaselineSet),
});
export type Baseline = z.infer<typeof Baseline>;

export type ReadBaseline = { kind: 'read'; baseline: Baseline } | { kind: 'unusable'; message: string };

const REWRITE = '用 npm run evals -- baseline --write 重写';

/** Reads the baseline; a missing or broken file is said with the way to mend it. */
export async function readBaseline(file: string): Promise<ReadBaseline> {
  try {
    return { kind: 'read', baseline: Baseline.parse(JSON.parse(await readFile(file, 'utf8'))) };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return { kind: 'unusable', message: `读不了基线 ${file}，${REWRITE}：${why}` };
  }
}

/** One line a case with facts, so that a change of the file can be read. */
export async function writeBaseline(file: string, { sets, ...head }: Baseline): Promise<void> {
  const blocks = Object.entries(sets).map(([name, set]) => `${JSON.stringify(name)}: ${setText(set)}`);
  const opening = `{"version": ${head.version}, "knowledgeBase": ${JSON.stringify(head.knowledgeBase)}, "sets": {`;
  await writeWhole(file, `${opening}\n${blocks.join(',\n')}\n}}\n`);
}

function setText({ facts, ...rest }: BaselineSet): string {
  const heads = Object.entries(rest).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  const lines = Object.entries(facts).map(([id, one]) => `${JSON.stringify(id)}: ${JSON.stringify(one)}`);
  return `{\n${heads.join(',\n')},\n"facts": {\n${lines.join(',\n')}\n}}`;
}
