import type { OnStage, SearchStage } from './search-index.ts';

/** Ends a stage: its time counts from the end of the one before. */
export type Lap = (stage: SearchStage) => void;

/** Starts now; costs nothing where nobody listens. */
export function startStopwatch(onStage: OnStage | undefined): Lap {
  if (onStage === undefined) return () => undefined;
  let last = performance.now();
  return (stage) => {
    const now = performance.now();
    onStage(stage, now - last);
    last = now;
  };
}
