import { useCallback, useEffect, useState } from 'react';
import { ClientError } from './client-error.ts';
import { isAbort, type CallOptions } from './client.ts';

/** Seconds between two looks, and after a failure that names no time. */
const interval = 2;
const patience = 5;

export interface Polled<T> {
  /** The latest; kept while a later look fails. */
  value: T | null;
  error: unknown;
  reload: () => void;
}

/**
 * What `load` gives, looked at again until `isSettled`; a failure is tried again on its own once something was there.
 * @param load null asks nothing.
 */
export function usePolled<T>(
  load: ((options: CallOptions) => Promise<T>) | null,
  isSettled: (value: T) => boolean = always,
): Polled<T> {
  const [shown, setShown] = useState<{ of: unknown; value: T | null; error: unknown }>(nothing);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (load === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (seconds: number, known: T | null) => {
      timer = setTimeout(() => void look(known), seconds * 1000);
    };
    const look = async (known: T | null) => {
      try {
        const value = await load({ signal });
        if (signal.aborted) return;
        setShown({ of: load, value, error: null });
        if (!isSettled(value)) again(interval, value);
      } catch (error) {
        if (signal.aborted || isAbort(error)) return;
        setShown({ of: load, value: known, error });
        if (known !== null) again(waitAfter(error), known);
      }
    };
    void look(null);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [load, isSettled, attempt]);
  const reload = useCallback(() => setAttempt((now) => now + 1), []);
  // What was loaded for another address must not be taken for this one's.
  const { value, error } = shown.of === load ? shown : nothing;
  return { value, error, reload };
}

const nothing = { of: null, value: null, error: null };
const always = () => true;

function waitAfter(error: unknown): number {
  return error instanceof ClientError ? (error.retryAfter ?? patience) : patience;
}
