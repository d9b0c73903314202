import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Model = z.strictObject({
  /** One weight a feature, in the order of the feature list. */
  weights: z.array(z.number()),
  threshold: z.number().min(0).max(1),
});

/** Weights and thresholds that were fitted to labelled questions; see evals/README.md. */
const Calibration = z.strictObject({
  /** Which clause answers a question about one thing, and which of a list. */
  single: Model,
  list: Model,
  /** Whether the library answers the question at all. */
  answerable: Model,
  /** Least probability of a clause found for one stated fact of several. */
  facetThreshold: z.number().min(0).max(1),
  /** A clause that states what was asked for goes before one that does not, at this share of its probability. */
  rivalShare: z.number().min(0).max(1),
});
export type Calibration = z.infer<typeof Calibration>;

export const calibrationFile = fileURLToPath(new URL('calibration.json', import.meta.url));

export function readCalibration(): Calibration {
  return Calibration.parse(JSON.parse(readFileSync(calibrationFile, 'utf8')));
}

export const calibration = readCalibration();
