import type { z } from 'zod';
import type { FactList } from '../../../api/contract-calculator.ts';
import type { Facts, FactValue, UsedFact } from '../../../api/contract.ts';

export type Fact = z.infer<typeof FactList>['facts'][number];
/** A fact, or one field of the things a list fact holds. */
export type FactField = Omit<Fact, 'fields'> & { fields?: Fact['fields'] };

type Item = Record<string, string | number | boolean | { value: string | number; unit: string }>;

/** Units that people give a quantity in, the vocabulary's own first where it is one: 万元或万美元 is none. */
export function unitsOf({ unit, dimension }: Pick<FactField, 'unit' | 'dimension'>): string[] {
  const usual = usualUnits[dimension ?? ''] ?? [];
  if (unit === undefined || (usual.length > 0 && !usual.includes(unit))) return usual;
  return [unit, ...usual.filter((other) => other !== unit)];
}

const usualUnits: Record<string, string[]> = {
  yuan: ['万元', '元', '亿元'],
  dollar: ['万美元', '美元', '亿美元'],
  money: ['万元', '万美元', '元', '美元'],
  years: ['年', '个月'],
};

/** The field or fact an id names: `loans.term` is a field of the list `loans`. */
export function findField(facts: readonly Fact[], factId: string): FactField | undefined {
  const listId = factId.split('.')[0];
  const fact = facts.find(({ id }) => id === listId);
  return factId === listId ? fact : fact?.fields?.find((field) => field.factId === factId);
}

/**
 * Facts with a value filled in. A field of a list goes into every thing of the list that lacks it, those read out of the
 * question included: the server takes a list as a whole.
 */
export function withFact(given: Facts, known: Facts, factId: string, value: FactValue): Facts {
  const [listId = factId, field] = factId.split('.');
  if (field === undefined) return { ...given, [factId]: value };
  const present = itemsOf(given[listId] ?? known[listId]);
  const items = present.length === 0 ? [{}] : present;
  const lacking = items.some((item) => !(field in item));
  const filled = items.map((item) => (lacking && field in item ? item : { ...item, [field]: scalar(value) }));
  return { ...given, [listId]: filled };
}

/** Facts that were read out of words, as `facts` of a request takes them. */
export function valuesOf(used: readonly UsedFact[]): Facts {
  return Object.fromEntries(used.map(({ factId, value }) => [factId, value]));
}

export function withoutFact(given: Facts, factId: string): Facts {
  return Object.fromEntries(Object.entries(given).filter(([id]) => id !== factId));
}

/** The things of a list fact; of anything else none. */
export function itemsOf(value: unknown): Item[] {
  return Array.isArray(value)
    ? value.filter((item): item is Item => typeof item === 'object' && item !== null)
    : [];
}

function scalar(value: FactValue): Item[string] {
  return Array.isArray(value) ? value.map(String).join('、') : value;
}
