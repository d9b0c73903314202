import type { RunProcess } from './run-process.ts';

/** Of the one run that is being checked or is running. */
export interface Place {
  id: string;
  process: RunProcess | null;
  /** Resolves when the place is free again. */
  freed: Promise<void>;
  free: () => void;
}

const nothing = () => {};

/** The place, taken for a run. */
export function newPlace(id: string): Place {
  let free = nothing;
  const freed = new Promise<void>((resolve) => {
    free = resolve;
  });
  return { id, process: null, freed, free };
}
