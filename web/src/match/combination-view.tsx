import type { MatchResponse } from '../../../api/contract-calculator.ts';
import { AmountView } from '../award/amount-view.tsx';
import { useStrings } from '../i18n/index.ts';
import type { MatchResult } from './match-report.ts';
import { matchStrings } from './strings.ts';

/** What can be had together, with its sum; what gives way to it, and for which clause. */
export function CombinationView({ result }: { result: MatchResponse }) {
  const strings = useStrings(matchStrings);
  const { combination, eligible, undecided } = result;
  const { total, chosen, dropped, guaranteed } = combination;
  const titleOf = (awardId: string) => eligible.find((award) => award.awardId === awardId)?.title ?? awardId;
  const isNothing = chosen.length === 0 && dropped.length === 0;
  return (
    <section className="panel combination" aria-label={strings.combination}>
      <div>
        <h2>{strings.combination}</h2>
        <p className="next-hint">{strings.combinationHint}</p>
        {isNothing && <p>{strings.combinationNone}</p>}
        {!isNothing && total === null && <p>{strings.combinationOpen}</p>}
        {!isNothing && total !== null && <AmountView amount={total} final large />}
        {undecided.length > 0 && <p className="next-hint">{strings.undecidedOut(undecided.length)}</p>}
      </div>
      {!isNothing && (
        <div className="combination-parts" lang="zh-CN">
          <Chosen awards={eligible.filter(({ awardId }) => chosen.includes(awardId))} />
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

function Chosen({ awards }: { awards: readonly MatchResult[] }) {
  const strings = useStrings(matchStrings);
  if (awards.length === 0) return null;
  return (
    <>
      <h3>{strings.chosen}</h3>
      <ul className="sums">
        {awards.map(({ awardId, title, amount }) => (
          <li key={awardId}>
            <span>{title}</span>
            <strong>{amount.text}</strong>
          </li>
        ))}
      </ul>
    </>
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
