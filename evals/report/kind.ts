import type { EvalCase } from '../case.ts';

/**
 * The kind under which the cases of a set are listed: the case's own kind (that of a qa question, the expected kind of an
 * amount, or the first tag). A name that every case of the set bears divides nothing; there it is the first tag that
 * not all bear, and the own kind where there is no such tag.
 */
export function kindsOf(cases: readonly EvalCase[]): (one: EvalCase) => string {
  const [first, ...others] = cases.map(namesOf);
  const shared = new Set(first?.filter((name) => others.every((names) => names.includes(name))));
  return (one) => namesOf(one).find((name) => !shared.has(name)) ?? one.kind;
}

function namesOf({ kind, tags }: EvalCase): string[] {
  return [kind, ...tags];
}
