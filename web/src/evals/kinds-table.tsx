import type { EvalsFindings } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { percent } from './figures.ts';
import { evalsStrings } from './strings.ts';

/** Which sorts of questions go wrong. */
export function KindsTable({ kinds }: Pick<EvalsFindings, 'kinds'>) {
  const strings = useStrings(evalsStrings);
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">{strings.kinds}</h2>
      <table className="panel">
        <thead>
          <tr>
            <th scope="col">{strings.kind}</th>
            <th scope="col" className="number">
              {strings.rightOf}
            </th>
            <th scope="col" className="number">
              {strings.wrongAmounts}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ name, cases, right, wrongNumbers }) => (
            <tr key={name}>
              <th scope="row">{strings.kindName(name)}</th>
              <td className="number">
                {right}/{cases} <small>{percent(cases === 0 ? 0 : right / cases)}</small>
              </td>
              <td className="number">{wrongNumbers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
