import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'wouter';

export interface Place {
  /** The clause or block that is chosen. */
  blockId: string | null;
  /** The document to compare with. */
  withId: string | null;
  /** Words to find in the text. */
  find: string;
}

/** What of a document is shown, as the address says it: `?clause=&with=&find=`; `#<clause>` is taken as `?clause=`. */
export function usePlace() {
  const [path] = useLocation();
  const [parameters, setParameters] = useSearchParams();
  const place: Place = {
    blockId: parameters.get('clause'),
    withId: parameters.get('with'),
    find: parameters.get('find') ?? '',
  };
  const go = (part: Partial<Place>, { replace = false } = {}) =>
    setParameters((now) => withPlace(now, part), { replace });
  const hrefTo = (part: Partial<Place>) => `${path}?${withPlace(parameters, part).toString()}`;
  useEffect(() => {
    const takeHash = () => {
      const hash = window.location.hash.slice(1);
      // The address of a link to the main part, which every page has.
      if (hash !== '' && hash !== 'main') go({ blockId: decode(hash) }, { replace: true });
    };
    takeHash();
    window.addEventListener('hashchange', takeHash);
    return () => window.removeEventListener('hashchange', takeHash);
    // oxlint-disable-next-line react/exhaustive-deps -- `go` is new with every drawing and the same in what it does.
  }, []);
  return { place, go, hrefTo };
}

function withPlace(now: URLSearchParams, { blockId, withId, find }: Partial<Place>): URLSearchParams {
  const next = new URLSearchParams(now);
  const set = (name: string, value: string | null | undefined) => {
    if (value === undefined) return;
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  };
  set('clause', blockId);
  set('with', withId);
  set('find', find);
  return next;
}

/** As it is where it is no proper escape: then it names nothing, which is no fault of the page. */
function decode(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
