import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useStrings } from '../i18n/index.ts';
import { useLoaded } from '../load-once.ts';
import { loadDocuments, shortTitle } from '../source/documents.ts';
import { sourceStrings } from '../source/strings.ts';
import { AmountRange } from './amount-range.tsx';
import { filterCount, noFilters, statuses, type Criteria } from './criteria.ts';
import { searchStrings } from './strings.ts';
import { useMedia } from '../source/use-media.ts';

interface FiltersProps {
  criteria: Criteria;
  onChange: (part: Partial<Criteria>) => void;
}

/** Beside the results where there is room; to unfold above them where there is none. */
export function Filters(props: FiltersProps) {
  const strings = useStrings(searchStrings);
  const isWide = useMedia('(min-width: 900px)');
  const count = filterCount(props.criteria);
  if (isWide) {
    return (
      <section className="filters" aria-label={strings.filters}>
        <FilterFields {...props} />
      </section>
    );
  }
  return (
    <details className="filters">
      <summary>{count === 0 ? strings.filters : strings.filtersActive(count)}</summary>
      <FilterFields {...props} />
    </details>
  );
}

function FilterFields({ criteria, onChange }: FiltersProps) {
  const strings = useStrings(searchStrings);
  const { status: statusNames } = useStrings(sourceStrings);
  const documents = useLoaded(loadDocuments) ?? [];
  // A status that no text has would find nothing; one that was chosen can always be taken back.
  const present = statuses.filter(
    (status) => criteria.statuses.includes(status) || documents.some((one) => one.status === status),
  );
  return (
    <>
      <fieldset>
        <legend>{strings.documents}</legend>
        <Choices
          options={documents.map((one) => ({
            value: one.documentId,
            label: (
              <span lang="zh-CN" title={one.title}>
                {shortTitle(one)} <small>{statusNames[one.status]}</small>
              </span>
            ),
          }))}
          chosen={criteria.documentIds}
          onChange={(documentIds) => onChange({ documentIds })}
        />
      </fieldset>
      <fieldset>
        <legend>{strings.statuses}</legend>
        <Choices
          options={present.map((value) => ({ value, label: statusNames[value] }))}
          chosen={criteria.statuses}
          onChange={(chosen) => onChange({ statuses: chosen })}
        />
      </fieldset>
      <AmountRange criteria={criteria} onChange={onChange} />
      <fieldset>
        <legend>{strings.asOf}</legend>
        <input
          className="control"
          type="date"
          aria-label={strings.asOf}
          aria-describedby="as-of-hint"
          min="1949-10-01"
          max="2099-12-31"
          value={criteria.asOf}
          onChange={(event) => onChange({ asOf: event.target.value })}
        />
        <small id="as-of-hint">{strings.asOfHint}</small>
      </fieldset>
      {filterCount(criteria) > 0 && (
        <Button size="small" onClick={() => onChange(noFilters)}>
          {strings.clearFilters}
        </Button>
      )}
    </>
  );
}

interface ChoicesProps<T extends string> {
  options: { value: T; label: ReactNode }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

function Choices<T extends string>({ options, chosen, onChange }: ChoicesProps<T>) {
  const toggle = (value: T) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return options.map(({ value, label }) => (
    <label key={value} className="choice">
      <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
      {label}
    </label>
  ));
}
