import {
  type AwardRule,
  Exact,
  type Fact,
  type FactVocabulary,
  type RuleSet,
  walkBody,
} from '../../corpus/index.ts';
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
  { award, amount: { missing } }: Decision,
  facts: ReadonlyMap<string, FactValue>,
  rules: RuleSet,
  redecide: (facts: ReadonlyMap<string, FactValue>) => Decision,
): string[] {
  if (missing.length < 2) return [...missing];
  const named = optionsNamed(award);
  const scores = new Map(
    missing.map((id) => {
      const trials = hypotheses(rules.vocabulary, id, named).map(({ value, weight }) => ({
        weight,
        amount: redecide(withFact(facts, id, value)).amount,
      }));
      const open = trials.reduce((sum, { weight, amount }) => sum + weight * amount.missing.length, 0);
      const width = trials.reduce(
        (sum, { weight, amount }) => sum + weight * widthOf(amount.lo, amount.hi),
        0,
      );
      const count = Math.max(
        trials.reduce((sum, { weight }) => sum + weight, 0),
        1,
      );
      return [id, { open: open / count, width: width / count }];
    }),
  );
  const score = (id: string) => scores.get(id) ?? { open: Infinity, width: Infinity };
  return [...missing].sort((a, b) => score(a).width - score(b).width || score(a).open - score(b).open);
}

function widthOf(lo: Exact, hi: Exact): number {
  return hi.isFinite() ? Math.min(hi.minus(lo).toNumber(), unbounded) : unbounded;
}

/** A value a fact might turn out to have, and how many values of the fact it stands for. */
interface Hypothesis {
  value: FactValue;
  weight: number;
}

/** For a quantity one below and one above anything a clause names. */
function hypotheses(vocabulary: FactVocabulary, id: string, named: ReadonlySet<string>): Hypothesis[] {
  const fact = findFact(vocabulary, id);
  if (fact === undefined) return [];
  if (!('options' in fact)) return valuesOf(fact).map((value) => ({ value, weight: 1 }));
  const toValue = (value: string): FactValue =>
    fact.kind === 'enum' ? { kind: 'enum', value } : { kind: 'set', values: [value] };
  const options = fact.options.map(({ value }) => value);
  const alike = options.filter((value) => !named.has(value));
  return [
    ...options.filter((value) => named.has(value)).map((value) => ({ value: toValue(value), weight: 1 })),
    // Options the rule does not name all decide it the same way, so one of them is tried for all.
    ...alike.slice(0, 1).map((value) => ({ value: toValue(value), weight: alike.length })),
  ];
}

const namedOptions = new WeakMap<AwardRule, ReadonlySet<string>>();

/** Every option that the rule, one of its readings or the condition of its document names. */
function optionsNamed(award: AwardRule): ReadonlySet<string> {
  const known = namedOptions.get(award);
  if (known !== undefined) return known;
  const named = new Set<string>();
  for (const body of [award, ...award.general, ...award.readings.map(({ replace }) => replace)]) {
    walkBody(body, {
      condition: (part) => part.op === 'in' && part.values.forEach((value) => named.add(value)),
      expression: (part) =>
        part.op === 'table' && part.rows.forEach(({ is }) => is.forEach((value) => named.add(value))),
    });
  }
  namedOptions.set(award, named);
  return named;
}

function valuesOf(fact: Exclude<Fact, { options: unknown }>): FactValue[] {
  switch (fact.kind) {
    case 'boolean':
      return [true, false].map((value) => ({ kind: 'boolean', value }));
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

/** Options that are read as fast as another question is. */
const optionsAtOnce = 4;

/** How much a question asks of its reader: one that lists thirty situations is many questions. */
export function effortOf(vocabulary: FactVocabulary, factId: string): number {
  const fact = findFact(vocabulary, factId);
  return fact !== undefined && 'options' in fact ? Math.max(fact.options.length / optionsAtOnce, 1) : 1;
}

/**
 * Few questions that together would decide the most awards for the least effort: each takes part in the decision of every
 * award that lacks it, and counts the more the less else that award lacks.
 */
export function chooseQuestions(
  undecided: readonly (readonly string[])[],
  effort: (factId: string) => number,
): string[] {
  const open = undecided.map((missing) => new Set(missing));
  const chosen: string[] = [];
  while (chosen.length < mostQuestions) {
    const weights = new Map<string, number>();
    for (const missing of open) {
      for (const id of missing) weights.set(id, (weights.get(id) ?? 0) + 1 / missing.size / effort(id));
    }
    const [best] = [...weights].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
    if (best === undefined) return chosen;
    chosen.push(best[0]);
    for (const missing of open) missing.delete(best[0]);
  }
  return chosen;
}
