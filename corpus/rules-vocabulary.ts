import { dimensions } from './amount.ts';
import type { Derivation, Fact, FactVocabulary } from './fact.ts';
import { factFileSchema } from './fact.ts';
import type { CorpusProblem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

export type ReadVocabulary =
  | { kind: 'ok'; vocabulary: FactVocabulary; lineOf: (factId: string) => number | null }
  | { kind: 'error'; problems: CorpusProblem[] };

/** Reads `facts.yaml` and checks that its facts fit each other. */
export function readVocabulary(file: string, source: string): ReadVocabulary {
  const read = readYaml(file, source, factFileSchema);
  if (read.kind === 'error') return read;
  const { facts } = read.value;
  const vocabulary = index(facts);
  const problems = facts.flatMap((fact, at) => {
    const twice = facts.findIndex(({ id }) => id === fact.id) !== at;
    const messages = [...(twice ? [`事项“${fact.id}”重复`] : []), ...factMistakes(fact, vocabulary)];
    return messages.map((message) => ({ file, line: read.lineOf(['facts', at]), message }));
  });
  if (problems.length > 0) return { kind: 'error', problems };
  return { kind: 'ok', vocabulary, lineOf: (id) => lineOfFact(facts, id, read.lineOf) };
}

function index(facts: readonly Fact[]): FactVocabulary {
  const fields = facts.flatMap((fact) =>
    fact.kind === 'list' ? fact.fields.map((field): [string, Fact] => [`${fact.id}.${field.id}`, field]) : [],
  );
  return { facts: new Map(facts.map((fact) => [fact.id, fact])), fields: new Map(fields) };
}

function lineOfFact(
  facts: readonly Fact[],
  id: string,
  lineOf: (path: PropertyKey[]) => number | null,
): number | null {
  const [name] = id.split('.');
  return lineOf(['facts', facts.findIndex((fact) => fact.id === name)]);
}

function factMistakes(fact: Fact, vocabulary: FactVocabulary): string[] {
  switch (fact.kind) {
    case 'boolean':
      return [...entailMistakes(fact.id, fact.entails, vocabulary), ...presumptionMistakes(fact)];
    case 'enum':
    case 'set':
      return [
        ...repeatedNames(fact),
        ...fact.options.flatMap(({ entails }) => entailMistakes(fact.id, entails, vocabulary)),
        ...presumptionMistakes(fact),
      ];
    case 'quantity':
      return fact.derive.flatMap((derivation) => derivationMistakes(derivation, fact.dimension, vocabulary));
    case 'list':
      return [
        ...repeated(fact.fields.map(({ id }) => id)),
        ...fact.fields.flatMap((field) => factMistakes(field, vocabulary)),
      ];
    case 'text':
    case 'date':
    case 'award':
      return [];
  }
}

/** Each name stands for one option. Only of a set may an alias name several: 跨境电商 is 新电商 and 外贸. */
function repeatedNames({ kind, options }: Extract<Fact, { kind: 'enum' | 'set' }>): string[] {
  const values = options.map(({ value }) => value);
  const lists = options.map(({ value, aliases }) => [value, ...aliases]);
  if (kind === 'enum') return repeated(lists.flat());
  const named = new Set(values);
  return [
    ...repeated(values),
    ...lists.flatMap(repeated),
    ...options
      .flatMap(({ value, aliases }) => aliases.filter((alias) => alias !== value && named.has(alias)))
      .map((alias) => `“${alias}”出现两次`),
  ];
}

function repeated(words: readonly string[]): string[] {
  return words.filter((word, at) => words.indexOf(word) !== at).map((word) => `“${word}”出现两次`);
}

function entailMistakes(
  from: string,
  entails: Record<string, boolean | string>,
  vocabulary: FactVocabulary,
): string[] {
  return Object.entries(entails).flatMap(([id, value]) => {
    const target = vocabulary.facts.get(id);
    if (target === undefined) return [`推出的事项“${id}”不存在`];
    // One option added to a set nobody has answered would deny all the others.
    if (target.kind === 'set' && id !== from) return [`多选事项“${id}”的选项只能由它自己的选项推出`];
    return accepts(target, value) ? [] : [`“${id}”不能取值 ${String(value)}`];
  });
}

function presumptionMistakes(fact: Extract<Fact, { kind: 'boolean' | 'enum' | 'set' }>): string[] {
  return fact.presumed === undefined || accepts(fact, fact.presumed.value)
    ? []
    : [`推定值 ${String(fact.presumed.value)} 不是“${fact.id}”的取值`];
}

function accepts(fact: Fact, value: boolean | string): boolean {
  if (fact.kind === 'boolean') return typeof value === 'boolean';
  if (fact.kind === 'enum' || fact.kind === 'set') return fact.options.some((one) => one.value === value);
  return false;
}

function derivationMistakes(
  derivation: Derivation,
  dimension: keyof typeof dimensions,
  vocabulary: FactVocabulary,
): string[] {
  const [operator, operands] = derivationParts(derivation);
  const measured = operands.map((id) => vocabulary.facts.get(id));
  const unknown = operands.filter((_, at) => measured[at]?.kind !== 'quantity');
  if (unknown.length > 0) return unknown.map((id) => `推算用到的“${id}”不是数量事项`);
  const found = measured.flatMap((fact) => (fact?.kind === 'quantity' ? [dimensions[fact.dimension]] : []));
  const wanted = dimensions[dimension];
  const [first, second] = found;
  if (first === undefined) return ['推算没有依据'];
  // A product adds the powers of its units, a quotient subtracts them, a sum keeps those of its parts.
  const sign = operator === 'over' ? -1 : operator === 'times' ? 1 : 0;
  const fits = (['yuan', 'dollar', 'area', 'year'] as const).every(
    (unit) =>
      wanted[unit] === first[unit] + sign * (second?.[unit] ?? 0) &&
      (sign !== 0 || second === undefined || second[unit] === first[unit]),
  );
  return fits ? [] : [`推算“${operands.join(' ')}”的量纲不对`];
}

/** The operator and the facts a derivation rests on. */
export function derivationParts(derivation: Derivation): ['minus' | 'plus' | 'over' | 'times', string[]] {
  if ('minus' in derivation) return ['minus', derivation.minus];
  if ('plus' in derivation) return ['plus', derivation.plus];
  if ('over' in derivation) return ['over', derivation.over];
  const [first, second] = derivation.times;
  return ['times', /^\d/u.test(second) ? [first] : [first, second]];
}
