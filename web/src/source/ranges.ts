/** Offsets into the served text of a document, end excluded. */
export type Range = readonly [start: number, end: number];

export interface Piece {
  start: number;
  end: number;
  isMarked: boolean;
}

/** Cuts `start`..`end` at the ranges; ranges reach out of it and overlap as they like. */
export function cutAt(start: number, end: number, ranges: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const push = (to: number, isMarked: boolean) => {
    if (to > at) pieces.push({ start: at, end: to, isMarked });
    at = Math.max(at, to);
  };
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    push(Math.min(from, end), false);
    push(Math.min(to, end), true);
  }
  push(end, false);
  return pieces;
}
