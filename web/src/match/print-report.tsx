import { sourceStrings } from '../source/strings.ts';
import { useStrings } from '../i18n/index.ts';
import { CombinationView } from './combination-view.tsx';
import { verdicts } from './match-report.ts';
import { matchStrings } from './strings.ts';
import { useReport, type ReportProps } from './use-report.ts';

/** The result for paper: nothing folded, nothing to click, the status of each document beside its words. */
export function PrintReport(props: ReportProps) {
  const strings = useStrings(matchStrings);
  const shared = useStrings(sourceStrings);
  const { rows, facts, words } = useReport(props);
  const { asOf } = props.profile;
  return (
    <div className="print-report">
      <h1>{words.title}</h1>
      {asOf !== null && (
        <p>
          {strings.report.asOf}：{asOf}
        </p>
      )}
      <h2>{words.facts}</h2>
      <ul>
        {facts.map(({ label, text }) => (
          <li key={label}>
            {label}：{text}
          </li>
        ))}
      </ul>
      <CombinationView result={props.result} />
      {verdicts.map((verdict) => (
        <section key={verdict}>
          <h2>
            {strings.columns[verdict]}（{props.result[verdict].length}）
          </h2>
          <table>
            <tbody>
              {rows
                .filter((row) => row.verdict === verdict)
                .map((row) => (
                  <tr key={row.award + row.locator}>
                    <th scope="row">{row.award}</th>
                    <td>{verdict === 'ineligible' ? '' : row.amount}</td>
                    <td>
                      《{row.document}》{row.locator}（{shared.status[row.status]}）
                      {row.reason !== '' && <p>{row.reason}</p>}
                      {verdict === 'eligible' && <q>{row.quote}</q>}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
      <p>{words.disclaimer}</p>
    </div>
  );
}
