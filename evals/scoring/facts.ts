/** Facts read out of the words against the labelled ones, apart from what is calculated with them. */
import { parseFacts } from '../../api/index.ts';
import type { FactValue } from '../../api/index.ts';
import type { UsedFact } from '../../api/contract.ts';
import type { FactVocabulary } from '../../corpus/index.ts';
import type { ExpectedFact } from '../case.ts';

export type ReadFact = Pick<UsedFact, 'factId' | 'value'>;

export interface WrongFact {
  factId: string;
  expected: unknown;
  got: unknown;
}

export interface FactComparison {
  right: readonly string[];
  /** Labelled and not read. */
  missing: readonly ExpectedFact[];
  /** Read with another value. */
  wrong: readonly WrongFact[];
  /** Read and not labelled. */
  extra: readonly ReadFact[];
}

/** A fact is right when its id agrees and its value after the product's own reading: 600万美元 is 6000000美元. */
export function compareFacts(
  expected: readonly ExpectedFact[],
  used: readonly ReadFact[],
  vocabulary: FactVocabulary,
): FactComparison {
  const read = new Map(used.map((fact) => [fact.factId, fact.value]));
  const right: string[] = [];
  const missing: ExpectedFact[] = [];
  const wrong: WrongFact[] = [];
  for (const one of expected) {
    const got = read.get(one.factId);
    if (got === undefined) missing.push(one);
    else if (meansSame(one.factId, one.value, got, vocabulary)) right.push(one.factId);
    else wrong.push({ factId: one.factId, expected: one.value, got });
  }
  const labelled = new Set(expected.map(({ factId }) => factId));
  return { right, missing, wrong, extra: used.filter(({ factId }) => !labelled.has(factId)) };
}

/** Whether two ways to write a fact mean the same; what cannot be read means only itself. */
function meansSame(factId: string, left: unknown, right: unknown, vocabulary: FactVocabulary): boolean {
  const meaning = (value: unknown): string => {
    const parsed = parseFacts(vocabulary, { [factId]: value });
    if (parsed.kind === 'invalid') return `unread ${JSON.stringify(value)}`;
    const list = factId.split('.')[0] ?? '';
    const read = parsed.facts.values.get(factId) ?? parsed.facts.values.get(list);
    return JSON.stringify(read === undefined ? null : plainForm(read));
  };
  return meaning(left) === meaning(right);
}

/** Without the words it was written in, and with the order of sets and items taken away. */
function plainForm(value: FactValue): unknown {
  switch (value.kind) {
    case 'quantity': {
      const { lo, hi, loOpen, hiOpen } = value.range;
      return [lo.toString(), hi.toString(), loOpen, hiOpen, value.currency];
    }
    case 'set':
      return value.values.toSorted();
    case 'list':
      return value.items
        .map(({ fields, count }) =>
          JSON.stringify([
            count.toString(),
            [...fields].map(([id, field]) => `${id}=${JSON.stringify(plainForm(field))}`).toSorted(),
          ]),
        )
        .toSorted();
    case 'boolean':
    case 'enum':
    case 'text':
      return value.value;
  }
}
