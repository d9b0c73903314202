import { useCallback } from 'react';
import type { EvalsFindings, EvalsRun } from '../../../api/contract-evals.ts';
import { evalsPath, readFindings, type CallOptions } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { usePolled } from '../use-polled.ts';
import { CausesView } from './causes-view.tsx';
import { CompareView } from './compare-view.tsx';
import { FailedCases } from './failed-cases.tsx';
import { Headlines } from './headlines.tsx';
import { KindsTable } from './kinds-table.tsx';
import { RatesTable } from './rates-table.tsx';
import { evalsStrings } from './strings.ts';

/** What came out of a finished run. */
export function FindingsView({ run }: { run: EvalsRun }) {
  const strings = useStrings(evalsStrings);
  const { id } = run;
  const load = useCallback((options: CallOptions) => readFindings(id, options), [id]);
  const { value: findings, error, reload } = usePolled(load);
  if (error !== null) {
    return <RequestFailure title={strings.findingsFailed} error={error} onRetry={reload} />;
  }
  return findings === null ? null : <Findings run={run} findings={findings} />;
}

function Findings({ run, findings }: { run: EvalsRun; findings: EvalsFindings }) {
  const strings = useStrings(evalsStrings);
  const { rates, latency, knowledgeBase } = findings;
  return (
    <>
      <Headlines findings={findings} />
      <p className="hint">
        {latency.p50 !== null && latency.p95 !== null && (
          <>
            {strings.answeredIn(strings.milliseconds(latency.p50), strings.milliseconds(latency.p95))}
            <br />
          </>
        )}
        {strings.knowledgeBase(knowledgeBase.version, knowledgeBase.documents)}
      </p>
      <Downloads runId={run.id} />
      <CompareView run={run} />
      <CausesView findings={findings} />
      <FailedCases findings={findings} />
      <div className="tables">
        <RatesTable rates={rates} />
        <KindsTable kinds={findings.kinds} />
      </div>
    </>
  );
}

/** The report is a page of its own, made to be kept and sent on. */
function Downloads({ runId }: { runId: string }) {
  const strings = useStrings(evalsStrings);
  const path = evalsPath(runId);
  return (
    <p className="downloads">
      <a href={`${path}/report`} target="_blank" rel="noreferrer">
        {strings.fullReport}
      </a>
      <a href={`${path}/report?format=md`} target="_blank" rel="noreferrer">
        {strings.reportMarkdown}
      </a>
      <a href={`${path}/report?format=json`} target="_blank" rel="noreferrer">
        {strings.reportJson}
      </a>
      <a href={`${path}/records`} target="_blank" rel="noreferrer">
        {strings.records}
      </a>
    </p>
  );
}
