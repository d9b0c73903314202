import { fileURLToPath } from 'node:url';
import { BUNDLED_SETS } from '../arguments.ts';

/** A set of the gate, and which absolute bars apply to it besides its baseline. */
interface GatedSet {
  file: string;
  /** `answers`: thresholds.json; `labelled`, `reworded`: the bars for amounts; null: none. */
  bars: 'answers' | 'labelled' | 'reworded' | null;
}

const bundled = (name: string, bars: GatedSet['bars']): GatedSet => ({
  file: fileURLToPath(new URL(`../sets/${name}.jsonl`, import.meta.url)),
  bars,
});

/** The sets that the gate and the baseline ask, in this order: all that are bundled. */
export const GATED_SETS: readonly GatedSet[] = [
  { file: BUNDLED_SETS.qa, bars: 'answers' },
  { file: BUNDLED_SETS.numeric, bars: 'labelled' },
  ...['units', 'order', 'colloquial'].map((words) => bundled(`numeric.${words}`, 'reworded')),
  ...['stacking', 'asof', 'facts', 'out-of-scope'].map((name) => bundled(name, null)),
  ...['second', 'third', 'fourth', 'fifth'].map((batch) => bundled(`qa.${batch}`, null)),
];

export const BASELINE_FILE = fileURLToPath(new URL('../baseline.json', import.meta.url));
