import { wordStep } from './address.ts';
import type { Step } from './address.ts';
import { parseChineseNumber } from './chinese-number.ts';
import type { Block, Clause, OutlineNode } from './clause.ts';
import { composeParagraphs, composeUnits } from './compose.ts';
import { Draft } from './draft.ts';
import type { DocumentIdentity } from './draft.ts';
import { frontLengthWithoutNumbers, readFrontMatter } from './front-matter.ts';
import type { FrontPart } from './front-matter.ts';
import { splitLines } from './line.ts';
import type { Line } from './line.ts';
import { annexNumber, splitRegions } from './region.ts';
import type { Region } from './region.ts';
import { serveText } from './served-text.ts';
import type { Span } from './served-text.ts';
import { buildUnits } from './unit.ts';
import type { Unit } from './unit.ts';

/** A policy text cut into its parts. */
export interface ParsedPolicy {
  /** The served text; all offsets point into it. */
  text: string;
  /** What the served text leaves out, as offsets into the source. */
  removed: Span[];
  blocks: Block[];
  clauses: Clause[];
  outline: OutlineNode[];
  /** The tree of numbered units. */
  units: Unit;
}

const FRONT_STEPS: Record<FrontPart['kind'], [label: string, code: string]> = {
  title: ['标题', 'title'],
  addressee: ['主送', 'addressee'],
  preamble: ['序言', 'preamble'],
  signature: ['落款', 'signature'],
};

/**
 * Source text → served text, blocks, clauses and outline, by general rules of Chinese drafting.
 * Never fails: whatever the text is, every character that is not white space lies in one block.
 */
export function parsePolicy(source: string, identity: DocumentIdentity): ParsedPolicy {
  const served = serveText(source);
  const regions = splitRegions(splitLines(served.text));
  const breaks = regions.filter(({ kind }) => kind !== 'body').map(startOf);
  const draft = new Draft(served.text, identity, breaks);
  const units = addBody(
    draft,
    regions.filter(({ kind }) => kind === 'body').flatMap(({ lines }) => lines),
  );
  for (const region of regions) addAside(draft, region);
  return {
    ...served,
    blocks: draft.blocks.sort((a, b) => a.start - b.start),
    clauses: draft.clauses,
    outline: draft.root.children,
    units,
  };
}

function startOf(region: Region): number {
  return region.lines[0]?.start ?? 0;
}

function addBody(draft: Draft, lines: Line[]): Unit {
  const units = buildUnits(lines);
  const numbered = units.children.length > 0;
  const front = numbered ? units.paragraphs : lines.slice(0, frontLengthWithoutNumbers(lines));
  for (const part of readFrontMatter(front)) {
    draft.addBlock(part.kind, part.lines, [wordStep(...FRONT_STEPS[part.kind])]);
  }
  if (numbered) composeUnits(draft, units);
  else composeParagraphs(draft, lines.slice(front.length));
  return units;
}

function addAside(draft: Draft, region: Region): void {
  const step = asideStep(region);
  if (step !== null && region.kind !== 'body') draft.addBlock(region.kind, region.lines, [step]);
}

function asideStep({ kind, lines }: Region): Step | null {
  switch (kind) {
    case 'body':
      return null;
    case 'signature':
      return wordStep('落款', 'signature');
    case 'contents':
      return wordStep('目录', 'contents');
    case 'noise':
      return wordStep('图片残留', 'noise');
    case 'annex': {
      const number = lines[0] === undefined ? '' : (annexNumber(lines[0]) ?? '');
      return wordStep(`附件${number}`, `annex${parseChineseNumber(number)?.toFixed() ?? ''}`);
    }
  }
}
