import type { FactVocabulary } from './fact.ts';
import { anchorReferences, type AnchoredFile, type PlacedAward } from './rules-file.ts';
import { factsUsed, lintAward, lintCondition } from './rules-lint.ts';
import { unusedPrintedNumbers } from './rules-literals.ts';
import { derivationParts } from './rules-vocabulary.ts';
import { walkCondition } from './rules-walk.ts';
import type { CorpusProblem } from './problem.ts';

export type PlacedFile = AnchoredFile & { awards: readonly PlacedAward[] };

/** What can be wrong within one file. */
export function checkFile(
  read: PlacedFile,
  all: readonly AnchoredFile[],
  vocabulary: FactVocabulary,
): CorpusProblem[] {
  return [
    ...awardProblems(read, vocabulary),
    ...conditionProblems(read, vocabulary),
    ...unknownExceptions(read),
    ...danglingReferences(read, all),
    ...unusedAnchors(read, all),
    ...unusedPrinted(read),
  ];
}

function awardProblems({ file, lines, awards }: PlacedFile, vocabulary: FactVocabulary): CorpusProblem[] {
  return awards.flatMap(({ award, line }) =>
    lintAward(award, vocabulary).map(({ message, near }) => ({
      file,
      line: near === undefined ? line() : lineNear(lines, line(), near),
      message: `${award.id}：${message}`,
    })),
  );
}

/** Conditions of the whole document: told apart by their ids, and sound. */
function conditionProblems(
  { file, authored: { conditions }, lineOf }: PlacedFile,
  vocabulary: FactVocabulary,
): CorpusProblem[] {
  return conditions.flatMap(({ id, when }, i) => {
    const repeated = conditions.findIndex((other) => other.id === id) < i;
    const messages = [
      ...(repeated ? [`适用条件“${id}”重复`] : []),
      ...lintCondition(when, vocabulary).map(({ message }) => message),
    ];
    return messages.map((message) => ({ file, line: lineOf(['conditions', i]), message }));
  });
}

function unknownExceptions({ file, authored, lines, awards }: PlacedFile): CorpusProblem[] {
  const known = new Set(authored.conditions.map(({ id }) => id));
  return awards.flatMap(({ award, line }) =>
    award.exceptions
      .filter(({ condition }) => !known.has(condition))
      .map(({ condition }) => ({
        file,
        line: lineNear(lines, line(), condition),
        message: `${award.id}：本文件没有适用条件“${condition}”`,
      })),
  );
}

function lineNear(lines: readonly string[], from: number | null, near: string): number | null {
  const at = lines.findIndex((line, index) => index >= (from ?? 1) - 1 && line.includes(near));
  return at < 0 ? from : at + 1;
}

function danglingReferences(
  { file, authored, lineOf }: PlacedFile,
  all: readonly AnchoredFile[],
): CorpusProblem[] {
  const known = new Set([...Object.keys(authored.anchors), ...all.flatMap(globalAnchors)]);
  return anchorReferences(authored)
    .filter(({ id }) => !known.has(id))
    .map(({ id, path }) => ({ file, line: lineOf(path), message: `没有锚点“${id}”` }));
}

function globalAnchors({ authored }: AnchoredFile): string[] {
  return Object.keys(authored.anchors).map((id) => `${authored.document}#${id}`);
}

function unusedAnchors(
  { file, authored, lineOf }: PlacedFile,
  all: readonly AnchoredFile[],
): CorpusProblem[] {
  const used = new Set([
    ...anchorReferences(authored).map(({ id }) => id),
    ...all.flatMap((other) =>
      anchorReferences(other.authored).map(({ id }) => id.replace(`${authored.document}#`, '')),
    ),
  ]);
  return Object.keys(authored.anchors)
    .filter((id) => !used.has(id))
    .map((id) => ({ file, line: lineOf(['anchors', id]), message: `锚点“${id}”没有被任何规则引用` }));
}

function unusedPrinted({ file, lineOf, awards }: PlacedFile): CorpusProblem[] {
  return unusedPrintedNumbers(awards.map(({ award }) => award)).map(({ anchorId, message }) => ({
    file,
    line: lineOf(['anchors', anchorId]),
    message,
  }));
}

/** What can be wrong between files. */
export function checkTogether(
  files: readonly PlacedFile[],
  vocabulary: FactVocabulary,
  facts: { file: string; lineOf: (factId: string) => number | null },
): CorpusProblem[] {
  return [...repeatedIds(files), ...unknownGroups(files), ...unusedFacts(files, vocabulary, facts)];
}

function repeatedIds(files: readonly PlacedFile[]): CorpusProblem[] {
  const seen = new Set<string>();
  return files.flatMap(({ file, awards }) =>
    awards.flatMap(({ award: { id }, line }) => {
      const repeated = seen.has(id);
      seen.add(id);
      return repeated ? [{ file, line: line(), message: `奖补编号“${id}”重复` }] : [];
    }),
  );
}

function unknownGroups(files: readonly PlacedFile[]): CorpusProblem[] {
  const known = new Set(files.flatMap(({ authored }) => authored.groups.map(({ id }) => id)));
  for (const { award } of files.flatMap(({ awards }) => awards)) known.add(award.id);
  return files.flatMap(({ file, awards }) =>
    awards.flatMap(({ award, line }) =>
      [...award.groups, ...award.yieldsTo]
        .filter((id) => !known.has(id))
        .map((id) => ({ file, line: line(), message: `${award.id}：没有组或奖补“${id}”` })),
    ),
  );
}

/** A fact no rule looks at would be asked for nothing. */
function unusedFacts(
  files: readonly PlacedFile[],
  vocabulary: FactVocabulary,
  { file, lineOf }: { file: string; lineOf: (factId: string) => number | null },
): CorpusProblem[] {
  const used = new Set(files.flatMap(({ awards }) => awards.flatMap(({ award }) => [...factsUsed(award)])));
  for (const { authored } of files) {
    const condition = (one: object): void => {
      if ('fact' in one && typeof one.fact === 'string') used.add(one.fact);
    };
    for (const { when } of authored.conditions) walkCondition(when, { condition }, null);
  }
  const reached = withSources(vocabulary, used);
  const ids = [...vocabulary.facts.keys(), ...vocabulary.fields.keys()];
  return ids
    .filter((id) => !reached.has(id))
    .map((id) => ({ file, line: lineOf(id), message: `事项“${id}”没有被任何规则用到` }));
}

/** Adds the facts from which used ones follow or are derived, and payment records, which every award looks at. */
function withSources({ facts, fields }: FactVocabulary, used: ReadonlySet<string>): Set<string> {
  const reached = new Set(used);
  for (const fact of facts.values()) {
    if (fact.kind === 'quantity' && used.has(fact.id)) {
      for (const id of fact.derive.flatMap((one) => derivationParts(one)[1])) reached.add(id);
    }
    const entails =
      fact.kind === 'boolean' ? [fact.entails] : optionsOf(fact).map((option) => option.entails);
    if (entails.some((one) => Object.keys(one).some((id) => used.has(id)))) reached.add(fact.id);
    if (fact.scope === 'record') reached.add(fact.id);
  }
  for (const [id, field] of fields) if (field.scope === 'record') reached.add(id);
  return reached;
}

function optionsOf(fact: NonNullable<ReturnType<FactVocabulary['facts']['get']>>) {
  return fact.kind === 'enum' || fact.kind === 'set' ? fact.options : [];
}
