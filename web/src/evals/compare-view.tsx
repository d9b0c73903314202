import { useCallback } from 'react';
import type { EvalsRun } from '../../../api/contract-evals.ts';
import { compareEvals, listEvals, type CallOptions } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { usePolled } from '../use-polled.ts';
import { ComparisonView } from './comparison-view.tsx';
import { percent, useTime } from './figures.ts';
import { evalsStrings } from './strings.ts';
import { useChoices } from './use-choices.ts';

/** Choosing an earlier run, and what changed since. */
export function CompareView({ runId }: { runId: string }) {
  const strings = useStrings(evalsStrings);
  const { chosen, choose } = useChoices();
  const { value } = usePolled(listEvals);
  const before = chosen('before');
  const others = (value?.runs ?? []).filter(({ id, status }) => id !== runId && status === 'done');
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">{strings.compare}</h2>
      {others.length === 0 && before === '' ? (
        <p className="hint">{strings.nothingToCompare}</p>
      ) : (
        <div className="controls">
          <label htmlFor="before">{strings.compareWith}</label>
          <select
            className="control"
            id="before"
            value={before}
            onChange={({ target }) => choose('before', target.value)}
          >
            <option value="">{strings.noCompare}</option>
            {others.map((run) => (
              <RunOption key={run.id} run={run} />
            ))}
          </select>
        </div>
      )}
      {before !== '' && <Compared key={before} before={before} after={runId} />}
    </section>
  );
}

function RunOption({ run: { id, file, createdAt, summary } }: { run: EvalsRun }) {
  const time = useTime();
  const share = summary === null || summary.cases === 0 ? '' : ` · ${percent(summary.right / summary.cases)}`;
  return (
    <option value={id}>
      {file} · {time(createdAt)}
      {share}
    </option>
  );
}

function Compared({ before, after }: { before: string; after: string }) {
  const strings = useStrings(evalsStrings);
  const load = useCallback((options: CallOptions) => compareEvals(before, after, options), [before, after]);
  const { value, error, reload } = usePolled(load);
  if (error !== null) {
    return <RequestFailure title={strings.compareFailed} error={error} onRetry={reload} />;
  }
  return value === null ? <p role="status">{strings.comparing}</p> : <ComparisonView comparison={value} />;
}
