import type { Exact, Fact, FactVocabulary } from '../../corpus/index.ts';

/** What is known of a number. A statement such as 超过1000万美元 leaves a range. */
export interface Range {
  lo: Exact;
  hi: Exact;
  /** Whether the bound itself is excluded. */
  loOpen: boolean;
  hiOpen: boolean;
}

/** A fact as given, checked against the vocabulary; amounts in base units, percentages as shares. */
export type FactValue =
  | { kind: 'boolean'; value: boolean }
  | { kind: 'enum'; value: string }
  | { kind: 'set'; values: readonly string[] }
  | { kind: 'quantity'; range: Range; currency: '元' | '美元' | null; text: string }
  | { kind: 'text'; value: string }
  | { kind: 'list'; items: readonly Item[] };

/** One of a list of things, or several alike. */
export interface Item {
  /** By `list.field`. */
  fields: ReadonlyMap<string, FactValue>;
  count: Exact;
}

/** Facts by id, with what was done to get them: a derivation, a conversion at a given rate. */
export interface Facts {
  values: ReadonlyMap<string, FactValue>;
  remarks: readonly FactRemark[];
}

export interface FactRemark {
  code: 'derived' | 'exchangeRate' | 'summed';
  factId: string;
  text: string;
}

/** A fact of the vocabulary by `id` or `list.field`. */
export function findFact({ facts, fields }: FactVocabulary, id: string): Fact | undefined {
  return facts.get(id) ?? fields.get(id);
}

/** The items of a list; none where it is not given. */
export function findListItems(facts: ReadonlyMap<string, FactValue>, listId: string): readonly Item[] {
  const list = facts.get(listId);
  return list?.kind === 'list' ? list.items : [];
}

/** The label of a fact; of a field with its list. */
export function labelOf(vocabulary: FactVocabulary, id: string): string {
  return findFact(vocabulary, id)?.label ?? id;
}

const presumptions = new WeakMap<FactVocabulary, ReadonlyMap<string, FactValue>>();

/** Facts that hold unless something else is said, each with its declared reason; results say so. */
export function presumedFacts(vocabulary: FactVocabulary): ReadonlyMap<string, FactValue> {
  const known = presumptions.get(vocabulary);
  if (known !== undefined) return known;
  const all = [...vocabulary.facts, ...vocabulary.fields];
  const presumed = new Map(all.flatMap(([id, fact]) => presumedValue(id, fact)));
  presumptions.set(vocabulary, presumed);
  return presumed;
}

function presumedValue(id: string, fact: Fact): [string, FactValue][] {
  if (fact.kind === 'list') {
    return fact.presumedEmpty === undefined ? [] : [[id, { kind: 'list', items: [] }]];
  }
  if (fact.kind !== 'boolean' && fact.kind !== 'enum' && fact.kind !== 'set') return [];
  const value = fact.presumed?.value;
  if (typeof value === 'boolean') return [[id, { kind: 'boolean', value }]];
  if (value === undefined) return [];
  return [[id, fact.kind === 'set' ? { kind: 'set', values: [value] } : { kind: 'enum', value }]];
}
