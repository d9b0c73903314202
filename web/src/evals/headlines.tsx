import type { EvalsFindings } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { percent } from './figures.ts';
import { evalsStrings } from './strings.ts';

/** What decides whether strangers may ask, in this order. */
const deciding = ['right', 'wrongNumber', 'refused', 'falselyRefused', 'quoteExact'];

/** The few figures to read first. */
export function Headlines({ findings: { rates, right, cases } }: { findings: EvalsFindings }) {
  const strings = useStrings(evalsStrings);
  const shown = deciding.flatMap((id) => rates.filter((rate) => rate.id === id));
  return (
    <section aria-label={strings.result}>
      <p className="verdict">{strings.ofCases(right, cases)}</p>
      <dl className="headlines">
        {shown.map(({ id, name, value, low, high, better, cases: counted }) => (
          <div key={id} className="panel">
            <dt>
              {strings.measureName(id, name)}
              {better === 'lower' && <small> {strings.lowerBetter}</small>}
            </dt>
            <dd>
              <b>{percent(value)}</b>
              <small>
                [{percent(low)}, {percent(high)}] <span>{strings.caseCount(counted)}</span>
              </small>
            </dd>
          </div>
        ))}
      </dl>
      <p className="hint">{strings.interval}</p>
    </section>
  );
}
