import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useStrings } from '../i18n/index.ts';
import { AddressNote } from './address-note.tsx';
import { amountRange, hitSteps, type Criteria } from './criteria.ts';
import { HitCard } from './hit-card.tsx';
import { hitWords, searchedQuery } from './hit-words.ts';
import { openedHit } from './opened-hit.ts';
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
  const list = useOpenedInView();
  const query = searchedQuery(found);
  const explained = hits.map((hit) => ({ hit, words: hitWords(query, hit) }));
  const hasLiteral = explained.some(({ words }) => words.literal.length > 0);
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
      {hits.length > 0 && !hasLiteral && address === null && (
        <p className="search-note">{strings.noneLiteral}</p>
      )}
      <ol className="hits" lang="zh-CN" ref={list}>
        {explained.map(({ hit, words }) => (
          <HitCard
            key={hit.clause.clauseId}
            hit={hit}
            words={words}
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

/** Whoever comes back goes on at the hit that was opened. */
function useOpenedInView() {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const opened = openedHit();
    const links = [...(list.current?.querySelectorAll<HTMLElement>('.hit-link') ?? [])];
    const link = links.find(({ dataset }) => dataset['clause'] === opened);
    link?.scrollIntoView({ block: 'center' });
    link?.focus({ preventScroll: true });
  }, []);
  return list;
}
