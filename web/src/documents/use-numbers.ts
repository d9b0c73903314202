import { useCallback } from 'react';
import { readNumbers } from '../client.ts';
import { useRequest } from '../source/use-request.ts';
import type { PrintedNumber } from './text-parts.ts';

const none: readonly PrintedNumber[] = [];

/** What the numbers of a document belong to. The text can be read without. */
export function useNumbers(documentId: string): { numbers: readonly PrintedNumber[]; failed: boolean } {
  const load = useCallback(
    async (signal: AbortSignal) => (await readNumbers(documentId, { signal })).numbers,
    [documentId],
  );
  const [requested] = useRequest(load);
  return {
    numbers: requested.kind === 'open' ? requested.value : none,
    failed: requested.kind === 'failed',
  };
}
