import { Button } from 'antd';
import { useId } from 'react';
import type { FactValue } from '../../../api/contract.ts';
import { FactInput } from '../facts/fact-input.tsx';
import type { FactField } from '../facts/fact-values.ts';
import { useStrings } from '../i18n/index.ts';
import { profileStrings } from './strings.ts';

interface FactRowProps {
  field: FactField;
  value: FactValue | undefined;
  /** What the server says against the value. */
  issue: string | undefined;
  onChange: (value: FactValue | undefined) => void;
}

/** One fact of a form: its question, its input, how to leave it open, and what is wrong with it. */
export function FactRow({ field, value, issue, onChange }: FactRowProps) {
  const id = useId();
  return (
    <div
      className={issue === undefined ? 'fact-row' : 'fact-row fact-row-wrong'}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
    >
      <span className="fact-label" id={`${id}-label`} lang="zh-CN">
        {field.label}
      </span>
      <div className="fact-control">
        {field.kind === 'list' && value === undefined ? (
          <FillIn onClick={() => onChange([{}])} label={field.label} />
        ) : (
          <FactInput field={field} value={value} onChange={onChange} asTyped />
        )}
        <LeaveOpen field={field} value={value} onChange={onChange} />
      </div>
      <span className="fact-hint" id={`${id}-hint`}>
        <Hint field={field} value={value} />
        {issue !== undefined && (
          <strong role="alert" lang="zh-CN">
            {issue}
          </strong>
        )}
      </span>
    </div>
  );
}

function FillIn({ label, onClick }: { label: string; onClick: () => void }) {
  const strings = useStrings(profileStrings);
  return (
    <Button size="small" aria-label={`${strings.addList}：${label}`} onClick={onClick}>
      {strings.addList}
    </Button>
  );
}

/** Choices have a choice of their own for it; what is typed is cleared. */
function LeaveOpen({ field, value, onChange }: Pick<FactRowProps, 'field' | 'value' | 'onChange'>) {
  const strings = useStrings(profileStrings);
  if (field.kind === 'boolean' || field.kind === 'enum') {
    return (
      <Button aria-pressed={value === undefined} type="text" onClick={() => onChange(undefined)}>
        {strings.unknown}
      </Button>
    );
  }
  if (value === undefined) return null;
  return (
    <Button
      type="text"
      size="small"
      aria-label={strings.clearOf(field.label)}
      onClick={() => onChange(undefined)}
    >
      {strings.clear}
    </Button>
  );
}

function Hint({ field: { presumed, source }, value }: Pick<FactRowProps, 'field' | 'value'>) {
  const strings = useStrings(profileStrings);
  const shown = (given: string | boolean) =>
    typeof given === 'boolean' ? (given ? strings.yes : strings.no) : given;
  return (
    <>
      {presumed !== undefined && value === undefined && (
        <span>{strings.presumed(shown(presumed.value), presumed.why)}</span>
      )}
      {source !== undefined && <span>{strings.source(source)}</span>}
    </>
  );
}
