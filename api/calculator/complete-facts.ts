import {
  type Derivation,
  derivationParts,
  Exact,
  type Fact,
  type FactVocabulary,
  type QuantityFact,
} from '../../corpus/index.ts';
import { type FactRemark, type FactValue, labelOf, type Range } from './facts.ts';
import { formatFact, formatMoney, formatNumber, formatShare, settle } from './format.ts';
import type { FactIssue } from './read-fact.ts';

export type CompletedFacts =
  | { kind: 'ok'; values: ReadonlyMap<string, FactValue>; remarks: FactRemark[] }
  | { kind: 'invalid'; issues: FactIssue[] };

/** Adds what follows from the given facts (小巨人 is a 专精特新企业; growth = this year − last year), and finds contradictions. */
export function completeFacts(
  vocabulary: FactVocabulary,
  given: ReadonlyMap<string, FactValue>,
): CompletedFacts {
  const values = new Map(given);
  const issues: FactIssue[] = [];
  const remarks: FactRemark[] = [];
  // Each round adds facts or options, so their number bounds the rounds.
  for (let before = -1; before !== sizeOf(values) && issues.length === 0;) {
    before = sizeOf(values);
    entail(vocabulary, values, issues);
    derive(vocabulary, values, remarks, issues);
  }
  return issues.length > 0 ? { kind: 'invalid', issues } : { kind: 'ok', values, remarks };
}

function sizeOf(values: ReadonlyMap<string, FactValue>): number {
  let size = values.size;
  for (const value of values.values()) if (value.kind === 'set') size += value.values.length;
  return size;
}

/** 小巨人 → specialized_sme: true. The option is null for a boolean that is 是. */
interface Entailment {
  from: string;
  option: string | null;
  target: string;
  wanted: boolean | string;
}

interface Inferences {
  entailments: readonly Entailment[];
  derived: readonly QuantityFact[];
}

const inferences = new WeakMap<FactVocabulary, Inferences>();

function inferencesOf(vocabulary: FactVocabulary): Inferences {
  const known = inferences.get(vocabulary);
  if (known !== undefined) return known;
  const facts = [...vocabulary.facts.values()];
  const found: Inferences = {
    entailments: facts.flatMap(entailmentsOf),
    derived: facts.flatMap((fact) => (fact.kind === 'quantity' && fact.derive.length > 0 ? [fact] : [])),
  };
  inferences.set(vocabulary, found);
  return found;
}

function entailmentsOf(fact: Fact): Entailment[] {
  const from = fact.id;
  const list = (option: string | null, entails: Record<string, boolean | string>): Entailment[] =>
    Object.entries(entails).map(([target, wanted]) => ({ from, option, target, wanted }));
  if (fact.kind === 'boolean') return list(null, fact.entails);
  if (fact.kind !== 'enum' && fact.kind !== 'set') return [];
  return fact.options.flatMap(({ value, entails }) => list(value, entails));
}

function entail(vocabulary: FactVocabulary, values: Map<string, FactValue>, issues: FactIssue[]): void {
  for (const entailment of inferencesOf(vocabulary).entailments) {
    const { from, option, target, wanted } = entailment;
    const value = values.get(from);
    if (value === undefined) {
      // What would follow is denied, so the narrower title is missing too: no 高企, no 国高企.
      if (option === null && contradicts(values.get(target), wanted)) {
        values.set(from, { kind: 'boolean', value: false });
      }
    } else if (holds(value, option)) addEntailed(vocabulary, values, entailment, issues);
  }
}

function holds(value: FactValue, option: string | null): boolean {
  if (value.kind === 'boolean') return option === null && value.value;
  if (value.kind === 'enum') return value.value === option;
  return value.kind === 'set' && option !== null && value.values.includes(option);
}

function contradicts(value: FactValue | undefined, wanted: boolean | string): boolean {
  if (value?.kind === 'boolean') return value.value !== wanted;
  return value?.kind === 'enum' && value.value !== wanted;
}

function addEntailed(
  vocabulary: FactVocabulary,
  values: Map<string, FactValue>,
  { from, target, wanted }: Entailment,
  issues: FactIssue[],
): void {
  const known = values.get(target);
  if (known?.kind === 'set' && typeof wanted === 'string') {
    // 三星级总部企业 is also a 总部企业: both options of the one question hold.
    if (!known.values.includes(wanted)) values.set(target, { ...known, values: [...known.values, wanted] });
  } else if (known === undefined) {
    values.set(
      target,
      typeof wanted === 'boolean' ? { kind: 'boolean', value: wanted } : { kind: 'enum', value: wanted },
    );
  } else if (contradicts(known, wanted)) {
    const source = values.get(from);
    const stated = source === undefined ? '' : formatFact(vocabulary.facts.get(from), source);
    issues.push({
      factId: target,
      message: `与“${labelOf(vocabulary, from)}：${stated}”矛盾：${labelOf(vocabulary, target)}不能是“${formatFact(vocabulary.facts.get(target), known)}”`,
    });
  }
}

