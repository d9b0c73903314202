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
import { wordList, type HitWords } from './hit-words.ts';
import { rememberOpened } from './opened-hit.ts';
import { searchStrings } from './strings.ts';

/** Characters of a long clause that are shown at first. */
const excerptLength = 150;

type Hit = SearchResponse['hits'][number];

interface HitCardProps {
  hit: Hit;
  words: HitWords;
  status: Status;
  isAddressed: boolean;
  bestKeyword: number;
  /** In yuan: the sums that were asked for. */
  sums: { minAmount?: number; maxAmount?: number };
}

/** A clause that was found: where it stands, what it says, and why it is here. */
export function HitCard({ hit, words, status, isAddressed, bestKeyword, sums }: HitCardProps) {
  const strings = useStrings(searchStrings);
  const source = useStrings(sourceStrings);
  const { clause, scores } = hit;
  const { documentId, clauseId, documentTitle, locator, headings, heading } = clause;
  const found = sumsIn(clause, sums);
  return (
    <li className="hit">
      <div className="hit-head">
        <Link
          className="hit-link"
          data-clause={clauseId}
          href={documentHref(documentId, { clause: clauseId })}
          onClick={() => rememberOpened(clauseId)}
        >
          《{documentTitle}》<b>{locator}</b>
        </Link>
        <StatusTag status={status} />
        {isAddressed && <span className="tag tag-calculated">{strings.addressBadge}</span>}
      </div>
      <p className="hit-path">
        {[...new Set([...headings, heading])].filter((one) => one !== '').join(' › ')}
      </p>
      <HitText hit={hit} words={words} sums={found} />
      <p className="hit-why">{why(clause, words, strings)}</p>
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

interface HitTextProps extends Pick<HitCardProps, 'hit' | 'words'> {
  sums: Hit['clause']['quantities'];
}

function HitText({ hit: { clause }, words, sums }: HitTextProps) {
  const strings = useStrings(searchStrings);
  const [isWhole, setIsWhole] = useState(false);
  const marked = [...words.literal, ...words.related, ...sums.map(({ start, end }): Range => [start, end])];
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

function why(
  clause: Hit['clause'],
  { literal, related }: HitWords,
  strings: (typeof searchStrings)['zh'],
): string {
  const parts = [
    literal.length > 0 ? `${strings.hitWords}${wordList(clause, literal).join('、')}` : '',
    related.length > 0 ? `${strings.relatedWords}${wordList(clause, related).join('、')}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? strings.noWords : parts.join('　');
}

/** The printed sums that were asked for; none where none were. */
function sumsIn({ quantities }: Hit['clause'], { minAmount, maxAmount }: HitCardProps['sums']) {
  if (minAmount === undefined && maxAmount === undefined) return [];
  return quantities.filter(
    ({ unit, value }) => unit === '元' && value >= (minAmount ?? 0) && value <= (maxAmount ?? Infinity),
  );
}
