import { useRef } from 'react';
import { useSearchParams } from 'wouter';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';
import { valueOf } from '../source/use-request.ts';
import '../source/source.css';
import { readCriteria, writeCriteria, type Criteria } from './criteria.ts';
import { Examples } from './examples.tsx';
import { Filters } from './filters.tsx';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import './search.css';
import { searchStrings } from './strings.ts';
import { useOpenAddress } from './use-open-address.ts';
import { useResultKeys } from './use-result-keys.ts';
import { useSearch } from './use-search.ts';

/** Officers' search: the exact clause, and why it was found. All that is asked stands in the address. */
export function SearchPage() {
  const { pages } = useStrings(layoutStrings);
  const strings = useStrings(searchStrings);
  const [parameters, setParameters] = useSearchParams();
  const criteria = readCriteria(parameters);
  const [requested, retry] = useSearch(parameters.toString());
  const frame = useRef<HTMLDivElement>(null);
  useResultKeys(frame);
  const openAddress = useOpenAddress(requested, frame);
  const change = (part: Partial<Criteria>, replace = false) =>
    setParameters((now) => writeCriteria({ ...readCriteria(now), ...part }), { replace });
  const found = valueOf(requested);
  const asks = criteria.q.trim() !== '';
  return (
    <div className="search" ref={frame}>
      <h1>{pages.search}</h1>
      <p className="search-intro">{strings.intro}</p>
      <SearchBox
        q={criteria.q}
        // Each key would be a step back otherwise; the first one leaves the examples behind.
        onSearch={(q) => {
          openAddress(null);
          change({ q, asTyped: false, hits: readCriteria(new URLSearchParams()).hits }, asks);
        }}
        onEnter={openAddress}
      />
      {asks ? (
        <div className="search-columns">
          <Filters criteria={criteria} onChange={change} />
          <div className="search-results" aria-busy={requested.kind === 'loading'}>
            {requested.kind === 'loading' && found === null && <p role="status">{strings.searching}</p>}
            {requested.kind === 'failed' && (
              <RequestFailure title={strings.failed} error={requested.error} onRetry={retry} />
            )}
            {requested.kind === 'open' && found === null && (
              <p className="search-note search-note-warn">{strings.badRange}</p>
            )}
            {found !== null && <Results found={found} onChange={change} />}
          </div>
        </div>
      ) : (
        <Examples onSearch={(q) => change({ q })} />
      )}
    </div>
  );
}
