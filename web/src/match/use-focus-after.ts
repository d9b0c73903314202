import { useEffect, useRef } from 'react';

/**
 * Gives the focus to what `find` finds once `change` has changed, if what had it has gone: the reader would be thrown back to
 * the beginning of the page. Only after `expect` was called, so that nothing is taken from where the reader is.
 */
export function useFocusAfter(change: unknown, find: () => HTMLElement | null | undefined) {
  const isExpected = useRef(false);
  const latest = useRef(find);
  useEffect(() => {
    latest.current = find;
  });
  useEffect(() => {
    if (!isExpected.current) return;
    isExpected.current = false;
    if (document.activeElement === document.body) latest.current()?.focus();
  }, [change]);
  return () => {
    isExpected.current = true;
  };
}
