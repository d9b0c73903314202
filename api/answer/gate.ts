import {
  findOverpromises,
  findViolations,
  type NumberKind,
  type NumberSources,
  type Overpromise,
} from '../guard/index.ts';
import type { Line } from './line.ts';

/** Why words were taken out of an answer; holds none of them. `unstated`: a sum that the line is about is missing. */
export interface Removal {
  kind: NumberKind | Overpromise['why'] | 'unstated';
}

/** What every word of an answer passes last, whatever wrote it. */
export interface Gate {
  /** The lines that may be shown. */
  pass: (lines: readonly Line[]) => Line[];
  /** Whether a text beside the lines (a notice, an amount) may be shown. */
  holds: (text: string, sources: NumberSources) => boolean;
  /** What was taken away so far. */
  removals: readonly Removal[];
}

export type Revise = (lines: readonly Line[]) => readonly Line[];

/** @param revise stands between composing and checking: tests put false words there */
export function createGate(revise: Revise = (lines) => lines): Gate {
  const removals: Removal[] = [];
  const take = (found: Removal[]): boolean => {
    removals.push(...found);
    return found.length === 0;
  };
  return {
    pass: (lines) => revise(lines).filter((line) => take(faultsOf(line))),
    holds: (text, sources) =>
      take([...findViolations(text, sources).map(({ kind }) => ({ kind })), ...soldCeilings(text, sources)]),
    removals,
  };
}

/** Lines that say what one gets. */
const RESULTS: ReadonlySet<Line['part']['kind']> = new Set(['headline', 'total', 'step', 'reading']);

/** Everything that keeps a line out of an answer; empty where it may be shown. */
export function faultsOf({ text, markers, sources, states, part }: Line): Removal[] {
  const own = { ...sources, markers };
  const unstated = states.filter((sum) => !says(text, sum)).map((): Removal => ({ kind: 'unstated' }));
  return [
    ...findViolations(text, own).map(({ kind }) => ({ kind })),
    ...(RESULTS.has(part.kind) ? soldResults(text, own) : soldCeilings(text, own)),
    ...unstated,
  ];
}

function soldCeilings(text: string, sources: NumberSources): Removal[] {
  return findOverpromises(text, sources).map(({ why }) => ({ kind: why }));
}

/** 3000万元×20% stands on the way to a sum; whether the sum is a ceiling the calculator knows, not the clause. */
function soldResults(text: string, sources: NumberSources): Removal[] {
  return findOverpromises(text, { ...sources, quotes: [] }, { isResult: true }).map(({ why }) => ({
    kind: why,
  }));
}

function says(text: string, sum: string): boolean {
  return findViolations(sum, { quotes: [], calculations: [text], userWords: [] }).length === 0;
}
