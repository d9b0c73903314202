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
  return root;
}

function newUnit(marker: Marker | null, line: Line | null): Unit {
  return { marker, line, paragraphs: [], leadIns: [], children: [] };
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
