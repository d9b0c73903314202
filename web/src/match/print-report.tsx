import { sourceStrings } from '../source/strings.ts';
import { useStrings } from '../i18n/index.ts';
import { CombinationView } from './combination-view.tsx';
import { reportRows, verdicts, type ReportRow } from './match-report.ts';
import { matchStrings } from './strings.ts';
import { useReport, type ReportProps } from './use-report.ts';

/** The result for paper: nothing folded, nothing to click, the status of each document beside its words. */
export function PrintReport(props: ReportProps & { isFormer: boolean }) {
  const { run, documents, isFormer } = props;
  const strings = useStrings(matchStrings);
  const { title, facts, factsTitle, disclaimer } = useReport(props);
  const rows = reportRows(run.result, documents);
  return (
    <div className="print-report">
      <h1>{title}</h1>
      {isFormer && <p className="stale-note">{strings.former}</p>}
      <p>
        {strings.report.asOf}：{run.asOf}
      </p>
      <p>{disclaimer.text}</p>
      <h2>{factsTitle}</h2>
      <ul>
        {facts.map(({ label, text }) => (
          <li key={label}>
            {label}：{text}
          </li>
        ))}
      </ul>
      <CombinationView result={run.result} documents={documents} />
      {verdicts.map((verdict) => (
        <section key={verdict}>
          <h2>
            {strings.columns[verdict]}（{run.result[verdict].length}）
          </h2>
          <table>
            <tbody>
              {rows
                .filter((row) => row.verdict === verdict)
                .map((row) => (
                  <PrintRow key={row.award + row.locator} row={row} />
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}

function PrintRow({ row }: { row: ReportRow }) {
  const strings = useStrings(matchStrings);
  const { status } = useStrings(sourceStrings);
  const why = row.why === null ? row.because : strings.uncounted[row.why];
  return (
    <tr>
      <th scope="row">{row.award}</th>
      <td>
        {row.verdict === 'ineligible' ? '' : row.amount}
        <p>
          {strings.counted[row.counted]}
          {why !== '' && `：${why}`}
        </p>
      </td>
      <td>
        《{row.document}》{row.locator}（{status[row.status]}）{row.reason !== '' && <p>{row.reason}</p>}
        {row.verdict === 'eligible' && <q>{row.quote}</q>}
      </td>
    </tr>
  );
}
