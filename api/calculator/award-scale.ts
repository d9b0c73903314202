import {
  type AwardRule,
  derivationParts,
  Exact,
  type Fact,
  type FactVocabulary,
  type Literal,
  type QuantityFact,
  walkBody,
} from '../../corpus/index.ts';
import { findFact, type FactValue } from './facts.ts';
import { readFact } from './read-fact.ts';

/** The quantity on which an amount chiefly depends, with the numbers at which something changes. */
export interface AwardScale {
  /** A fact, or `list.field`. */
  factId: string;
  label: string;
  /** The unit of `marks` and of the values of a curve. */
  unit: string;
  marks: { value: number; text: string; role: 'band' | 'threshold' }[];
  /** Facts that would contradict another value of this one, or stand in its place, and that the rule does not look at. */
  replaces: string[];
}

/**
 * The axis of a drawing of the award: the fact of its bands, else the first quantity its amount is formed from. Null where
 * the amount depends on no quantity, or on one that is given in several currencies.
 */
export function scaleOf(award: AwardRule, vocabulary: FactVocabulary): AwardScale | null {
  const fact = mainFact(award, vocabulary);
  if (fact === null) return null;
  const size = sizeOfUnit(fact.quantity, vocabulary);
  if (size === null) return null;
  const marks = new Map<string, AwardScale['marks'][number]>();
  const mark = (role: 'band' | 'threshold', literals: readonly Literal[]) => {
    for (const { text, value } of literals) {
      if (!marks.has(value.toFixed()))
        marks.set(value.toFixed(), { value: value.div(size).toNumber(), text, role });
    }
  };
  walkBody(award, {
    expression: (part) => {
      if (part.op === 'bands' && part.by === fact.id)
        mark(
          'band',
          part.rows.map(({ from }) => from),
        );
      if (part.op === 'milestones' && part.by === fact.id)
        mark(
          'band',
          part.rows.map(({ over }) => over),
        );
      // The smaller of what was used and 1000 square metres: beyond that nothing is added.
      if (part.op === 'min' && part.of.some((one) => one.op === 'fact' && one.fact === fact.id)) {
        mark(
          'threshold',
          part.of.flatMap((one) => (one.op === 'literal' ? [one.literal] : [])),
        );
      }
    },
    condition: (part) => {
      if ('to' in part && part.fact === fact.id) mark('threshold', part.to);
    },
  });
  return {
    factId: fact.id,
    label: fact.quantity.label,
    unit: fact.quantity.unit,
    marks: [...marks.values()].sort((a, b) => a.value - b.value),
    replaces: replacedBy(fact, award, vocabulary),
  };
}

/** Last year's figure where the increment varies; what was passed for the first time where this year's figure does. */
function replacedBy({ id, quantity }: MainFact, award: AwardRule, vocabulary: FactVocabulary): string[] {
  const own = new Set<string>();
  const instead = new Set<string>();
  walkBody(award, {
    condition: (part) => {
      if ('fact' in part) own.add(part.fact);
    },
    expression: (part) => {
      if (part.op === 'fact') own.add(part.fact);
      if (part.op !== 'milestones') return;
      own.add(part.before);
      if (part.by === id) instead.add(part.first);
    },
  });
  const related = [
    ...operands(quantity),
    ...[...vocabulary.facts].flatMap(([other, fact]) => (operands(fact).includes(id) ? [other] : [])),
  ];
  return [...new Set([...instead, ...related.filter((other) => !own.has(other))])];
}

function operands(fact: Fact): string[] {
  return fact.kind === 'quantity' ? fact.derive.flatMap((one) => derivationParts(one)[1]) : [];
}

interface MainFact {
  id: string;
  quantity: QuantityFact;
}

function mainFact(award: AwardRule, vocabulary: FactVocabulary): MainFact | null {
  const banded: string[] = [];
  const plain: string[] = [];
  walkBody(
    { amount: award.amount, caps: award.caps },
    {
      expression: (part) => {
        if (part.op === 'bands' || part.op === 'milestones') banded.push(part.by);
        else if (part.op === 'fact') plain.push(part.fact);
        else if (part.op === 'per') plain.push(part.count);
      },
    },
  );
  for (const id of [...banded, ...plain]) {
    const fact = findFact(vocabulary, id);
    if (fact?.kind === 'quantity') return { id, quantity: fact };
  }
  return null;
}

/** Base units in one unit of the fact: 10000 for 万美元, 0.01 for %. */
function sizeOfUnit(fact: QuantityFact, vocabulary: FactVocabulary): Exact | null {
  const value = quantityOf(fact, 1, vocabulary);
  return value?.kind === 'quantity' ? value.range.lo : null;
}

/** A fact that is so many of its unit; null where that is no value it can have. */
export function quantityOf(fact: QuantityFact, value: number, vocabulary: FactVocabulary): FactValue | null {
  const written = `${new Exact(value).toFixed()}${fact.unit}`;
  const read = readFact(fact, written, { vocabulary, awardIds: null, rate: null });
  return read.kind === 'ok' ? read.value : null;
}
