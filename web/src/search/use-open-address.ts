import { useEffect, useState, type RefObject } from 'react';
import { useLocation } from 'wouter';
import { documentHref } from '../source/document-href.ts';
import type { Requested } from '../source/use-request.ts';
import { rememberOpened } from './opened-hit.ts';
import type { Found } from './use-search.ts';

/**
 * What Enter does with an address, once it is looked up: the one clause of that address opens; of several the first gets
 * the focus, to choose from there. Gives what to call with the query on Enter, and with null when something else is typed.
 */
export function useOpenAddress(
  requested: Requested<Found | null>,
  frame: RefObject<HTMLElement | null>,
): (q: string | null) => void {
  const [entered, setEntered] = useState<string | null>(null);
  const [, navigate] = useLocation();
  useEffect(() => {
    if (entered === null || requested.kind !== 'open' || requested.value?.criteria.q !== entered) return;
    setEntered(null);
    const [first, ...more] = addressed(requested.value);
    if (first === undefined) return;
    if (more.length === 0) {
      rememberOpened(first.clauseId);
      navigate(documentHref(first.documentId, { clause: first.clauseId }));
      return;
    }
    const links = [...(frame.current?.querySelectorAll<HTMLElement>('.hit-link') ?? [])];
    links.find(({ dataset }) => dataset['clause'] === first.clauseId)?.focus();
  }, [entered, requested, frame, navigate]);
  return setEntered;
}

/** Those among the hits that the query names by number. */
function addressed({ response: { address, hits } }: Found) {
  if (address?.kind !== 'found') return [];
  return hits.map(({ clause }) => clause).filter(({ clauseId }) => address.clauseIds.includes(clauseId));
}
