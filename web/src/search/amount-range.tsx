import { useEffect, useId, useState } from 'react';
import { useStrings } from '../i18n/index.ts';
import { amountRange, type Criteria } from './criteria.ts';
import { searchStrings } from './strings.ts';

interface AmountRangeProps {
  criteria: Criteria;
  onChange: (part: Partial<Criteria>) => void;
}

/** Any sum, or sums from … to …; what makes no sense is said and looked for only when it is put right. */
export function AmountRange({ criteria, onChange }: AmountRangeProps) {
  const strings = useStrings(searchStrings);
  const id = useId();
  const isBad = amountRange(criteria) === null;
  return (
    <fieldset aria-describedby={isBad ? id : undefined}>
      <legend>{strings.amount}</legend>
      <label className="choice">
        <input
          type="checkbox"
          checked={criteria.hasAmount}
          onChange={() => onChange({ hasAmount: !criteria.hasAmount })}
        />
        {strings.hasAmount}
      </label>
      <Bound label={strings.min} value={criteria.min} isBad={isBad} onChange={(min) => onChange({ min })} />
      <Bound label={strings.max} value={criteria.max} isBad={isBad} onChange={(max) => onChange({ max })} />
      {isBad && (
        <p id={id} className="bad-range" role="alert">
          {strings.badRange}
        </p>
      )}
    </fieldset>
  );
}

interface BoundProps {
  label: string;
  value: string;
  isBad: boolean;
  onChange: (value: string) => void;
}

/** Taken when it is finished: half a number would search for something else. */
function Bound({ label, value, isBad, onChange }: BoundProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const finish = () => {
    if (typed.trim() !== value) onChange(typed.trim());
  };
  return (
    <label className="bound">
      {label}
      <input
        className="control"
        inputMode="decimal"
        maxLength={20}
        aria-invalid={isBad}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
        }}
      />
    </label>
  );
}
