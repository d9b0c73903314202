import path from 'node:path';
import { openSystem } from '../open-system.ts';
import type { Progress } from '../progress.ts';
import { labelledLibraryOf } from '../runner/index.ts';
import type { Settings } from '../settings.ts';
import type { Baseline } from './baseline-file.ts';
import { measureSet, type MeasuredSet } from './measure-set.ts';

interface MeasuringAll {
  settings: Settings;
  /** Null where there is none yet. */
  baseline: Baseline | null;
  progress: Pick<Progress, 'update'>;
}

/** Opens the system, asks the sets one after another, and closes it again. */
export async function measureAll(
  files: readonly string[],
  { settings, baseline, progress }: MeasuringAll,
): Promise<{ measured: MeasuredSet[]; knowledgeBase: string }> {
  const system = await openSystem(settings, progress);
  try {
    const { documents } = system.index.corpus;
    const library = { documents, rules: await system.rules };
    const labelled = labelledLibraryOf(documents, library.rules.vocabulary);
    const measured: MeasuredSet[] = [];
    for (const file of files) {
      const step = `评测 ${path.basename(file)}`;
      const onProgress = (done: number, total: number): void => progress.update(step, done, total);
      measured.push(await measureSet(file, { system, library, labelled, baseline, onProgress }));
    }
    return { measured, knowledgeBase: system.index.version };
  } finally {
    await system.index.close();
  }
}
