import { useCallback } from 'react';
import { AsOfPicker } from '../as-of-picker.tsx';
import '../award/award.css';
import { match, type CallOptions } from '../client.ts';
import '../facts/facts.css';
import { useVocabulary } from '../facts/vocabulary.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { BrokenLink } from '../profile/broken-link.tsx';
import { factIssues } from '../profile/field-issues.ts';
import '../profile/profile.css';
import { useProfile } from '../profile/use-profile.ts';
import { useLibrary } from '../source/library.ts';
import '../source/source.css';
import { useLiveRequest } from '../use-live-request.ts';
import { ExportBar } from './export-bar.tsx';
import './match.css';
import { todayInChina, type MatchRun } from './match-report.ts';
import { isTold, MatchResultView } from './match-result.tsx';
import { PrintReport } from './print-report.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { matchStrings } from './strings.ts';

/** Milliseconds without a change before the server is asked: a figure is typed digit by digit. */
const typingPause = 250;

/**
 * A company against every award of the library. The address holds what is known of the company (`f`), the day (`asOf`) and
 * the column that a phone shows (`t`).
 */
export function MatchPage() {
  const strings = useStrings(matchStrings);
  const profile = useProfile();
  const vocabulary = useVocabulary();
  const { documents } = useLibrary();
  const { facts, asOf } = profile;
  const load = useCallback(
    async (options: CallOptions): Promise<MatchRun> => {
      const day = asOf ?? todayInChina();
      return { result: await match({ facts, asOf: day }, options), facts, asOf: day };
    },
    [facts, asOf],
  );
  const { value: run, error, pending, retry } = useLiveRequest(load, typingPause);
  const issues = factIssues(error);
  const freshness = pending ? 'pending' : error === null ? 'current' : 'failed';
  const report = run !== null && isTold(run.facts) && isTold(facts) ? { run, documents, vocabulary } : null;
  return (
    <div className="match">
      <div className="match-screen">
        <h1>{strings.title}</h1>
        <p className="page-intro">{strings.intro}</p>
        {profile.isBroken && <BrokenLink onDismiss={() => profile.setFacts({}, true)} />}
        <ProfilePanel {...{ profile, vocabulary, issues }} />
        <div className="toolbar">
          <AsOfPicker asOf={asOf} onChange={profile.setAsOf} />
          {isTold(facts) && <ExportBar report={freshness === 'current' ? report : null} />}
        </div>
        {freshness === 'failed' && issues.size === 0 && (
          <RequestFailure title={strings.failed} error={error} onRetry={retry} />
        )}
        {issues.size > 0 && (
          <p className="stale-note" role="status">
            {strings.issues}
          </p>
        )}
        {run !== null && <MatchResultView {...{ run, freshness, documents, vocabulary, profile }} />}
      </div>
      {report !== null && <PrintReport {...report} isFormer={freshness !== 'current'} />}
    </div>
  );
}
