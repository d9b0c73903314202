import { Button } from 'antd';
import { useId } from 'react';
import { useStrings } from './i18n/index.ts';
import { layoutStrings } from './strings.ts';

/** ISO date where the policies apply; what the server takes where no day is chosen. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** The day for which the policies are read; null is today. */
export function AsOfPicker({
  asOf,
  onChange,
}: {
  asOf: string | null;
  onChange: (asOf: string | null) => void;
}) {
  const strings = useStrings(layoutStrings);
  const id = useId();
  return (
    <span className="as-of" title={strings.asOfHint}>
      <label htmlFor={id}>{strings.asOf}</label>
      <input
        className="control"
        id={id}
        type="date"
        min="1949-10-01"
        max="2099-12-31"
        value={asOf ?? today()}
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
