import { Link } from 'wouter';
import type { EvalsRun } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { percent, useTime } from './figures.ts';
import { evalsStrings } from './strings.ts';

/** Newest first. */
export function RunsTable({ runs }: { runs: readonly EvalsRun[] }) {
  const strings = useStrings(evalsStrings);
  const time = useTime();
  if (runs.length === 0) return <p className="panel empty">{strings.noRuns}</p>;
  return (
    <table className="panel runs">
      <thead>
        <tr>
          <th scope="col">{strings.file}</th>
          <th scope="col">{strings.when}</th>
          <th scope="col">{strings.state}</th>
          <th scope="col" className="number">
            {strings.rightOf}
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              <Link href={`/evals/${run.id}`}>{run.file}</Link>
            </th>
            <td>{time(run.createdAt)}</td>
            <td>
              <RunTag run={run} /> {run.status === 'running' && `${run.done}/${run.total}`}
            </td>
            <td className="number">{run.summary !== null && <RightShare summary={run.summary} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How far a run is, in a word. */
export function RunTag({ run }: { run: EvalsRun }) {
  const strings = useStrings(evalsStrings);
  return <span className={`tag run-${run.status}`}>{strings.states[run.status]}</span>;
}

function RightShare({ summary: { right, cases } }: { summary: NonNullable<EvalsRun['summary']> }) {
  return (
    <>
      {right}/{cases} <small>{percent(cases === 0 ? 0 : right / cases)}</small>
    </>
  );
}
