import fc from 'fast-check';
import { type AwardRule, Exact, type Fact, type ListFact, type RuleSet } from '../../corpus/index.ts';
import { type FactValue, findFact, type Item } from './facts.ts';

/** Values near which decisions change, in the base unit of any quantity. */
const edges = [
  '0',
  '0.5',
  '1',
  '3',
  '50',
  '999',
  '1000',
  '1001',
  '99999',
  '100000',
  '5000000',
  '9999999.5',
  '10000000',
  '50000001',
  '100000000',
  '1e9',
];

const number = fc.oneof(
  fc.constantFrom(...edges),
  fc.integer({ min: 0, max: 2_000_000_000 }).map(String),
  fc.integer({ min: 0, max: 1000 }).map((share) => String(share / 10)),
);

/** A fact that is fully known. */
function knownValue(vocabulary: RuleSet['vocabulary'], id: string, fact: Fact): fc.Arbitrary<FactValue> {
  switch (fact.kind) {
    case 'boolean':
      return fc.boolean().map((value) => ({ kind: 'boolean', value }));
    case 'enum':
      return fc.constantFrom(...fact.options).map(({ value }) => ({ kind: 'enum', value }));
    case 'set':
      return fc.subarray(fact.options.map(({ value }) => value)).map((values) => ({ kind: 'set', values }));
    case 'quantity':
      return fc.tuple(number, fc.boolean(), fc.boolean()).map(([text, negative, dollar]) => {
        const size = new Exact(fact.dimension === 'count' ? new Exact(text).floor() : text);
        const share = fact.dimension === 'yearlyRate' || fact.dimension === 'percent' ? size.mod(1) : size;
        const value = fact.signed && negative ? share.negated() : share;
        const currency =
          fact.dimension === 'dollar' || (fact.dimension === 'money' && dollar) ? '美元' : '元';
        return { kind: 'quantity', range: exactRange(value), currency, text };
      });
    case 'list':
      return fc.array(item(vocabulary, id, fact), { maxLength: 3 }).map((items) => ({ kind: 'list', items }));
    case 'text':
      return fc.constantFrom('甲', '乙').map((value) => ({ kind: 'text', value }));
    case 'date':
      return fc.constantFrom('2025-01-31', '2026-03-01').map((value) => ({ kind: 'text', value }));
    case 'award':
      return fc.constant({ kind: 'text', value: 'no-such-award' });
  }
}

export const exactRange = (value: Exact) => ({ lo: value, hi: value, loOpen: false, hiOpen: false });

function item(vocabulary: RuleSet['vocabulary'], listId: string, list: ListFact): fc.Arbitrary<Item> {
  const fields = list.fields.map((field) => `${listId}.${field.id}`);
  return knownFacts(vocabulary, fields).map((values) => ({ fields: values, count: new Exact(1) }));
}

function knownFacts(
  vocabulary: RuleSet['vocabulary'],
  ids: readonly string[],
): fc.Arbitrary<Map<string, FactValue>> {
  const known = ids.flatMap((id) => {
    const fact = findFact(vocabulary, id);
    return fact === undefined
      ? []
      : [knownValue(vocabulary, id, fact).map((value): [string, FactValue] => [id, value])];
  });
  return fc.tuple(...known).map((entries) => new Map(entries));
}

/** Everything an award can look at, known. */
export function fullProfile({ vocabulary }: RuleSet, award: AwardRule): fc.Arbitrary<Map<string, FactValue>> {
  const ids = award.factIds.filter((id) => !id.includes('.'));
  return knownFacts(vocabulary, ids).map((facts) => consistent(award, facts));
}

/** 首次突破1000万 says in words what the figures of this year and before say: it must not contradict them. */
function consistent({ amount }: AwardRule, facts: Map<string, FactValue>): Map<string, FactValue> {
  if (amount?.op !== 'milestones') return facts;
  const [now, before] = [facts.get(amount.by), facts.get(amount.before)];
  if (now?.kind !== 'quantity' || before?.kind !== 'quantity') return facts;
  const broken = amount.rows.findLast(
    ({ over }) => now.range.lo.gt(over.value) && !before.range.lo.gt(over.value),
  );
  const { text, value } = broken?.over ?? {};
  if (text === undefined || value === undefined) facts.delete(amount.first);
  else facts.set(amount.first, { kind: 'quantity', range: exactRange(value), currency: '美元', text });
  return facts;
}

/**
 * The same profile with facts left out, also from items. Facts with a declared presumption stay: leaving one out does not
 * say that it is unknown, it says that the presumption holds. So do those that are part of the question.
 */
export function withGaps(
  { vocabulary }: RuleSet,
  profile: ReadonlyMap<string, FactValue>,
): fc.Arbitrary<Map<string, FactValue>> {
  const staysIn = (id: string): boolean => {
    const fact = findFact(vocabulary, id);
    const presumed = fact !== undefined && 'presumed' in fact && fact.presumed !== undefined;
    const distinct = fact?.kind === 'text' && fact.presumedDistinct !== undefined;
    return presumed || distinct || fact?.scope === 'question';
  };
  return fc.infiniteStream(fc.boolean()).map((coin) => {
    const drop = (): boolean => coin.next().value === true;
    const keep = ([id]: [string, FactValue]): boolean => staysIn(id) || !drop();
    return new Map(
      [...profile].filter(keep).map(([id, value]): [string, FactValue] => {
        if (value.kind !== 'list') return [id, value];
        const items = value.items.map((one) => ({ ...one, fields: new Map([...one.fields].filter(keep)) }));
        return [id, { kind: 'list', items }];
      }),
    );
  });
}
