import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { EvalsRun } from '../../../api/contract-evals.ts';
import { submitEvals } from '../client.ts';
import { useStrings } from '../i18n/index.ts';
import { BundledSets } from './bundled-sets.tsx';
import { evalsStrings } from './strings.ts';
import { SubmitFailure } from './submit-failure.tsx';
import { UploadSet } from './upload-set.tsx';

type Stage = { kind: 'idle' } | { kind: 'sending' } | { kind: 'refused'; file: string; error: unknown };

interface StartRunProps {
  /** Only one runs at a time. */
  running: EvalsRun | null;
  onRefused: () => void;
}

/** A set of one's own, or one that comes with the assistant, is sent in; the page of the run opens when it is accepted. */
export function StartRun({ running, onRefused }: StartRunProps) {
  const strings = useStrings(evalsStrings);
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const [, navigate] = useLocation();
  const start = async (name: string, open: () => Promise<File>) => {
    setStage({ kind: 'sending' });
    try {
      navigate(`/evals/${await submitEvals(await open())}`);
    } catch (error) {
      setStage({ kind: 'refused', file: name, error });
      onRefused();
    }
  };
  const disabled = running !== null || stage.kind === 'sending';
  return (
    <>
      {running !== null && (
        <p className="panel busy" role="status">
          {strings.busy(running.file)} <Link href={`/evals/${running.id}`}>{strings.watch}</Link>
        </p>
      )}
      <div className="start">
        <UploadSet
          disabled={disabled}
          onChoose={(file) => void start(file.name, () => Promise.resolve(file))}
        />
        <BundledSets disabled={disabled} onStart={(id, open) => void start(id, open)} />
      </div>
      <p className="checking" role="status">
        {stage.kind === 'sending' && strings.checking}
      </p>
      {stage.kind === 'refused' && <SubmitFailure file={stage.file} error={stage.error} />}
    </>
  );
}
