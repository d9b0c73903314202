import { useCallback, useEffect, useRef } from 'react';

/** Tells, once, whether the page that is shown was reached by going back or forward. */
export function useHistoryMoves(): () => boolean {
  const reached = useRef<string | null>(null);
  useEffect(() => {
    const note = () => {
      reached.current = window.location.pathname;
    };
    // Before the router hears of it, which then draws the page at once.
    window.addEventListener('popstate', note, { capture: true });
    return () => window.removeEventListener('popstate', note, { capture: true });
  }, []);
  return useCallback(() => {
    const isReached = reached.current === window.location.pathname;
    reached.current = null;
    return isReached;
  }, []);
}