function derive(
  vocabulary: FactVocabulary,
  values: Map<string, FactValue>,
  remarks: FactRemark[],
  issues: FactIssue[],
): void {
  for (const fact of inferencesOf(vocabulary).derived) {
    for (const derivation of fact.derive) {
      const range = derivedRange(derivation, values);
      if (range === null || (range.lo.isNegative() && !fact.signed)) continue;
      const known = values.get(fact.id);
      if (known === undefined) addDerived(vocabulary, values, fact, derivation, range, remarks);
      else if (known.kind === 'quantity' && disjoint(known.range, range)) {
        issues.push({ factId: fact.id, message: contradiction(vocabulary, fact, derivation, range) });
        return;
      }
    }
  }
}

function addDerived(
  vocabulary: FactVocabulary,
  values: Map<string, FactValue>,
  fact: QuantityFact,
  derivation: Derivation,
  range: Range,
  remarks: FactRemark[],
): void {
  const currency =
    fact.dimension === 'dollar'
      ? '美元'
      : fact.dimension === 'yuan' || fact.dimension === 'rent'
        ? '元'
        : null;
  const text = range.lo.eq(range.hi) ? formatRange(fact, range.lo) : `${formatRange(fact, range.lo)}以上`;
  values.set(fact.id, { kind: 'quantity', range, currency, text });
  remarks.push({
    code: 'derived',
    factId: fact.id,
    text: `${fact.label}按“${formula(vocabulary, derivation)}”计算为${text}`,
  });
}

function contradiction(
  vocabulary: FactVocabulary,
  fact: QuantityFact,
  derivation: Derivation,
  range: Range,
): string {
  return `${fact.label}与“${formula(vocabulary, derivation)}”（${formatRange(fact, range.lo)}）不一致`;
}

const signs = { minus: '－', plus: '＋', over: '÷', times: '×' } as const;

function formula(vocabulary: FactVocabulary, derivation: Derivation): string {
  const [operator, ids] = derivationParts(derivation);
  const operands = ids.map((id) => labelOf(vocabulary, id));
  return [...operands, ...('times' in derivation && ids.length === 1 ? [derivation.times[1]] : [])].join(
    signs[operator],
  );
}

function formatRange({ dimension, unit }: QuantityFact, value: Exact): string {
  switch (dimension) {
    case 'yuan':
    case 'money':
    case 'rent':
      return formatMoney(value);
    case 'dollar':
      return formatMoney(value, '美元');
    case 'percent':
    case 'yearlyRate':
      return formatShare(value);
    default:
      return `${formatNumber(value)}${unit}`;
  }
}

function derivedRange(derivation: Derivation, values: ReadonlyMap<string, FactValue>): Range | null {
  const [operator, ids] = derivationParts(derivation);
  const ranges = ids.map((id) => {
    const value = values.get(id);
    return value?.kind === 'quantity' ? value.range : null;
  });
  const [a, b] = ranges;
  if (a === null || a === undefined) return null;
  if ('times' in derivation && ids.length === 1) return scale(a, new Exact(derivation.times[1]));
  if (b === null || b === undefined) return null;
  switch (operator) {
    case 'plus':
      return {
        lo: a.lo.plus(b.lo),
        hi: a.hi.plus(b.hi),
        loOpen: a.loOpen || b.loOpen,
        hiOpen: a.hiOpen || b.hiOpen,
      };
    case 'minus':
      return difference(a, b);
    case 'over':
      return quotient(a, b);
    case 'times':
      return product(a, b);
  }
}

function scale({ lo, hi, loOpen, hiOpen }: Range, factor: Exact): Range {
  return { lo: lo.times(factor), hi: hi.times(factor), loOpen, hiOpen };
}

/** Bounds of a difference of bounds are too wide to be of use where one is open-ended. */
function difference(a: Range, b: Range): Range | null {
  if (!a.hi.isFinite() || !b.hi.isFinite()) return null;
  return {
    lo: a.lo.minus(b.hi),
    hi: a.hi.minus(b.lo),
    loOpen: a.loOpen || b.hiOpen,
    hiOpen: a.hiOpen || b.loOpen,
  };
}

function quotient(a: Range, b: Range): Range | null {
  if (!b.lo.gt(0) || !a.lo.eq(a.hi) || !b.lo.eq(b.hi)) return null;
  const value = a.lo.div(b.lo);
  return { lo: value, hi: value, loOpen: false, hiOpen: false };
}

function product(a: Range, b: Range): Range | null {
  if (!a.lo.eq(a.hi) || !b.lo.eq(b.hi)) return null;
  return scale(a, b.lo);
}

function disjoint(a: Range, b: Range): boolean {
  return settle(a.hi).lt(settle(b.lo)) || settle(b.hi).lt(settle(a.lo));
}
