import { Button } from 'antd';
import { useId } from 'react';
import { useStrings } from '../i18n/index.ts';
import { CopyLink } from '../profile/copy-link.tsx';
import { download, toCsv, toMarkdown } from './export-file.ts';
import { matchStrings } from './strings.ts';
import { useReport, type ReportProps } from './use-report.ts';

/** The result to take along: as a link, on paper, as a table. Without a `report`, what is told has no result yet. */
export function ExportBar({ report }: { report: ReportProps | null }) {
  const strings = useStrings(matchStrings);
  const id = useId();
  return (
    <span className="choices export-bar">
      <CopyLink />
      {report === null ? (
        <>
          {[strings.print, strings.csv, strings.markdown].map((name) => (
            <Button key={name} disabled title={strings.exportWaits} aria-describedby={id}>
              {name}
            </Button>
          ))}
          <span id={id} className="visually-hidden">
            {strings.exportWaits}
          </span>
        </>
      ) : (
        <Exports {...report} />
      )}
    </span>
  );
}

function Exports(props: ReportProps) {
  const strings = useStrings(matchStrings);
  const table = useReport(props);
  return (
    <>
      <Button onClick={() => window.print()}>{strings.print}</Button>
      <Button onClick={() => download(`${strings.fileName}.csv`, 'text/csv;charset=utf-8', toCsv(table))}>
        {strings.csv}
      </Button>
      <Button
        onClick={() => download(`${strings.fileName}.md`, 'text/markdown;charset=utf-8', toMarkdown(table))}
      >
        {strings.markdown}
      </Button>
    </>
  );
}
