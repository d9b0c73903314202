import { useEffect } from 'react';
import type { DocumentView } from '../../../api/contract.ts';

/** Goes to the clause before (-1) or after (1) the chosen one. */
export type Step = (by: -1 | 1) => void;

/** Left and right arrow step through the clauses, except where they move something else. */
export function useClauseKeys(
  { clauses, blocks }: Pick<DocumentView, 'clauses' | 'blocks'>,
  blockId: string | null,
  onChoose: (clauseId: string) => void,
): Step {
  const step: Step = (by) => {
    // A heading or title is no clause: what counts is where it stands.
    const at = blocks.find((block) => block.blockId === blockId)?.start ?? -1;
    const target =
      by === 1 ? clauses.find(({ start }) => start > at) : clauses.findLast(({ start }) => start < at);
    if (target !== undefined) onChoose(target.clauseId);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTaken(event.target)) return;
      if (event.key === 'ArrowLeft') step(-1);
      if (event.key === 'ArrowRight') step(1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return step;
}

function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [role=dialog]') !== null;
}
