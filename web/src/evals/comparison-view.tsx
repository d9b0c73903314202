import type { EvalsComparison, EvalsRun } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { percent, points, useTime } from './figures.ts';
import { evalsStrings } from './strings.ts';

/** The earlier and the later of two runs. */
export interface ComparedRuns {
  before: EvalsRun;
  after: EvalsRun;
}

/** What got better, what broke, and whether chance explains it. */
export function ComparisonView({
  comparison,
  before,
  after,
}: ComparedRuns & { comparison: EvalsComparison }) {
  const strings = useStrings(evalsStrings);
  const { runs, common, mended, broken, p, onlyBefore, onlyAfter, relabelled } = comparison;
  const changed = mended.length + broken.length > 0;
  return (
    <div className="panel comparison">
      <p role="status">
        <b>{changed ? strings.changed(common, mended.length, broken.length) : strings.unchanged(common)}</b>{' '}
        {changed && (p < 0.05 ? strings.noChance(p.toPrecision(2)) : strings.chance(p.toPrecision(2)))}
      </p>
      {runs.length > 0 && (
        <ul className="run-differences" aria-label={strings.runsDiffer}>
          {runs.map(({ id, before: was, after: is }) => (
            <li key={id}>
              {strings.runAspects[id]}：{was} → {is}
            </li>
          ))}
        </ul>
      )}
      {onlyBefore + onlyAfter + relabelled > 0 && (
        <p className="hint">{strings.leftOut(onlyBefore, onlyAfter, relabelled)}</p>
      )}
      <Changes title={strings.broken} changes={broken} />
      <Changes title={strings.mended} changes={mended} />
      <MeasureTable measures={comparison.measures} before={before} after={after} />
    </div>
  );
}

function Changes({ title, changes }: { title: string; changes: EvalsComparison['broken'] }) {
  const strings = useStrings(evalsStrings);
  if (changes.length === 0) return null;
  return (
    <>
      <h3>
        {title}（{changes.length}）
      </h3>
      <ul className="changes" lang="zh-CN">
        {changes.map(({ set, id, question, cause }) => (
          <li key={`${set} ${id}`}>
            {question} <small>{id}</small>
            {cause !== null && (
              <>
                {' '}
                <span className="tag">{strings.causeName(cause.id, cause.name)}</span>{' '}
                <small>{cause.evidence}</small>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function MeasureTable({ measures, before, after }: ComparedRuns & Pick<EvalsComparison, 'measures'>) {
  const strings = useStrings(evalsStrings);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={strings.comparedMeasures}>
      <table>
        <thead>
          <tr>
            <th scope="col">{strings.measure}</th>
            <th scope="col">{strings.verdict}</th>
            <th scope="col" className="number">
              {strings.difference}
            </th>
            <RunColumn name={strings.before} run={before} />
            <RunColumn name={strings.after} run={after} />
          </tr>
        </thead>
        <tbody>
          {measures.map(({ id, name, before: was, after: is, difference, verdict }) => (
            <tr key={id}>
              <th scope="row">{strings.measureName(id, name)}</th>
              <td className={`verdict-${verdict}`}>{strings.verdicts[verdict]}</td>
              <td className="number">
                {points(difference.value)}{' '}
                <small>
                  [{points(difference.low)}, {points(difference.high)}]
                </small>
              </td>
              <td className="number">{percent(was)}</td>
              <td className="number">{percent(is)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunColumn({ name, run: { file, createdAt } }: { name: string; run: EvalsRun }) {
  const time = useTime();
  return (
    <th scope="col" className="number">
      {name}
      <small className="compared-run">
        {file}
        <br />
        {time(createdAt)}
      </small>
    </th>
  );
}
