import type { EvalsRunList } from '../../../api/contract-evals.ts';
import { listEvals } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { usePolled } from '../use-polled.ts';
import { isOpen } from './run-state.ts';
import { RunsTable } from './runs-table.tsx';
import { StartRun } from './start-run.tsx';
import { evalsStrings } from './strings.ts';

const allEnded = ({ runs }: EvalsRunList) => !runs.some(isOpen);

/** The start of a run, and all that were. */
export function RunsPage() {
  const strings = useStrings(evalsStrings);
  const { value, error, reload } = usePolled(listEvals, allEnded);
  return (
    <div className="evals">
      <h1>{strings.title}</h1>
      <p className="lead">{strings.intro}</p>
      <StartRun running={value?.runs.find(isOpen) ?? null} onRefused={reload} />
      <section aria-labelledby="runs">
        <h2 id="runs">{strings.runs}</h2>
        {value !== null && <RunsTable runs={value.runs} />}
        {value === null && error !== null && (
          <RequestFailure title={strings.runsFailed} error={error} onRetry={reload} />
        )}
      </section>
    </div>
  );
}
