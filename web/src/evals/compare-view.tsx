import { useCallback } from 'react';
import type { EvalsRun } from '../../../api/contract-evals.ts';
import { compareEvals, listEvals, type CallOptions } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { usePolled } from '../use-polled.ts';
import { ComparisonView, type ComparedRuns } from './comparison-view.tsx';
import { percent, useTime } from './figures.ts';
import { evalsStrings } from './strings.ts';
import { useChoices } from './use-choices.ts';

/** Choosing another run, and what changed from the earlier of the two to the later. */
export function CompareView({ run }: { run: EvalsRun }) {
  const strings = useStrings(evalsStrings);
  const { chosen, choose } = useChoices();
  const { value } = usePolled(listEvals);
  const otherId = chosen('before');
  const others = (value?.runs ?? [])
    .filter(({ id, status }) => id !== run.id && status === 'done')
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const other = others.find(({ id }) => id === otherId);
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">{strings.compare}</h2>
      {others.length === 0 && otherId === '' ? (
        <p className="hint">{strings.nothingToCompare}</p>
      ) : (
        <div className="controls">
          <label htmlFor="before">{strings.compareWith}</label>
          <select
            className="control"
            id="before"
            value={otherId}
            onChange={({ target }) => choose('before', target.value)}
          >
            <option value="">{strings.noCompare}</option>
            {others.map((one) => (
              <RunOption key={one.id} run={one} />
            ))}
          </select>
        </div>
      )}
      {other !== undefined && <Compared key={other.id} {...inOrder(other, run)} />}
      {otherId !== '' && other === undefined && value !== null && <p role="alert">{strings.runGone}</p>}
    </section>
  );
}

/** Which of two runs came first, whichever page they are compared on. */
function inOrder(one: EvalsRun, other: EvalsRun): ComparedRuns {
  const isOneFirst = Date.parse(one.createdAt) <= Date.parse(other.createdAt);
  return isOneFirst ? { before: one, after: other } : { before: other, after: one };
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

function Compared({ before, after }: ComparedRuns) {
  const strings = useStrings(evalsStrings);
  const load = useCallback(
    (options: CallOptions) => compareEvals(before.id, after.id, options),
    [before.id, after.id],
  );
  const { value, error, reload } = usePolled(load);
  if (error !== null) {
    return <RequestFailure title={strings.compareFailed} error={error} onRetry={reload} />;
  }
  return value === null ? (
    <p role="status">{strings.comparing}</p>
  ) : (
    <ComparisonView comparison={value} before={before} after={after} />
  );
}
