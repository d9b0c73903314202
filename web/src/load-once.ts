import { useEffect, useState } from 'react';

/**
 * A loader of something that stays the same during a visit, like the list of documents: the server is asked when it is
 * first needed, and again after a failure.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return async () => {
    loading ??= load();
    try {
      return await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
}

/** What `load` gives; null until it is there, and where it cannot be had. For what a page can do without. */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let isShown = true;
    const show = async () => {
      const loaded = await load().catch(() => null);
      if (isShown) setValue(loaded);
    };
    void show();
    return () => {
      isShown = false;
    };
  }, [load]);
  return value;
}
