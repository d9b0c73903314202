import { Button } from 'antd';
import { useState } from 'react';
import { listEvalsSets, readEvalsSet } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { usePolled } from '../use-polled.ts';
import { evalsStrings } from './strings.ts';

interface BundledSetsProps {
  disabled: boolean;
  onStart: (id: string, open: () => Promise<File>) => void;
}

/** The sets that come with the assistant. */
export function BundledSets({ disabled, onStart }: BundledSetsProps) {
  const strings = useStrings(evalsStrings);
  const { value, error, reload } = usePolled(listEvalsSets);
  const [chosen, setChosen] = useState<string | null>(null);
  const sets = value?.sets ?? [];
  const id = chosen ?? sets.find((set) => set.id === 'qa.dev')?.id ?? sets[0]?.id;
  if (error !== null) return <RequestFailure title={strings.setsFailed} error={error} onRetry={reload} />;
  return (
    <section className="panel" aria-labelledby="bundled">
      <h2 id="bundled">{strings.bundled}</h2>
      <p className="hint">{strings.bundledHint}</p>
      <form
        className="controls"
        onSubmit={(event) => {
          event.preventDefault();
          if (id !== undefined) onStart(id, () => readEvalsSet(id));
        }}
      >
        <label htmlFor="bundled-set">{strings.bundledSet}</label>
        <select
          className="control"
          id="bundled-set"
          value={id ?? ''}
          onChange={({ target }) => setChosen(target.value)}
        >
          {sets.map((set) => (
            <option key={set.id} value={set.id}>
              {strings.setName(set.id, set.cases)}
            </option>
          ))}
        </select>
        <Button type="primary" htmlType="submit" disabled={disabled || id === undefined}>
          {strings.start}
        </Button>
      </form>
    </section>
  );
}
