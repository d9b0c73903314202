import { useEffect, type RefObject } from 'react';

/**
 * Keys of the whole page: / to the box, arrows through what was found, Escape back to the box, which it then empties by
 * itself. Opening by Enter is the link's own doing.
 */
export function useResultKeys(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (frame.current === null || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const target = targetOf(event.key, frame.current);
      if (target === null) return;
      event.preventDefault();
      target.focus();
      if (target instanceof HTMLInputElement) target.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [frame]);
}

/** What the key moves the focus to; null where it has no meaning of ours. */
function targetOf(key: string, frame: HTMLElement): HTMLElement | null {
  const box = frame.querySelector<HTMLInputElement>('.search-box input');
  const links = [...frame.querySelectorAll<HTMLElement>('.hit-link')];
  const { activeElement: active } = document;
  const at = links.findIndex((link) => link === active || link.closest('.hit')?.contains(active) === true);
  const isWriting = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
  switch (key) {
    case '/':
      return isWriting ? null : box;
    case 'Escape':
      return at >= 0 ? box : null;
    case 'ArrowDown':
      return at >= 0 || active === box ? (links[at + 1] ?? null) : null;
    case 'ArrowUp':
      return at < 0 ? null : (links[at - 1] ?? box);
    default:
      return null;
  }
}
