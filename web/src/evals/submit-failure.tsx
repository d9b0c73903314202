import { useEffect, useRef } from 'react';
import { ClientError, type FieldIssue } from '../client-error.ts';
import { Failure, FailureText } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { evalsStrings } from './strings.ts';

/** Why a set was not taken: line by line where the file is wrong. */
export function SubmitFailure({ file, error }: { file: string; error: unknown }) {
  const strings = useStrings(evalsStrings);
  const frame = useRef<HTMLDivElement>(null);
  // While the set was sent, what it was chosen by could not hold the focus.
  useEffect(() => frame.current?.focus(), []);
  return (
    <div ref={frame} tabIndex={-1} className="refused">
      {error instanceof ClientError && error.issues.length > 0 ? (
        <SetProblems file={file} error={error} />
      ) : (
        <Failure title={strings.notStarted} text={<FailureText error={error} />} plain />
      )}
    </div>
  );
}

/** The server lists no more. */
const mostIssues = 50;

function SetProblems({ file, error: { issues } }: { file: string; error: ClientError }) {
  const strings = useStrings(evalsStrings);
  const cut = issues.length >= mostIssues;
  return (
    <section className="panel problems" role="alert" aria-labelledby="problems">
      <h2 id="problems">
        {cut ? strings.problemsMany(file, issues.length) : strings.problems(file, issues.length)}
      </h2>
      <p className="hint">{strings.problemsAgain}</p>
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {strings.line}
            </th>
            <th scope="col">{strings.field}</th>
            <th scope="col">{strings.problem}</th>
          </tr>
        </thead>
        <tbody lang="zh-CN">
          {issues.map((issue) => (
            <ProblemRow key={`${issue.line ?? ''} ${issue.field} ${issue.message}`} issue={issue} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ProblemRow({ issue: { line, field, message } }: { issue: FieldIssue }) {
  const strings = useStrings(evalsStrings);
  return (
    <tr>
      <td className="number">{line ?? strings.wholeFile}</td>
      <td>{field === '' ? '—' : field}</td>
      <td>{message}</td>
    </tr>
  );
}
