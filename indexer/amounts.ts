import type { Clause, Quantity } from '../corpus/index.ts';
import { inverseFrequency } from './keyword.ts';

/** Finds clauses by the figures they state: 0.2亿元 finds 最高不超过2000万元. */
export interface AmountIndex {
  /** Rows that state the figure, and how rare it is. */
  find(quantity: Pick<Quantity, 'value' | 'unit'>): { rows: readonly number[]; weight: number };
}

export function createAmountIndex(clauses: readonly Clause[]): AmountIndex {
  const rows = new Map<string, number[]>();
  clauses.forEach((clause, row) => {
    for (const key of new Set(clause.quantities.flatMap(keysOf))) {
      const known = rows.get(key);
      if (known === undefined) rows.set(key, [row]);
      else known.push(row);
    }
  });
  return {
    find(quantity) {
      const found = rows.get(keyOf(quantity.value, quantity.unit)) ?? [];
      return { rows: found, weight: inverseFrequency(clauses.length, found.length) };
    },
  };
}

/** A figure without a unit in the question (出口600万) may be of any currency, so each is filed without one too. */
function keysOf({ value, unit }: Quantity): string[] {
  return [keyOf(value, unit), keyOf(value, '')];
}

function keyOf(value: number, unit: string): string {
  return `${value} ${unit}`;
}
