import { useEffect, useLayoutEffect, useRef } from 'react';

/** Gives the focus back to what opened `shown` once nothing is shown any more, unless it went elsewhere meanwhile. */
export function useFocusReturn(shown: object | null): void {
  const opener = useRef<Element | null>(null);
  // Before what is shown takes the focus itself.
  useLayoutEffect(() => {
    if (shown !== null && document.activeElement !== document.body) opener.current = document.activeElement;
  }, [shown]);
  useEffect(() => {
    if (shown !== null || opener.current === null) return;
    giveBack(opener.current);
    opener.current = null;
  }, [shown]);
}

function giveBack(opener: Element): void {
  const { activeElement } = document;
  const isFree = activeElement === null || activeElement === document.body;
  const isLeaving = activeElement?.closest('.ant-drawer') !== null;
  if ((isFree || isLeaving) && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
}
