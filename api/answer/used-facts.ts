import type { RuleSet } from '../../corpus/index.ts';
import { describeFact, type Facts, type FactValue } from '../calculator/index.ts';
import type { FactInput } from '../understanding/index.ts';
import type { UsedFact } from '../contract.ts';
import type { TurnFact } from './turn-facts.ts';

/** The facts that the awards looked at, each with the words that state it, so that the asker can correct one. */
export function usedFacts(
  facts: readonly TurnFact[],
  { values }: Facts,
  rules: RuleSet,
  awardIds: readonly string[],
): UsedFact[] {
  const looked = new Set(
    rules.awards.filter(({ id }) => awardIds.includes(id)).flatMap(({ factIds }) => factIds),
  );
  const isUsed = (id: string): boolean =>
    looked.has(id) || feeds(id, looked, rules) || [...looked].some((one) => one.startsWith(`${id}.`));
  return describedFacts(
    facts.filter(({ factId }) => isUsed(factId)),
    values,
    rules,
  );
}

/** Facts as the contract shows them; what could not be read as a value is left out. */
export function describedFacts(
  facts: readonly TurnFact[],
  values: Facts['values'],
  rules: RuleSet,
): UsedFact[] {
  return facts.flatMap(({ factId, value, words, spans, turn, note, source }) => {
    const read = values.get(factId) ?? fieldOf(factId, values);
    if (read === undefined) return [];
    const [first] = spans;
    const last = spans.at(-1);
    return [
      {
        factId,
        label: (rules.vocabulary.facts.get(factId) ?? rules.vocabulary.fields.get(factId))?.label ?? factId,
        value: jsonOf(value),
        text: describeFact(rules.vocabulary, factId, read),
        words,
        ...(turn === 0 && first !== undefined && last !== undefined
          ? { start: first.start, end: last.end }
          : {}),
        turn,
        ...(note === null ? {} : { note }),
        ...(source === undefined ? {} : { source }),
      },
    ];
  });
}

/** `loans.principal` is a field of the one loan there is. */
function fieldOf(id: string, values: Facts['values']): FactValue | undefined {
  const list = values.get(id.split('.')[0] ?? '');
  return list?.kind === 'list' ? list.items[0]?.fields.get(id) : undefined;
}

/** 去年出口额 is used where the increment is: it is derived from it; 小巨人 where 专精特新 is asked. */
function feeds(id: string, looked: ReadonlySet<string>, { vocabulary }: RuleSet): boolean {
  const derived = [...looked].some((target) => {
    const fact = vocabulary.facts.get(target);
    return (
      fact?.kind === 'quantity' &&
      fact.derive.some((derivation) =>
        Object.values(derivation)
          .flat()
          .some((operand) => operand === id),
      )
    );
  });
  if (derived) return true;
  const fact = vocabulary.facts.get(id);
  if (fact?.kind === 'boolean') return Object.keys(fact.entails).some((target) => looked.has(target));
  if (fact?.kind !== 'set' && fact?.kind !== 'enum') return false;
  return fact.options.some(({ entails }) => Object.keys(entails).some((target) => looked.has(target)));
}

/** A copy that JSON can hold; items have no lists within. */
function jsonOf(value: FactInput): UsedFact['value'] {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value.map((item) =>
    typeof item === 'string' ? item : Object.fromEntries(Object.entries(item).flatMap(plainEntry)),
  );
}

function plainEntry([name, value]: [string, FactInput]): [string, string | boolean][] {
  return typeof value === 'string' || typeof value === 'boolean' ? [[name, value]] : [];
}
