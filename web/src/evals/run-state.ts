import type { EvalsRun } from '../../../api/contract-evals.ts';

/** Whether more is to come of it. */
export function isOpen({ status }: EvalsRun): boolean {
  return status === 'queued' || status === 'running';
}
