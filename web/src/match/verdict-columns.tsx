import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { MatchResponse } from '../../../api/contract-calculator.ts';
import type { Citation } from '../../../api/contract.ts';
import { SourceAside } from '../source/source-aside.tsx';
import { useStrings } from '../i18n/index.ts';
import { useMedia } from '../source/use-media.ts';
import { MatchCard } from './match-card.tsx';
import { byNearness, verdicts, type PolicyDocument, type Verdict } from './match-report.ts';
import { matchStrings } from './strings.ts';

interface VerdictColumnsProps {
  result: MatchResponse;
  documents: readonly PolicyDocument[];
}

/** Cards of a column before the rest is unfolded: the nearest to a decision are what helps. */
const firstCards = 12;

/** What applies, what is open, what does not apply: side by side, or one at a time where there is no room. */
export function VerdictColumns({ result, documents }: VerdictColumnsProps) {
  const strings = useStrings(matchStrings);
  const isWide = useMedia('(min-width: 900px)');
  const [citation, setCitation] = useState<Citation | null>(null);
  const [parameters, setParameters] = useSearchParams();
  const shown = verdicts.find((verdict) => verdict === parameters.get('t')) ?? 'eligible';
  const column = (verdict: Verdict) => (
    <Column {...{ verdict, result, documents }} onOpen={setCitation} withHeading={isWide} />
  );
  const show = (verdict: string) =>
    setParameters(
      (now) => {
        const next = new URLSearchParams(now);
        next.set('t', verdict);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      {isWide ? (
        <div className="verdicts">
          {verdicts.map((verdict) => (
            <div key={verdict}>{column(verdict)}</div>
          ))}
        </div>
      ) : (
        <Tabs
          centered
          activeKey={shown}
          onChange={show}
          items={verdicts.map((verdict) => ({
            key: verdict,
            label: `${strings.columns[verdict]} ${result[verdict].length}`,
            children: column(verdict),
          }))}
        />
      )}
      <SourceAside citation={citation} onClose={() => setCitation(null)} />
    </>
  );
}

function Column(
  props: VerdictColumnsProps & {
    verdict: Verdict;
    withHeading: boolean;
    onOpen: (citation: Citation) => void;
  },
) {
  const { verdict, result, documents, withHeading, onOpen } = props;
  const strings = useStrings(matchStrings);
  const [isUnfolded, setUnfolded] = useState(false);
  const all = verdict === 'undecided' ? byNearness(result.undecided) : result[verdict];
  const awards = isUnfolded ? all : all.slice(0, firstCards);
  return (
    <section className={`verdict verdict-${verdict}`} aria-label={strings.columns[verdict]}>
      {withHeading && (
        <h2>
          {strings.columns[verdict]} <span className="count">{all.length}</span>
        </h2>
      )}
      <p className="next-hint">{all.length === 0 ? strings.empty[verdict] : strings.columnHints[verdict]}</p>
      {awards.map((award) => (
        <MatchCard key={award.awardId} {...{ award, verdict, documents, onOpen }} />
      ))}
      {awards.length < all.length && (
        <Button block onClick={() => setUnfolded(true)}>
          {strings.more(all.length - awards.length)}
        </Button>
      )}
    </section>
  );
}
