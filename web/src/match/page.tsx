import { useCallback, useState } from 'react';
import { AsOfPicker } from '../as-of-picker.tsx';
import '../award/award.css';
import { match, type CallOptions } from '../client.ts';
import '../facts/facts.css';
import { useVocabulary } from '../facts/vocabulary.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { BrokenLink } from '../profile/broken-link.tsx';
import { factIssues } from '../profile/field-issues.ts';
import { profileStrings } from '../profile/strings.ts';
import '../profile/profile.css';
import { useProfile } from '../profile/use-profile.ts';
import { useLibrary } from '../source/library.ts';
import '../source/source.css';
import { useLiveRequest } from '../use-live-request.ts';
import { CombinationView } from './combination-view.tsx';
import { ExportBar } from './export-bar.tsx';
import './match.css';
import { NextQuestion } from './next-question.tsx';
import { PrintReport } from './print-report.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { matchStrings } from './strings.ts';
import { VerdictColumns } from './verdict-columns.tsx';

/** Milliseconds without a change before the server is asked: a figure is typed digit by digit. */
const typingPause = 250;

/**
 * A company against every award of the library. The address holds what is known of the company (`f`), the day (`asOf`) and
 * the column that a phone shows (`t`).
 */
export function MatchPage() {
  const strings = useStrings(matchStrings);
  const shared = useStrings(profileStrings);
  const profile = useProfile();
  const vocabulary = useVocabulary();
  const { documents } = useLibrary();
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  const { facts, asOf } = profile;
  const load = useCallback(
    (options: CallOptions) => match({ facts, ...(asOf === null ? {} : { asOf }) }, options),
    [facts, asOf],
  );
  const { value: result, error, pending, retry } = useLiveRequest(load, typingPause);
  const issues = factIssues(error);
  const isEmpty = Object.keys(facts).length === 0;
  return (
    <div className="match">
      <div className="match-screen">
        <h1>{strings.title}</h1>
        <p className="page-intro">{strings.intro}</p>
        {profile.isBroken && <BrokenLink onDismiss={() => profile.setFacts({}, true)} />}
        <ProfilePanel {...{ profile, vocabulary, issues, words }} onWords={setWords} />
        <div className="toolbar">
          <AsOfPicker asOf={asOf} onChange={profile.setAsOf} />
          {result !== null && !isEmpty && <ExportBar {...{ result, documents, vocabulary, profile }} />}
        </div>
        {error !== null && issues.size === 0 && !pending && (
          <RequestFailure title={strings.failed} error={error} onRetry={retry} />
        )}
        {issues.size > 0 && (
          <p className="stale-note" role="status">
            {shared.issues}
          </p>
        )}
        {result !== null && (
          <div
            className={error !== null && !pending ? 'match-result is-stale' : 'match-result'}
            aria-busy={pending}
          >
            <p className="visually-hidden" role="status">
              {strings.counts(result.eligible.length, result.undecided.length, result.ineligible.length)}
            </p>
            <NextQuestion
              questions={result.questions}
              {...{ vocabulary, profile, isEmpty }}
              decided={result.eligible.length + result.ineligible.length}
              undecided={result.undecided.length}
            />
            {!isEmpty && (
              <>
                <CombinationView result={result} />
                <VerdictColumns {...{ result, documents }} />
              </>
            )}
          </div>
        )}
      </div>
      {result !== null && <PrintReport {...{ result, documents, vocabulary, profile }} />}
    </div>
  );
}
