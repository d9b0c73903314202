import { Button } from 'antd';
import { useId } from 'react';
import { useStrings } from '../i18n/index.ts';
import { askStrings } from './strings.ts';

/** The day for which the policies are read; empty is today. */
export function AsOfPicker({
  asOf,
  onChange,
}: {
  asOf: string | null;
  onChange: (asOf: string | null) => void;
}) {
  const strings = useStrings(askStrings);
  const id = useId();
  return (
    <span className="as-of" title={strings.asOfHint}>
      <label htmlFor={id}>{strings.asOf}</label>
      <input
        id={id}
        type="date"
        min="1949-10-01"
        max="2099-12-31"
        value={asOf ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
      {asOf !== null && (
        <Button size="small" onClick={() => onChange(null)}>
          {strings.today}
        </Button>
      )}
    </span>
  );
}
