import { useState, type DragEvent } from 'react';
import { useStrings } from '../i18n/index.ts';
import { evalsStrings } from './strings.ts';

/** As the server has them: what it would refuse need not be sent. */
const mostBytes = 5 * 2 ** 20;
const endings = /\.(?:csv|tsv|jsonl|ndjson)$/iu;

type Fault = 'wrongType' | 'tooLarge' | 'empty';

interface UploadSetProps {
  disabled: boolean;
  onChoose: (file: File) => void;
}

/** A file is chosen or dropped, and sent at once. */
export function UploadSet({ disabled, onChoose }: UploadSetProps) {
  const strings = useStrings(evalsStrings);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = (file: File | undefined) => {
    if (file === undefined || disabled) return;
    const found = faultOf(file);
    setFault(found);
    if (found === null) onChoose(file);
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver && !disabled);
  };
  return (
    <section className="panel" aria-labelledby="own">
      <h2 id="own">{strings.own}</h2>
      <label
        className={`drop${over ? ' drop-over' : ''}${disabled ? ' drop-disabled' : ''}`}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          take(event.dataTransfer.files[0]);
        }}
      >
        <input
          type="file"
          className="visually-hidden"
          accept=".csv,.tsv,.jsonl,.ndjson"
          disabled={disabled}
          aria-describedby="drop-hint drop-everybody"
          onChange={({ target }) => {
            take(target.files?.[0]);
            // The same file, mended, has to be a change again.
            target.value = '';
          }}
        />
        <b>{strings.choose}</b>
      </label>
      <p id="drop-hint" className="hint">
        {strings.drop}
      </p>
      <p id="drop-everybody" className="hint">
        {strings.everybody}
      </p>
      {fault !== null && (
        <p className="fault" role="alert">
          {strings[fault]}
        </p>
      )}
      <p className="hint">
        {strings.template}：<a href="/api/evals/template?format=csv">CSV</a>{' '}
        <a href="/api/evals/template?format=jsonl">JSONL</a>　{strings.templateHint}
      </p>
    </section>
  );
}

function faultOf({ name, size }: File): Fault | null {
  if (!endings.test(name)) return 'wrongType';
  if (size > mostBytes) return 'tooLarge';
  return size === 0 ? 'empty' : null;
}
