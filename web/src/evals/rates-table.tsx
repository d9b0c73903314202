import type { EvalsFindings } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { percent } from './figures.ts';
import { evalsStrings } from './strings.ts';

type Rate = EvalsFindings['rates'][number];

/** Every measure with its interval. */
export function RatesTable({ rates }: { rates: readonly Rate[] }) {
  const strings = useStrings(evalsStrings);
  return (
    <section aria-labelledby="measures">
      <h2 id="measures">{strings.measures}</h2>
      <table className="panel rates">
        <thead>
          <tr>
            <th scope="col">{strings.measure}</th>
            <th scope="col" colSpan={2}>
              {strings.share}
            </th>
            <th scope="col" className="number">
              {strings.counted}
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <RateRow key={rate.id} rate={rate} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RateRow({ rate }: { rate: Rate }) {
  const strings = useStrings(evalsStrings);
  const { id, name, value, low, high, better, cases } = rate;
  return (
    <tr>
      <th scope="row">
        {strings.measureName(id, name)}
        {better === 'lower' && <small> {strings.lowerBetter}</small>}
      </th>
      <td>
        <b>{percent(value)}</b>{' '}
        <small className="interval-text">
          [{percent(low)}, {percent(high)}]
        </small>
      </td>
      <td className="interval">
        <Interval value={value} low={low} high={high} />
      </td>
      <td className="number">{cases}</td>
    </tr>
  );
}

/** From 0 to 1: the interval as a line, the rate as a stroke. The figures stand beside it. */
function Interval({ value, low, high }: Pick<Rate, 'value' | 'low' | 'high'>) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="4.5" width="100" height="1" fill="#dfe3e8" />
      <rect x={100 * low} y="3" width={Math.max(0.8, 100 * (high - low))} height="4" fill="#9dbdd8" />
      <rect x={Math.min(98.8, 100 * value)} y="1" width="1.2" height="8" fill="#0f4c81" />
    </svg>
  );
}
