import { useCallback } from 'react';
import { Link } from 'wouter';
import type { EvalsRun } from '../../../api/contract-evals.ts';
import { readEvals, type CallOptions } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { usePolled } from '../use-polled.ts';
import { FindingsView } from './findings-view.tsx';
import { useTime } from './figures.ts';
import { RunProgress } from './run-progress.tsx';
import { isOpen } from './run-state.ts';
import { RunTag } from './runs-table.tsx';
import { evalsStrings } from './strings.ts';

const hasEnded = (run: EvalsRun) => !isOpen(run);

/** One run: how far it is, and what came out. */
export function RunPage({ runId }: { runId: string }) {
  const strings = useStrings(evalsStrings);
  const load = useCallback((options: CallOptions) => readEvals(runId, options), [runId]);
  const { value: run, error, reload } = usePolled(load, hasEnded);
  return (
    <div className="evals">
      <p className="crumb">
        <Link href="/evals">← {strings.backToRuns}</Link>
      </p>
      {run === null ? <h1>{strings.title}</h1> : <RunHead run={run} />}
      {error !== null && <RequestFailure title={strings.runFailed} error={error} onRetry={reload} />}
      {run !== null && <RunBody run={run} onChange={reload} />}
    </div>
  );
}

function RunHead({ run }: { run: EvalsRun }) {
  const time = useTime();
  return (
    <div className="run-head">
      <h1>{run.file}</h1>
      <RunTag run={run} />
      <span className="hint">{time(run.createdAt)}</span>
    </div>
  );
}

function RunBody({ run, onChange }: { run: EvalsRun; onChange: () => void }) {
  const strings = useStrings(evalsStrings);
  switch (run.status) {
    case 'queued':
    case 'running':
      return <RunProgress run={run} onCancelled={onChange} />;
    case 'done':
      return <FindingsView run={run} />;
    case 'cancelled':
      return (
        <div className="panel">
          <p>{strings.cancelled}</p>
          <RecordsLink run={run} />
        </div>
      );
    case 'failed':
      return (
        <div className="panel problems" role="alert">
          <h2>{strings.failedRun}</h2>
          <p lang="zh-CN">{run.error}</p>
          <RecordsLink run={run} />
        </div>
      );
  }
}

/** Even of a run that did not end, what was asked is there. */
function RecordsLink({ run: { id, done, total } }: { run: EvalsRun }) {
  const strings = useStrings(evalsStrings);
  return (
    <p>
      {strings.asked(done, total)}　<a href={`/api/evals/${id}/records`}>{strings.records}</a>
    </p>
  );
}
