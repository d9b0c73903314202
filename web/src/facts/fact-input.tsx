import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { FactValue } from '../../../api/contract.ts';
import { useLanguage, useStrings } from '../i18n/index.ts';
import { itemsOf, unitsOf, type FactField } from './fact-values.ts';
import { newId } from '../new-id.ts';
import { factStrings } from './strings.ts';
import { readFigure } from './typed-figure.ts';
import { useLibrary } from '../source/library.ts';

interface FactInputProps {
  field: FactField;
  value: FactValue | undefined;
  onChange: (value: FactValue | undefined) => void;
  /** Passes on figures that cannot be read as one, for the server to say what is wrong with them. */
  asTyped?: boolean;
}

/** The question of a fact, its input, and a button to use it; one click is enough where there is only a choice to make. */
export function FactForm(props: {
  field: FactField;
  initial?: FactValue;
  onUse: (value: FactValue) => void;
}) {
  const { field, initial, onUse } = props;
  const strings = useStrings(factStrings);
  const [value, setValue] = useState<FactValue | undefined>(initial);
  const [isAskedFor, setAskedFor] = useState(false);
  const issueId = useId();
  if (isChoice(field)) {
    return (
      <FactInput field={field} value={value} onChange={(chosen) => chosen !== undefined && onUse(chosen)} />
    );
  }
  return (
    <form
      className="fact-form"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = wrongInput(event.currentTarget);
        if (value !== undefined && wrong === null) onUse(value);
        else {
          setAskedFor(value === undefined && wrong === null);
          (wrong ?? event.currentTarget.querySelector<HTMLElement>('input, select'))?.focus();
        }
      }}
    >
      <FactInput
        field={field}
        value={value}
        onChange={(changed) => {
          setAskedFor(false);
          setValue(changed);
        }}
      />
      <Button type="primary" htmlType="submit" aria-describedby={isAskedFor ? issueId : undefined}>
        {strings.confirm}
      </Button>
      {isAskedFor && (
        <span className="input-issue" id={issueId} role="alert">
          {strings.required}
        </span>
      )}
    </form>
  );
}

/** The first input that says that it cannot be read: a part of a list must not be left out without a word. */
const wrongInput = (form: HTMLFormElement) => form.querySelector<HTMLElement>('[aria-invalid=true]');

const isChoice = ({ kind }: FactField) => kind === 'boolean' || kind === 'enum';

/** An input by the kind of the fact. Its group is labelled with the question. */
export function FactInput(props: FactInputProps) {
  const { field, value, onChange } = props;
  switch (field.kind) {
    case 'boolean':
      return <YesNo field={field} value={value} onChange={onChange} />;
    case 'enum':
      return <Choice field={field} value={value} onChange={onChange} />;
    case 'set':
      return <Several field={field} value={value} onChange={onChange} />;
    case 'quantity':
      return <Quantity {...props} />;
    case 'list':
      return <Items {...props} />;
    case 'award':
      return <AwardChoice field={field} value={value} onChange={onChange} />;
    default:
      return <Text field={field} value={value} onChange={onChange} />;
  }
}

function YesNo({ field, value, onChange }: FactInputProps) {
  const strings = useStrings(factStrings);
  return (
    <span role="group" aria-label={field.question} className="choices">
      {[true, false].map((choice) => (
        <Button
          key={String(choice)}
          type={value === choice ? 'primary' : 'default'}
          aria-pressed={value === choice}
          onClick={() => onChange(choice)}
        >
          {choice ? strings.yes : strings.no}
        </Button>
      ))}
    </span>
  );
}

function Choice({ field, value, onChange }: FactInputProps) {
  return (
    <span role="group" aria-label={field.question} className="choices" lang="zh-CN">
      {field.options?.map((option) => (
        <Button
          key={option}
          type={value === option ? 'primary' : 'default'}
          aria-pressed={value === option}
          onClick={() => onChange(option)}
        >
          {option}
        </Button>
      ))}
    </span>
  );
}

function Several({ field, value, onChange }: FactInputProps) {
  const chosen = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  return (
    <span role="group" aria-label={field.question} lang="zh-CN">
      <Checkbox.Group
        options={field.options ?? []}
        value={chosen}
        onChange={(options) => onChange(options.length === 0 ? undefined : options)}
      />
    </span>
  );
}

