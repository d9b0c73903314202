import { useCallback, useEffect, useState } from 'react';
import type { CallOptions } from './client.ts';

export interface RequestState<T> {
  /** The latest answer, also while a newer one is on its way or after a failure; null before the first. */
  value: T | null;
  /** Why the latest request got no answer. */
  error: unknown;
  pending: boolean;
  retry: () => void;
}

/**
 * Asks the server whenever `load` changes, once it has stood still for `delay` milliseconds. An answer to an earlier
 * request never replaces that to a later one.
 * @param load memoised by the caller; null asks nothing.
 */
export function useLiveRequest<T>(
  load: ((options: CallOptions) => Promise<T>) | null,
  delay = 0,
): RequestState<T> {
  const [state, setState] = useState<{ value: T | null; error: unknown }>({ value: null, error: null });
  const [settled, setSettled] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (load === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async () => {
      const outcome = await load({ signal }).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      if (signal.aborted) return;
      setState(({ value }) =>
        'error' in outcome ? { value, error: outcome.error } : { value: outcome.value, error: null },
      );
      setSettled(() => load);
    };
    const timer = setTimeout(() => void ask(), delay);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [load, delay, attempt]);
  const retry = useCallback(() => {
    setSettled(null);
    setAttempt((now) => now + 1);
  }, []);
  return { ...state, pending: load !== null && settled !== load, retry };
}
