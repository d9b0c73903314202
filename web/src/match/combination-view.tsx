import type { MatchResponse } from '../../../api/contract-calculator.ts';
import { awardStrings } from '../award/strings.ts';
import { useStrings } from '../i18n/index.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { isCeiling, sumOf } from './combination.ts';
import { CombinationTotal, DoubtWarning } from './combination-total.tsx';
import type { MatchResult, PolicyDocument } from './match-report.ts';
import { matchStrings } from './strings.ts';

interface CombinationViewProps {
  result: MatchResponse;
  documents: readonly PolicyDocument[];
}

/** What can be had together, with its sum and how far that can be relied on; what gives way, and for which clause. */
export function CombinationView({ result, documents }: CombinationViewProps) {
  const strings = useStrings(matchStrings);
  const { combination, eligible, undecided } = result;
  const { total, chosen, dropped, guaranteed } = combination;
  const titleOf = (awardId: string) => eligible.find((award) => award.awardId === awardId)?.title ?? awardId;
  const sum = sumOf(result);
  const isNothing = chosen.length === 0 && dropped.length === 0;
  return (
    <section className="panel combination" aria-label={strings.combination}>
      <DoubtWarning sum={sum} />
      <div>
        <h2>{strings.combination}</h2>
        <p className="next-hint">{strings.combinationHint}</p>
        {isNothing && <p>{strings.combinationNone}</p>}
        {!isNothing && total === null && <p>{strings.combinationOpen}</p>}
        {!isNothing && total !== null && <CombinationTotal total={total} sum={sum} />}
        {undecided.length > 0 && <p className="next-hint">{strings.undecidedOut(undecided.length)}</p>}
      </div>
      {!isNothing && (
        <div className="combination-parts" lang="zh-CN">
          <Chosen awards={sum.parts} documents={documents} />
          <Dropped dropped={dropped} titleOf={titleOf} />
          {guaranteed !== null && (
            <p className="guaranteed">
              {strings.guaranteed}：<strong>{guaranteed.total.text}</strong>（
              {guaranteed.chosen.map(titleOf).join('、')}）
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function Chosen(props: { awards: readonly MatchResult[]; documents: readonly PolicyDocument[] }) {
  const strings = useStrings(matchStrings);
  if (props.awards.length === 0) return null;
  return (
    <>
      <h3>{strings.chosen}</h3>
      <ul className="sums">
        {props.awards.map((award) => (
          <Part
            key={award.awardId}
            award={award}
            document={props.documents.find(({ documentId }) => documentId === award.documentId)}
          />
        ))}
      </ul>
    </>
  );
}

/** One award of the sum, with what its amount rests on. */
function Part({ award, document }: { award: MatchResult; document: PolicyDocument | undefined }) {
  const { standing, period } = useStrings(awardStrings);
  const { title, amount } = award;
  return (
    <li>
      <span>
        {title} {document !== undefined && <StatusTag status={document.status} />}{' '}
        {isCeiling(award) && <span className="tag">{standing.ceiling}</span>}
      </span>
      <span className="sum">
        <strong>{amount.text}</strong>
        {amount.period !== null && <small>{period[amount.period]}</small>}
      </span>
    </li>
  );
}

function Dropped(props: {
  dropped: MatchResponse['combination']['dropped'];
  titleOf: (awardId: string) => string;
}) {
  const strings = useStrings(matchStrings);
  if (props.dropped.length === 0) return null;
  return (
    <>
      <h3>{strings.dropped}</h3>
      <ul className="dropped">
        {props.dropped.map(({ awardId, because, subject }) => (
          <li key={awardId + (subject ?? '')}>
            <b>
              {props.titleOf(awardId)}
              {subject === undefined ? '' : `（${subject}）`}
            </b>
            ：{because}
          </li>
        ))}
      </ul>
    </>
  );
}