function Quantity({ field, value, onChange, asTyped = false }: FactInputProps) {
  const strings = useStrings(factStrings);
  const units = unitsOf(field);
  const [draft, setDraft] = useState(() => splitQuantity(value, units));
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // Changed elsewhere: by a slider, or by going back.
    if (joinQuantity(draft, asTyped) !== value) setDraft(splitQuantity(value, units));
  }
  const issueId = useId();
  const { kind } = readFigure(draft.figure);
  // What stands there from before is not to be blamed; where all is passed on, the server says what is wrong.
  const issue =
    !asTyped && value === undefined && (kind === 'negative' || kind === 'unreadable') ? kind : null;
  const change = (next: { figure: string; unit: string }) => {
    setDraft(next);
    onChange(joinQuantity(next, asTyped));
  };
  return (
    <span className="quantity" lang="zh-CN">
      <Input
        inputMode="decimal"
        aria-label={field.label}
        aria-invalid={issue !== null}
        aria-describedby={issue === null ? undefined : issueId}
        autoComplete="off"
        value={draft.figure}
        onChange={(event) => change({ ...draft, figure: event.target.value })}
      />
      {units.length > 1 ? (
        <select
          className="control"
          aria-label={`${field.label}：${strings.unit}`}
          value={draft.unit}
          onChange={(event) => change({ ...draft, unit: event.target.value })}
        >
          {units.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
      ) : (
        <span>{units[0]}</span>
      )}
      {issue !== null && <InputIssue id={issueId} issue={issue} />}
    </span>
  );
}

function InputIssue({ id, issue }: { id: string; issue: keyof (typeof factStrings)['zh']['wrong'] }) {
  const strings = useStrings(factStrings);
  const { language } = useLanguage();
  return (
    <span className="input-issue" id={id} role="alert" lang={language}>
      {strings.wrong[issue]}
    </span>
  );
}

/** `800万美元` → its figure and its unit, where that is one of those offered; else all of it in the place of the figure. */
function splitQuantity(value: FactValue | undefined, units: readonly string[]) {
  const written = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const [, figure = '', unit = ''] = /^([\d.]+)(.*)$/u.exec(written) ?? [];
  return units.includes(unit) ? { figure, unit } : { figure: written, unit: units[0] ?? '' };
}

function joinQuantity({ figure, unit }: { figure: string; unit: string }, asTyped: boolean) {
  const typed = figure.trim();
  const read = readFigure(typed);
  if (read.kind === 'figure') return `${read.figure}${unit}`;
  if (!asTyped || read.kind === 'empty') return undefined;
  // With its unit, so that what is said against it is that it is below nought.
  return read.kind === 'negative' ? `${typed.normalize('NFKC')}${unit}` : typed;
}

/** Which award a payment was for. */
function AwardChoice({ field, value, onChange }: FactInputProps) {
  const strings = useStrings(factStrings);
  const { awards } = useLibrary();
  return (
    <select
      className="control"
      lang="zh-CN"
      aria-label={field.label}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{strings.unset}</option>
      {awards.map(({ awardId, title }) => (
        <option key={awardId} value={awardId}>
          {title}
        </option>
      ))}
    </select>
  );
}

function Text({ field, value, onChange }: FactInputProps) {
  return (
    <Input
      aria-label={field.label}
      type={field.kind === 'date' ? 'date' : 'text'}
      maxLength={100}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}

/** Things with fields of their own: shows, loans, patents. A field that is left open is asked for later if it matters. */
function Items({ field, value, onChange, asTyped = false }: FactInputProps) {
  const strings = useStrings(factStrings);
  const [keys, setKeys] = useState(() =>
    (itemsOf(value).length === 0 ? [{}] : itemsOf(value)).map(() => newId()),
  );
  const items = itemsOf(value).length === 0 ? keys.map(() => ({})) : itemsOf(value);
  const publish = (next: ReturnType<typeof itemsOf>) =>
    onChange(next.some((item) => Object.keys(item).length > 0) ? next : undefined);
  return (
    <div className="items" role="group" aria-label={field.question}>
      {keys.map((key, index) => (
        <fieldset key={key}>
          <legend>{strings.item(index + 1)}</legend>
          {field.fields?.map((part) => (
            <ItemField
              key={part.id}
              field={part}
              asTyped={asTyped}
              item={items[index] ?? {}}
              onChange={(item) => publish(keys.map((_, at) => (at === index ? item : (items[at] ?? {}))))}
            />
          ))}
          {keys.length > 1 && (
            <Button
              size="small"
              onClick={() => {
                setKeys(keys.filter((_, at) => at !== index));
                publish(items.filter((_, at) => at !== index));
              }}
            >
              {strings.removeItem}
            </Button>
          )}
        </fieldset>
      ))}
      <Button size="small" onClick={() => setKeys([...keys, newId()])}>
        {strings.add}
      </Button>
    </div>
  );
}

interface ItemFieldProps {
  field: FactField;
  asTyped: boolean;
  item: ReturnType<typeof itemsOf>[number];
  onChange: (item: ReturnType<typeof itemsOf>[number]) => void;
}

function ItemField({ field, asTyped, item, onChange }: ItemFieldProps) {
  const labelId = useId();
  const name = field.id.split('.').at(-1) ?? field.id;
  return (
    <div className="item-field" aria-labelledby={labelId} role="group">
      <span id={labelId} lang="zh-CN">
        {field.label}
      </span>
      <FactInput
        field={field}
        asTyped={asTyped}
        value={item[name]}
        onChange={(value) => {
          const { [name]: _, ...others } = item;
          onChange(value === undefined || Array.isArray(value) ? others : { ...others, [name]: value });
        }}
      />
    </div>
  );
}
