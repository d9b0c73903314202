import { Button } from 'antd';
import { useStrings } from '../i18n/index.ts';
import { CopyLink } from '../profile/copy-link.tsx';
import { download, toCsv, toMarkdown } from './export-file.ts';
import { matchStrings } from './strings.ts';
import { useReport, type ReportProps } from './use-report.ts';

/** The result to take along: as a link, on paper, as a table. */
export function ExportBar(props: ReportProps) {
  const strings = useStrings(matchStrings);
  const { rows, facts, words } = useReport(props);
  return (
    <span className="choices export-bar">
      <CopyLink />
      <Button onClick={() => window.print()}>{strings.print}</Button>
      <Button
        onClick={() => download(`${strings.fileName}.csv`, 'text/csv;charset=utf-8', toCsv(rows, words))}
      >
        {strings.csv}
      </Button>
      <Button
        onClick={() =>
          download(`${strings.fileName}.md`, 'text/markdown;charset=utf-8', toMarkdown(rows, facts, words))
        }
      >
        {strings.markdown}
      </Button>
    </span>
  );
}
