import { Exact, type Fact, type FactVocabulary } from '../../corpus/index.ts';
import type { MissingFact } from './award-result.ts';
import type { Decision } from './decide.ts';
import { type FactValue, findFact, type Item } from './facts.ts';
import { one, zero } from './interval.ts';

/** What to ask for a fact. */
export function describeMissing(vocabulary: FactVocabulary, factId: string): MissingFact {
  const fact = findFact(vocabulary, factId);
  if (fact === undefined) return { factId, label: factId, question: `${factId}？` };
  const { label, question } = fact;
  const unit = fact.kind === 'quantity' || fact.kind === 'list' ? { unit: fact.unit } : {};
  const options =
    fact.kind === 'enum' || fact.kind === 'set' ? { options: fact.options.map(({ value }) => value) } : {};
  return { factId, label, question, ...unit, ...options };
}

/** An open ceiling counts as this much: more than any award, so that a fact which bounds it comes first. */
const unbounded = 1e15;

/**
 * The missing facts of a decision, the one that would narrow it most first: each is tried with the values it may have,
 * and the better the award is then known on average, the earlier it is asked.
 */
export function rankMissing(
  decision: Decision,
  facts: ReadonlyMap<string, FactValue>,
  vocabulary: FactVocabulary,
  redecide: (facts: ReadonlyMap<string, FactValue>) => Decision,
): string[] {
  const { missing } = decision.amount;
  if (missing.length < 2) return [...missing];
  const scores = new Map(
    missing.map((id) => {
      const trials = hypotheses(vocabulary, id).map((value) => redecide(withFact(facts, id, value)));
      const open = trials.reduce((sum, { amount }) => sum + amount.missing.length, 0);
      const width = trials.reduce((sum, { amount }) => sum + widthOf(amount.lo, amount.hi), 0);
      const count = Math.max(trials.length, 1);
      return [id, { open: open / count, width: width / count }];
    }),
  );
  const score = (id: string) => scores.get(id) ?? { open: Infinity, width: Infinity };
  return [...missing].sort((a, b) => score(a).width - score(b).width || score(a).open - score(b).open);
}

function widthOf(lo: Exact, hi: Exact): number {
  return hi.isFinite() ? Math.min(hi.minus(lo).toNumber(), unbounded) : unbounded;
}

/** Values a fact might turn out to have; for a quantity one below and one above anything a clause names. */
function hypotheses(vocabulary: FactVocabulary, id: string): FactValue[] {
  const fact = findFact(vocabulary, id);
  return fact === undefined ? [] : valuesOf(fact);
}

function valuesOf(fact: Fact): FactValue[] {
  switch (fact.kind) {
    case 'boolean':
      return [true, false].map((value) => ({ kind: 'boolean', value }));
    case 'enum':
      return fact.options.map(({ value }) => ({ kind: 'enum', value }));
    case 'set':
      return fact.options.map(({ value }) => ({ kind: 'set', values: [value] }));
    case 'quantity':
      return [one, new Exact(10).pow(9)].map((value) =>
        quantity(value, fact.dimension === 'dollar' ? '美元' : '元'),
      );
    case 'list':
      return [{ kind: 'list', items: [{ fields: new Map(), count: one }] }];
    case 'text':
    case 'date':
    case 'award':
      return [];
  }
}

function quantity(value: Exact, currency: '元' | '美元'): FactValue {
  const range = { lo: value, hi: value, loOpen: false, hiOpen: false };
  return { kind: 'quantity', range, currency, text: value.eq(zero) ? '0' : value.toFixed() };
}

/** The facts with one more; a field is set for every item that lacks it. */
function withFact(
  facts: ReadonlyMap<string, FactValue>,
  id: string,
  value: FactValue,
): ReadonlyMap<string, FactValue> {
  const [listId = ''] = id.split('.');
  const list = facts.get(listId);
  if (listId === id || list?.kind !== 'list') return new Map(facts).set(id, value);
  const items = list.items.map((item): Item =>
    item.fields.has(id) ? item : { ...item, fields: new Map(item.fields).set(id, value) },
  );
  return new Map(facts).set(listId, { kind: 'list', items });
}

/** The most questions worth asking at once. */
const mostQuestions = 8;

/**
 * Few questions that together would decide the most awards: each takes part in the decision of every award that lacks
 * it, and counts the more the less else that award lacks.
 */
export function chooseQuestions(undecided: readonly (readonly string[])[]): string[] {
  const open = undecided.map((missing) => new Set(missing));
  const chosen: string[] = [];
  while (chosen.length < mostQuestions) {
    const weights = new Map<string, number>();
    for (const missing of open) {
      for (const id of missing) weights.set(id, (weights.get(id) ?? 0) + 1 / missing.size);
    }
    const [best] = [...weights].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
    if (best === undefined) return chosen;
    chosen.push(best[0]);
    for (const missing of open) missing.delete(best[0]);
  }
  return chosen;
}
