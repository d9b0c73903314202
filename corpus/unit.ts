import type { Line } from './line.ts';
import { endsInColon } from './line-role.ts';
import { rankOf, readMarker } from './marker.ts';
import type { Marker } from './marker.ts';

/** A numbered unit of the text with what stands below it. */
export interface Unit {
  /** Null for the text as a whole. */
  marker: Marker | null;
  /** The numbered line; null for the text as a whole. */
  line: Line | null;
  /** Unnumbered lines that follow the numbered one, before the first child. */
  paragraphs: Line[];
  /** Lines ending in a colon that introduce the children. */
  leadIns: Line[];
  children: Unit[];
  /** Whether the children are the items of one sentence, and so are cited with it. */
  folded: boolean;
}

/** Builds the tree of numbered units from the lines of the body. */
export function buildUnits(lines: Line[]): Unit {
  const markers = structuralMarkers(lines);
  const root = newUnit(null, null);
  const stack: Unit[] = [root];
  for (const [index, line] of lines.entries()) {
    const marker = markers[index] ?? null;
    if (marker !== null) {
      closeDeeper(stack, marker);
      const unit = newUnit(marker, line);
      stack.at(-1)?.children.push(unit);
      stack.push(unit);
    } else {
      placeUnnumbered(stack, line, markers[index + 1] ?? null);
    }
  }
  foldLists(root);
  return root;
}

/** Every line of the unit, its children's included, in order. */
export function linesOf(unit: Unit): Line[] {
  const own = [...(unit.line === null ? [] : [unit.line]), ...unit.paragraphs, ...unit.leadIns];
  return [...own, ...unit.children.flatMap(linesOf)].sort((a, b) => a.start - b.start);
}

/** Whether the unit is cited as a whole. */
export function isLeaf(unit: Unit): boolean {
  return unit.folded || unit.children.length === 0;
}

/**
 * 符合下列条件之一的：1.…；2.…。 is one sentence in items. Quoted alone an item would state nothing, so
 * the sentence is one clause. Items that end in full stops are clauses of their own.
 */
function foldLists(unit: Unit): void {
  for (const child of unit.children) foldLists(child);
  const introduction = lineBefore(unit, unit.children[0]);
  const items = unit.children.slice(0, -1);
  unit.folded =
    introduction !== undefined &&
    endsInColon(introduction) &&
    items.length > 0 &&
    unit.children.every(isLeaf) &&
    items.every((item) => /[；;，,、]$/.test(linesOf(item).at(-1)?.text ?? ''));
}

/** The unit's own last line before a child; the text as a whole introduces nothing. */
function lineBefore(unit: Unit, child: Unit | undefined): Line | undefined {
  const start = child?.line?.start;
  if (unit.line === null || start === undefined) return undefined;
  return [unit.line, ...unit.paragraphs, ...unit.leadIns].findLast((line) => line.start < start);
}

function newUnit(marker: Marker | null, line: Line | null): Unit {
  return { marker, line, paragraphs: [], leadIns: [], children: [], folded: false };
}

/**
 * Numbers below the unit that is cited stay inside it: below `1.` always, and below 第X条 where the
 * text is drafted in articles, because the law cites the article.
 */
function structuralMarkers(lines: Line[]): (Marker | null)[] {
  const markers = lines.map((line) => readMarker(line.text));
  const articled = markers.some((marker) => marker?.kind === 'article');
  const deepest = rankOf(articled ? 'article' : 'item');
  return markers.map((marker) => (marker !== null && rankOf(marker.kind) <= deepest ? marker : null));
}

function closeDeeper(stack: Unit[], marker: Marker): void {
  while (stack.length > 1) {
    const top = stack.at(-1)?.marker;
    if (top && rankOf(top.kind) < rankOf(marker.kind)) return;
    stack.pop();
  }
}

/** A line ending in a colon belongs to the unit whose children it introduces, not to the one before. */
function placeUnnumbered(stack: Unit[], line: Line, next: Marker | null): void {
  const current = stack.at(-1);
  if (next !== null && endsInColon(line)) {
    const owner = stack.findLast(({ marker }) => marker !== null && rankOf(marker.kind) < rankOf(next.kind));
    if (owner !== undefined) {
      owner.leadIns.push(line);
      return;
    }
  }
  current?.paragraphs.push(line);
}
