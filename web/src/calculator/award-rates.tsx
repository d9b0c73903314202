import type { AwardDetail } from '../../../api/contract-calculator.ts';
import { useStrings } from '../i18n/index.ts';
import { calculatorStrings } from './strings.ts';

/** What the clause prints: bands, levels and rates with their limits, and what else there is to know. */
export function AwardRates({ award: { rates, limits, notes } }: { award: AwardDetail }) {
  const strings = useStrings(calculatorStrings);
  return (
    <>
      {rates.length + limits.length > 0 && (
        <section className="panel" aria-label={strings.rates}>
          <h2>{strings.rates}</h2>
          <table className="figures" lang="zh-CN">
            <thead>
              <tr>
                <th scope="col">{strings.when}</th>
                <th scope="col">{strings.gives}</th>
              </tr>
            </thead>
            <tbody>
              {rates.map(({ when, gives }) => (
                <tr key={when + gives}>
                  <th scope="row">{when === '' ? strings.forAll : when}</th>
                  <td>{gives}</td>
                </tr>
              ))}
              {limits.map(({ text, yearly, soft }) => (
                <tr key={text} className="limit">
                  <th scope="row">{strings.limit}</th>
                  <td>
                    {strings.limitKind(yearly, soft)} {text}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {notes.length > 0 && (
        <section className="panel" aria-label={strings.notes}>
          <h2>{strings.notes}</h2>
          <ul className="notes" lang="zh-CN">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
