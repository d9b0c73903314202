import type { EvalsComparison } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { percent, points } from './figures.ts';
import { evalsStrings } from './strings.ts';

/** What got better, what broke, and whether chance explains it. */
export function ComparisonView({ comparison }: { comparison: EvalsComparison }) {
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
          {runs.map(({ id, before, after }) => (
            <li key={id}>
              {strings.runAspects[id]}：{before} → {after}
            </li>
          ))}
        </ul>
      )}
      {onlyBefore + onlyAfter + relabelled > 0 && (
        <p className="hint">{strings.leftOut(onlyBefore, onlyAfter, relabelled)}</p>
      )}
      <Changes title={strings.broken} changes={broken} />
      <Changes title={strings.mended} changes={mended} />
      <MeasureTable measures={comparison.measures} />
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

function MeasureTable({ measures }: Pick<EvalsComparison, 'measures'>) {
  const strings = useStrings(evalsStrings);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={strings.comparedMeasures}>
      <table>
        <thead>
          <tr>
            <th scope="col">{strings.measure}</th>
            <th scope="col" className="number">
              {strings.before}
            </th>
            <th scope="col" className="number">
              {strings.after}
            </th>
            <th scope="col" className="number">
              {strings.difference}
            </th>
            <th scope="col">{strings.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map(({ id, name, before, after, difference, verdict }) => (
            <tr key={id}>
              <th scope="row">{strings.measureName(id, name)}</th>
              <td className="number">{percent(before)}</td>
              <td className="number">{percent(after)}</td>
              <td className="number">
                {points(difference.value)}{' '}
                <small>
                  [{points(difference.low)}, {points(difference.high)}]
                </small>
              </td>
              <td className={`verdict-${verdict}`}>{strings.verdicts[verdict]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
