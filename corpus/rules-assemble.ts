import type { DocumentRules, RuleSet, StackingGroup } from './award-rule.ts';
import type { Corpus } from './document.ts';
import { classify } from './rules-classify.ts';
import { checkFile, checkTogether } from './rules-file-lint.ts';
import { placeAwards, readRuleFile, type AnchoredFile, type RuleSource } from './rules-file.ts';
import { validityOf } from './rules-validity.ts';
import { readVocabulary } from './rules-vocabulary.ts';
import type { CorpusProblem } from './problem.ts';

export type AssembledRules =
  { kind: 'ok'; rules: Omit<RuleSet, 'version'> } | { kind: 'error'; problems: CorpusProblem[] };

/** Reads, resolves and checks all rule files; reports every problem, not the first. */
export function assembleRules(
  { documents }: Pick<Corpus, 'documents'>,
  sources: { facts: RuleSource; awards: readonly RuleSource[] },
): AssembledRules {
  const read = readVocabulary(sources.facts.file, sources.facts.source);
  if (read.kind === 'error') return read;
  const { vocabulary } = read;
  const problems: CorpusProblem[] = [];
  const anchored = sources.awards.flatMap((source) => readRuleFile(source, documents, problems) ?? []);
  const files = anchored.map((file) => ({ ...file, awards: placeAwards(file, anchored) }));
  for (const file of files) problems.push(...checkFile(file, anchored, vocabulary));
  // A file that could not be read would make everything only it uses look unused.
  if (files.length === sources.awards.length) {
    problems.push(...checkTogether(files, vocabulary, { file: sources.facts.file, lineOf: read.lineOf }));
  }
  if (problems.length > 0) return { kind: 'error', problems };
  const rules = {
    vocabulary,
    documents: new Map(files.map((file) => [file.document.documentId, documentRules(file)])),
    awards: files.flatMap(({ awards }) => awards.map(({ award }) => award)),
    groups: new Map(files.flatMap(groupsOf).map((group) => [group.id, group])),
    classified: files.flatMap(classify),
  };
  return { kind: 'ok', rules };
}

function groupsOf({ authored, anchors }: AnchoredFile): StackingGroup[] {
  return authored.groups.flatMap(({ id, title, anchor, whenTold }) => {
    const found = anchors.get(anchor);
    return found === undefined ? [] : [{ id, title, anchor: found, whenTold }];
  });
}

function documentRules({ document, authored, anchors }: AnchoredFile): DocumentRules {
  return {
    documentId: document.documentId,
    title: document.title,
    sourceFile: document.sourceFile,
    validity: validityOf(document, authored.validity, anchors),
    notices: authored.notices.flatMap(({ code, message, anchor: id }) => {
      const found = anchors.get(id);
      return found === undefined ? [] : [{ code, message, anchor: found }];
    }),
  };
}
