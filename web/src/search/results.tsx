import { Button } from 'antd';
import { useStrings } from '../i18n/index.ts';
import { AddressNote } from './address-note.tsx';
import { amountRange, hitSteps, type Criteria } from './criteria.ts';
import { HitCard } from './hit-card.tsx';
import { RepairNote } from './repair-note.tsx';
import { searchStrings } from './strings.ts';
import type { Found } from './use-search.ts';

interface ResultsProps {
  found: Found;
  onChange: (part: Partial<Criteria>, replace?: boolean) => void;
}

/** What was found, with how the query was understood above it. */
export function Results({ found, onChange }: ResultsProps) {
  const strings = useStrings(searchStrings);
  const { criteria, response, documents } = found;
  const { hits, address } = response;
  const isCut = hits.length === criteria.hits;
  const bestKeyword = hits.reduce((best, { scores }) => Math.max(best, scores.keyword), 0);
  return (
    <>
      <RepairNote found={found} onChange={onChange} />
      <AddressNote found={found} />
      <p className="hit-count" role="status">
        {hits.length === 0
          ? strings.none
          : isCut
            ? strings.mayBeMore(hits.length)
            : strings.found(hits.length)}
      </p>
      {hits.length === 0 && <p>{strings.noneHint}</p>}
      <ol className="hits" lang="zh-CN">
        {hits.map((hit) => (
          <HitCard
            key={hit.clause.clauseId}
            hit={hit}
            status={documents.get(hit.clause.documentId)?.status ?? 'unknown'}
            isAddressed={address?.clauseIds.includes(hit.clause.clauseId) ?? false}
            bestKeyword={bestKeyword}
            sums={amountRange(criteria) ?? {}}
          />
        ))}
      </ol>
      {isCut && criteria.hits < hitSteps.most && (
        <Button onClick={() => onChange({ hits: hitSteps.most }, true)}>{strings.more}</Button>
      )}
    </>
  );
}
