import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { EvalsRun } from '../../../api/contract-evals.ts';
import { cancelEvals } from '../client.ts';
import { useStrings } from '../i18n/index.ts';
import { evalsStrings } from './strings.ts';

/** How far a run is, and the way to stop it, which is asked twice. */
export function RunProgress({ run, onCancelled }: { run: EvalsRun; onCancelled: () => void }) {
  const strings = useStrings(evalsStrings);
  const { done, total } = run;
  const share = total === 0 ? 0 : Math.floor((100 * done) / total);
  return (
    <div className="panel">
      <Progress percent={share} showInfo={false} aria-label={strings.progress} />
      <p role="status">{done < total || total === 0 ? strings.asked(done, total) : strings.scoring}</p>
      <p className="hint">{strings.leave}</p>
      <CancelButton runId={run.id} onCancelled={onCancelled} />
    </div>
  );
}

function CancelButton({ runId, onCancelled }: { runId: string; onCancelled: () => void }) {
  const strings = useStrings(evalsStrings);
  const [stage, setStage] = useState<'idle' | 'asking' | 'sending'>('idle');
  const cancel = async () => {
    setStage('sending');
    // Where it has ended meanwhile there is nothing to stop; either way the run tells how it stands.
    await cancelEvals(runId).catch(() => null);
    onCancelled();
    setStage('idle');
  };
  if (stage === 'idle') return <Button onClick={() => setStage('asking')}>{strings.cancel}</Button>;
  return (
    <div className="controls" role="group" aria-label={strings.cancel}>
      <span>{strings.cancelSure}</span>
      <Button danger loading={stage === 'sending'} onClick={() => void cancel()}>
        {strings.cancelYes}
      </Button>
      <Button onClick={() => setStage('idle')}>{strings.cancelNo}</Button>
    </div>
  );
}
