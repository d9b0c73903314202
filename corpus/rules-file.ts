import type { Anchor, AwardRule } from './award-rule.ts';
import type { PolicyDocument } from './document.ts';
import { findAnchor } from './rules-anchors.ts';
import { type AwardPlace, toAward, toUnquantified } from './rules-award.ts';
import { ruleFileSchema, type RuleFile } from './rules-schema.ts';
import type { CorpusProblem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

/** One authored file as read. */
export interface RuleSource {
  /** Path below the corpus folder, as problems name it. */
  file: string;
  source: string;
}

/** A rule file whose anchors have been looked up in its document. */
export interface AnchoredFile {
  file: string;
  lines: readonly string[];
  lineOf: (path: PropertyKey[]) => number | null;
  authored: RuleFile;
  document: PolicyDocument;
  anchors: ReadonlyMap<string, Anchor>;
}

export interface PlacedAward {
  award: AwardRule;
  /** Where it begins in its file; asked only for a problem, for finding lines takes most of the reading. */
  line: () => number | null;
}

/** Reads one file and finds its document and anchors; null where it cannot be used at all. */
export function readRuleFile(
  { file, source }: RuleSource,
  documents: readonly PolicyDocument[],
  problems: CorpusProblem[],
): AnchoredFile | null {
  const read = readYaml(file, source, ruleFileSchema);
  if (read.kind === 'error') {
    problems.push(...read.problems);
    return null;
  }
  const { value: authored, lineOf } = read;
  const at = (path: PropertyKey[], message: string) =>
    void problems.push({ file, line: lineOf(path), message });
  const document = documents.find(({ documentId }) => documentId === authored.document);
  if (document === undefined) {
    at(['document'], `没有文件“${authored.document}”`);
    return null;
  }
  if (document.sha256 !== authored.sha256) {
    at(['sha256'], `《${document.title}》的原文已变（现为 ${document.sha256}）：请核对全部规则后更新`);
  }
  const anchors = new Map<string, Anchor>();
  for (const [id, one] of Object.entries(authored.anchors)) {
    const found = findAnchor(document, id, one);
    if (found.kind === 'found') anchors.set(id, found.anchor);
    else at(['anchors', id], found.message);
  }
  return { file, lines: source.split('\n'), lineOf, authored, document, anchors };
}

/** The awards of a file, after the anchors of all files are known. */
export function placeAwards(read: AnchoredFile, all: readonly AnchoredFile[]): PlacedAward[] {
  const { authored, document, anchors, lineOf } = read;
  const elsewhere = (reference: string): Anchor | undefined => {
    const [documentId, id = ''] = reference.split('#');
    return all.find((file) => file.document.documentId === documentId)?.anchors.get(id);
  };
  const place: AwardPlace = {
    documentId: document.documentId,
    anchors,
    elsewhere,
    conditions: authored.conditions.map(({ id, when, anchor }) => ({
      id,
      when,
      anchor: (anchor === undefined ? undefined : anchors.get(anchor)) ?? null,
    })),
  };
  return [
    ...authored.awards.map((award, i) => ({
      award: toAward(award, place),
      line: () => lineOf(['awards', i]),
    })),
    ...authored.unquantified.map((award, i) => ({
      award: toUnquantified(award, place),
      line: () => lineOf(['unquantified', i]),
    })),
  ];
}

const single = (id: string | undefined, path: PropertyKey[]) => (id === undefined ? [] : [{ id, path }]);

/** Every anchor a file refers to, with the place of the reference. */
export function anchorReferences(authored: RuleFile): { id: string; path: PropertyKey[] }[] {
  const { validity } = authored;
  const noted = (part: 'awards' | 'unquantified') =>
    authored[part].flatMap(({ notes }, i) =>
      notes.flatMap(({ anchor }, at) => single(anchor, [part, i, 'notes', at])),
    );
  const each = (part: 'awards' | 'unquantified' | 'notAwards') =>
    authored[part].flatMap(({ anchors }, i) => anchors.map((id) => ({ id, path: [part, i, 'anchors'] })));
  return [
    ...each('awards'),
    ...each('unquantified'),
    ...each('notAwards'),
    ...noted('awards'),
    ...noted('unquantified'),
    ...authored.awards.flatMap(({ topUp }, i) => single(topUp, ['awards', i, 'topUp'])),
    ...authored.notices.map(({ anchor: id }, i) => ({ id, path: ['notices', i] })),
    ...authored.groups.map(({ anchor: id }, i) => ({ id, path: ['groups', i] })),
    ...authored.rules.map(({ anchor: id }, i) => ({ id, path: ['rules', i] })),
    ...authored.conditions.flatMap(({ anchor }, i) => single(anchor, ['conditions', i, 'anchor'])),
    ...single(validity.start?.anchor, ['validity', 'start']),
    ...single(validity.term?.anchor, ['validity', 'term']),
    ...single(validity.retroactive?.anchor, ['validity', 'retroactive']),
  ];
}
