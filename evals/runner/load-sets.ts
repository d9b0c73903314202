/** Set files → the cases to ask, or every problem of every file. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkLabels, type LabelledLibrary, readCases } from '../cases/index.ts';
import type { EvalCase } from '../case.ts';
import { printProblem, SetError, type SetProblem } from '../sets.ts';
import { type RunSet, sha256 } from './run-file.ts';

/** What is wrong with one file. */
export interface FileProblem extends SetProblem {
  file: string;
}

export type LoadedSets = { kind: 'ok'; sets: RunSet[] } | { kind: 'bad'; problems: FileProblem[] };

/** Reads and checks the files; the order of files and of their lines is kept. */
export async function loadSets(
  files: readonly string[],
  tags: readonly string[],
  library: LabelledLibrary,
): Promise<LoadedSets> {
  const loaded = await Promise.all(files.map((file) => loadFile(file, library)));
  const problems = loaded.flatMap((one) => (one.kind === 'bad' ? one.problems : []));
  if (problems.length > 0) return { kind: 'bad', problems };
  const sets = loaded.flatMap((one) => (one.kind === 'ok' ? one.sets : []));
  const kept = sets
    .map((set) => ({ ...set, cases: set.cases.filter((one) => hasTag(one, tags)) }))
    .filter(({ cases }) => cases.length > 0);
  if (kept.length === 0) return badFile('--tag', `所选题集中没有带“${tags.join('”“')}”的题`);
  return { kind: 'ok', sets: withDistinctIds(kept) };
}

/** As one exception, for those who can do nothing but stop. */
export function setError(problems: readonly FileProblem[]): SetError {
  return new SetError(problems.map((problem) => printProblem(problem.file, problem)));
}

async function loadFile(file: string, library: LabelledLibrary): Promise<LoadedSets> {
  const name = path.basename(file);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return badFile(file, `无法读取（${error instanceof Error ? error.message : String(error)}）`);
  }
  const checked = checkLabels(readCases(bytes, name), name, library);
  if (checked.kind === 'ok') {
    return {
      kind: 'ok',
      sets: [{ file: name, sha256: sha256(bytes), cases: checked.set.cases, idPrefix: '' }],
    };
  }
  return { kind: 'bad', problems: checked.problems.map((problem) => ({ ...problem, file: name })) };
}

function badFile(file: string, message: string): LoadedSets {
  return { kind: 'bad', problems: [{ file, line: null, field: '', message }] };
}

function hasTag({ tags, kind }: EvalCase, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((tag) => tag === kind || tags.includes(tag));
}

/**
 * Records are kept by the id of the case. Where sets use the same ids, as reworded copies of a set do, each is put
 * behind the name of its set; where the names are the same too, behind a number.
 */
function withDistinctIds(sets: readonly RunSet[]): RunSet[] {
  const ids = sets.flatMap(({ cases }) => cases.map(({ id }) => id));
  if (new Set(ids).size === ids.length) return [...sets];
  const stems = sets.map(({ file }) => path.parse(file).name);
  const isClear = new Set(stems).size === stems.length;
  return sets.map((set, at) => {
    const idPrefix = `${isClear ? stems[at] : `${String(at + 1)}.${stems[at]}`}/`;
    const cases = set.cases.map((one) => ({ ...one, id: `${idPrefix}${one.id}` }));
    return { ...set, cases, idPrefix };
  });
}
