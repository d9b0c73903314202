import { useState } from 'react';
import { Link } from 'wouter';
import type { SearchResponse } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { citationText } from '../source/citation-text.ts';
import { CopyButton } from '../source/copy-button.tsx';
import { documentHref } from '../source/document-href.ts';
import { Highlighted } from '../source/highlighted.tsx';
import type { Range } from '../source/ranges.ts';
import { ScoreBars } from '../source/score-bars.tsx';
import { StatusTag } from '../source/status-tag.tsx';
import { sourceStrings } from '../source/strings.ts';
import type { Status } from './criteria.ts';
import { excerptOf } from './excerpt.ts';
import { searchStrings } from './strings.ts';

/** Characters of a long clause that are shown at first. */
const excerptLength = 150;

type Hit = SearchResponse['hits'][number];

interface HitCardProps {
  hit: Hit;
  status: Status;
  isAddressed: boolean;
  bestKeyword: number;
  /** In yuan: the sums that were asked for. */
  sums: { minAmount?: number; maxAmount?: number };
}

/** A clause that was found: where it stands, what it says, and why it is here. */
export function HitCard({ hit, status, isAddressed, bestKeyword, sums }: HitCardProps) {
  const strings = useStrings(searchStrings);
  const source = useStrings(sourceStrings);
  const { clause, scores } = hit;
  const { documentId, clauseId, documentTitle, locator, headings, heading } = clause;
  const found = sumsIn(clause, sums);
  return (
    <li className="hit">
      <div className="hit-head">
        <Link className="hit-link" href={documentHref(documentId, { clause: clauseId })}>
          《{documentTitle}》<b>{locator}</b>
        </Link>
        <StatusTag status={status} />
        {isAddressed && <span className="tag tag-calculated">{strings.addressBadge}</span>}
      </div>
      <p className="hit-path">
        {[...new Set([...headings, heading])].filter((one) => one !== '').join(' › ')}
      </p>
      <HitText hit={hit} sums={found} />
      <p className="hit-why">{why(hit, strings)}</p>
      {found.length > 0 && (
        <p className="hit-why">
          {strings.sums}
          <b>{[...new Set(found.map(({ text }) => text))].join('、')}</b>
        </p>
      )}
      <div className="hit-foot">
        <ScoreBars scores={scores} bestKeyword={bestKeyword} />
        <CopyButton text={citationText(clause, status)} label={source.copyCitation} />
        <CopyButton text={clause.text} label={source.copyText} />
      </div>
    </li>
  );
}

function HitText({ hit: { clause, highlights }, sums }: { hit: Hit; sums: Hit['clause']['quantities'] }) {
  const strings = useStrings(searchStrings);
  const [isWhole, setIsWhole] = useState(false);
  const marked = [...highlights, ...sums.map(({ start, end }): Range => [start, end])];
  const whole = [clause.start, clause.end] as const;
  const [start, end] = isWhole ? whole : excerptOf(clause, marked, excerptLength);
  const isLong = clause.text.length > excerptLength;
  return (
    <p className="hit-text">
      {start > clause.start && '…'}
      <Highlighted clause={clause} ranges={marked} start={start} end={end} />
      {end < clause.end && '…'}
      {isLong && (
        <button
          type="button"
          className="text-button"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? strings.less : strings.whole}
        </button>
      )}
    </p>
  );
}

function why({ clause, highlights }: Hit, strings: (typeof searchStrings)['zh']): string {
  const words = highlights.map(([start, end]) => clause.text.slice(start - clause.start, end - clause.start));
  return words.length === 0 ? strings.noWords : `${strings.hitWords}${[...new Set(words)].join('、')}`;
}

/** The printed sums that were asked for; none where none were. */
function sumsIn({ quantities }: Hit['clause'], { minAmount, maxAmount }: HitCardProps['sums']) {
  if (minAmount === undefined && maxAmount === undefined) return [];
  return quantities.filter(
    ({ unit, value }) => unit === '元' && value >= (minAmount ?? 0) && value <= (maxAmount ?? Infinity),
  );
}
