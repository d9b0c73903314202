import { useEffect, useState } from 'react';

export type Requested<T> =
  /** `previous` is what was shown before, so that it need not vanish while something new is fetched. */
  { kind: 'loading'; previous: T | null } | { kind: 'open'; value: T } | { kind: 'failed'; error: unknown };

/** What `load` gives, and a way to ask again; a `load` that is replaced is aborted, so that nothing stale is shown. */
export function useRequest<T>(load: (signal: AbortSignal) => Promise<T>): [Requested<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [requested, setRequested] = useState<Requested<T>>({ kind: 'loading', previous: null });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setRequested((now) => ({ kind: 'loading', previous: valueOf(now) }));
    const show = async () => {
      try {
        const value = await load(signal);
        if (!signal.aborted) setRequested({ kind: 'open', value });
      } catch (error) {
        if (!signal.aborted) setRequested({ kind: 'failed', error });
      }
    };
    void show();
    return () => controller.abort();
  }, [load, attempt]);
  return [requested, () => setAttempt(attempt + 1)];
}

/** What can be shown now. */
export function valueOf<T>(requested: Requested<T>): T | null {
  switch (requested.kind) {
    case 'open':
      return requested.value;
    case 'loading':
      return requested.previous;
    case 'failed':
      return null;
  }
}
