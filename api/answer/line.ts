import type { NumberSources } from '../guard/index.ts';

/** What a line is in its answer: what falls with it when it is taken away. */
export type LinePart =
  /** Words of our own that state nothing of a clause. */
  | { kind: 'remark' }
  /** Stands above the quotations of a document. */
  | { kind: 'heading'; documentId: string }
  | { kind: 'quotation'; documentId: string; marker: number }
  | { kind: 'headline' | 'because'; awardId: string }
  | { kind: 'step'; awardId: string; at: number }
  | { kind: 'reading'; awardId: string; id: string }
  | { kind: 'total' }
  | { kind: 'dropped'; awardId: string };

/** One line of an answer: what it says, the citations it rests on by marker, and where its numbers come from. */
export interface Line {
  /** Without its markers. */
  text: string;
  markers: readonly number[];
  part: LinePart;
  sources: NumberSources;
  /** Sums that the line has to state: without its lower bound a range is another promise. */
  states: readonly string[];
}

export const NO_SOURCES: NumberSources = { quotes: [], calculations: [], userWords: [], addresses: [] };

/** A line that states no number, or none that our own sources do not hold. */
export function remark(text: string, sources: NumberSources = NO_SOURCES): Line {
  return { text, markers: [], part: { kind: 'remark' }, sources, states: [] };
}

/** The text of the lines; each statement ends with its markers. */
export function textOf(lines: readonly Line[]): string {
  return lines
    .map(({ text, markers }) => `${text}${markers.map((marker) => `[${marker}]`).join('')}`)
    .join('\n');
}
