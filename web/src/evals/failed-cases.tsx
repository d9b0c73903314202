import { Button } from 'antd';
import { useState } from 'react';
import type { EvalsFindings } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { CaseFilter } from './case-filter.tsx';
import { FailedCase } from './failed-case.tsx';
import { evalsStrings } from './strings.ts';
import { useChoices } from './use-choices.ts';

type Failed = EvalsFindings['failed'][number];

/** So many at a time: a list of a thousand takes seconds to draw. */
const batch = 30;

/** Each question that went wrong, by cause, kind and words. */
export function FailedCases({ findings }: { findings: EvalsFindings }) {
  const strings = useStrings(evalsStrings);
  const { chosen } = useChoices();
  const [batches, setBatches] = useState(1);
  const { failed } = findings;
  if (failed.length === 0) return <p className="panel">{strings.noFailures}</p>;
  const fitting = failed.filter((one) => fits(one, chosen('cause'), chosen('kind'), chosen('q')));
  const shown = fitting.slice(0, batch * batches);
  return (
    <section aria-labelledby="failed">
      <h2 id="failed">{strings.failed(failed.length)}</h2>
      <CaseFilter findings={findings} />
      <p className="hint" role="status">
        {fitting.length === 0 ? strings.nothingFound : strings.shown(shown.length, fitting.length)}
      </p>
      {shown.map((one) => (
        <FailedCase key={`${one.set} ${one.id}`} failed={one} />
      ))}
      {shown.length < fitting.length && (
        <Button onClick={() => setBatches((now) => now + 1)}>{strings.more}</Button>
      )}
    </section>
  );
}

function fits({ cause, kind, id, turns, note, got }: Failed, of: string, ofKind: string, words: string) {
  if (of !== '' && cause?.id !== of) return false;
  if (ofKind !== '' && kind !== ofKind) return false;
  const text = [id, ...turns, note, got.text].join('\n').toLowerCase();
  return text.includes(words.trim().toLowerCase());
}
