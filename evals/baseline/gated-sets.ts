import { fileURLToPath } from 'node:url';
import { BUNDLED_SETS } from '../arguments.ts';

/** A set of the gate, and which of the bars for amounts apply; null for questions answered with clauses. */
interface GatedSet {
  file: string;
  amounts: 'labelled' | 'reworded' | null;
}

const reworded = (kind: string): GatedSet => ({
  file: fileURLToPath(new URL(`../sets/numeric.${kind}.jsonl`, import.meta.url)),
  amounts: 'reworded',
});

/** The sets that the gate and the baseline ask, in this order. */
export const GATED_SETS: readonly GatedSet[] = [
  { file: BUNDLED_SETS.qa, amounts: null },
  { file: BUNDLED_SETS.numeric, amounts: 'labelled' },
  ...['units', 'order', 'colloquial'].map(reworded),
];

export const BASELINE_FILE = fileURLToPath(new URL('../baseline.json', import.meta.url));
