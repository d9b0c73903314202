import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { FactValue } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { FactForm } from './fact-input.tsx';
import { findField, itemsOf, type Fact } from './fact-values.ts';
import { factStrings } from './strings.ts';

interface FactChipProps {
  fact: { factId: string; label: string; text: string; value: FactValue };
  vocabulary: readonly Fact[];
  origin: string;
  onChange: (value: FactValue) => void;
  onRemove: () => void;
}

/** A fact with where it comes from, to correct or to take back. */
export function FactChip({ fact, vocabulary, origin, onChange, onRemove }: FactChipProps) {
  const strings = useStrings(factStrings);
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const field = findField(vocabulary, fact.factId);
  return (
    <li>
      <div className="chip">
        <span lang="zh-CN">
          <b>{fact.label}</b>：{fact.text} <small>{origin}</small>
        </span>
        {field !== undefined && (
          <button
            ref={editButton}
            type="button"
            aria-label={strings.edit(fact.label)}
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            ✎
          </button>
        )}
        <button type="button" aria-label={strings.remove(fact.label)} onClick={onRemove}>
          ✕
        </button>
      </div>
      {editing && field !== undefined && (
        <div className="chip-editor">
          <FactForm
            field={field}
            initial={fact.value}
            onUse={(value) => {
              setEditing(false);
              onChange(value);
            }}
          />
          <Button
            onClick={() => {
              setEditing(false);
              // The button itself goes away: the keyboard goes on where it came from.
              editButton.current?.focus();
            }}
          >
            {strings.cancel}
          </Button>
        </div>
      )}
    </li>
  );
}

/** A value the reader filled in, as the chip of a fact read from words shows it. */
export function showFact(value: FactValue, vocabulary: readonly Fact[], factId: string): string {
  const items = itemsOf(value);
  if (items.length > 0) {
    const label = (name: string) => findField(vocabulary, `${factId}.${name}`)?.label ?? name;
    return items
      .map((item) =>
        Object.entries(item)
          .map(([name, part]) => `${label(name)}：${showScalar(part)}`)
          .join('，'),
      )
      .join('；');
  }
  return Array.isArray(value) ? value.map(String).join('、') : showScalar(value);
}

function showScalar(value: string | number | boolean | { value: string | number; unit: string }): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'object' ? `${value.value}${value.unit}` : String(value);
}
