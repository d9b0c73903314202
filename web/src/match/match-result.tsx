import type { Fact } from '../facts/fact-values.ts';
import { useStrings } from '../i18n/index.ts';
import type { Profile } from '../profile/use-profile.ts';
import { CombinationView } from './combination-view.tsx';
import type { MatchRun, PolicyDocument } from './match-report.ts';
import { NextQuestion } from './next-question.tsx';
import { matchStrings } from './strings.ts';
import { VerdictColumns } from './verdict-columns.tsx';

/** How a result stands to what is told now. */
export type Freshness = 'current' | 'pending' | 'failed';

interface MatchResultProps {
  run: MatchRun;
  freshness: Freshness;
  documents: readonly PolicyDocument[];
  vocabulary: readonly Fact[];
  profile: Profile;
}

export function isTold(facts: MatchRun['facts']): boolean {
  return Object.keys(facts).length > 0;
}

/** The verdicts with the next question; set off, and said to be so, while they are not those of what is told now. */
export function MatchResultView({ run, freshness, documents, vocabulary, profile }: MatchResultProps) {
  const { result } = run;
  const isEmpty = !isTold(profile.facts);
  // What holds for a company of which nothing is known is no verdict on the one that was told of since.
  const hasVerdicts = !isEmpty && isTold(run.facts);
  if (freshness === 'failed' && !hasVerdicts && !isEmpty) return null;
  const isFormer = freshness !== 'current' && hasVerdicts;
  return (
    <div
      className={isFormer ? `match-result match-former match-${freshness}` : 'match-result'}
      aria-busy={freshness === 'pending'}
    >
      {hasVerdicts && <Status result={result} freshness={freshness} />}
      <NextQuestion
        questions={result.questions}
        {...{ vocabulary, profile, isEmpty }}
        progress={
          hasVerdicts
            ? {
                decided: result.eligible.length + result.ineligible.length,
                undecided: result.undecided.length,
              }
            : null
        }
      />
      {hasVerdicts && (
        <>
          <CombinationView {...{ result, documents }} />
          <VerdictColumns {...{ result, documents }} />
        </>
      )}
    </div>
  );
}

/** Spoken where the result is new, to be seen by all where it is not. */
function Status({ result, freshness }: { result: MatchRun['result']; freshness: Freshness }) {
  const strings = useStrings(matchStrings);
  const { eligible, undecided, ineligible } = result;
  return freshness === 'current' ? (
    <p className="visually-hidden" role="status">
      {strings.counts(eligible.length, undecided.length, ineligible.length)}
    </p>
  ) : (
    <p className="former-note" role="status">
      {strings.former}
    </p>
  );
}
