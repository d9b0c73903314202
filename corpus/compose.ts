import { markerStep, wordStep } from './address.ts';
import { captionOf, titleOf } from './caption.ts';
import type { Draft, Place } from './draft.ts';
import type { Line } from './line.ts';
import { isBareHeading, isSupplementary, statesCommencement } from './line-role.ts';
import type { Marker } from './marker.ts';
import { isLeaf, linesOf } from './unit.ts';
import type { Unit } from './unit.ts';

/** A unit that has a number, and its line. */
interface Numbered {
  unit: Unit;
  marker: Marker;
  line: Line;
}

/** Writes the tree of numbered units as headings, lead-ins and clauses. */
export function composeUnits(draft: Draft, root: Unit): void {
  const last = lastLeaf(root);
  composeChildren(draft, root, { steps: [], titles: [], node: draft.root }, last);
}

/** A text without numbers: every paragraph is a clause. */
export function composeParagraphs(draft: Draft, lines: Line[]): void {
  for (const [index, line] of lines.entries()) {
    const steps = [wordStep(`第${index + 1}段`, `para${index + 1}`)];
    draft.addClause([line], { steps, titles: [], node: draft.root }, captionOf(line.text));
  }
}

function composeChildren(draft: Draft, parent: Unit, place: Place, last: Unit): void {
  for (const unit of parent.children) {
    const { marker, line } = unit;
    if (marker === null || line === null) continue;
    const own = { ...place, steps: [...place.steps, markerStep(marker)] };
    if (!isLeaf(unit)) composeParent(draft, { unit, marker, line }, own, last);
    else if (unit === last) composeLast(draft, { unit, marker, line }, own, place);
    else composeLeaf(draft, { unit, marker, line }, own, linesOf(unit).slice(1));
  }
}

/** A unit with numbered children: a heading, or a clause where its line says more than a name. */
function composeParent(draft: Draft, { unit, marker, line }: Numbered, own: Place, last: Unit): void {
  const isHeading = isBareHeading(marker.rest);
  const title = isHeading ? titleOf(marker.rest) : captionOf(marker.rest);
  const node = draft.addNode(own, title);
  const place: Place = { ...own, titles: title === '' ? own.titles : [...own.titles, title], node };
  if (!isHeading) {
    draft.addClause([line, ...unit.paragraphs], { ...place, titles: own.titles }, title);
  } else {
    draft.addBlock('heading', [line], own.steps);
    const opening = { ...place, steps: [...own.steps, wordStep('首段', 'first')] };
    if (unit.paragraphs.length > 0) draft.addClause(unit.paragraphs, opening, title);
  }
  for (const leadIn of unit.leadIns) {
    draft.addBlock('leadIn', [leadIn], [...own.steps, wordStep('导语', 'lead')]);
  }
  composeChildren(draft, unit, place, last);
}

/**
 * A unit that is cited. Under a bare 附则 the body alone is the clause, because 附则 names a part of
 * the instrument and not a subject that the body speaks about.
 */
function composeLeaf(draft: Draft, { marker, line }: Numbered, own: Place, body: Line[]): void {
  const title = titleOf(marker.rest);
  if (!isSupplementary(marker.rest) || body.length === 0) {
    const hasTitle = body.length > 0 && isBareHeading(marker.rest);
    draft.addClause([line, ...body], own, hasTitle ? title : captionOf(marker.rest));
    return;
  }
  draft.addBlock('heading', [line], own.steps);
  const place = { titles: [...own.titles, title], node: draft.addNode(own, title) };
  draft.addClause(body, { ...place, steps: [...own.steps, wordStep('附则', 'body')] }, title);
}

/** The last unit may be followed by the closing paragraph of its chapter, 第四章末段. */
function composeLast(draft: Draft, numbered: Numbered, own: Place, parent: Place): void {
  const lines = linesOf(numbered.unit).slice(1);
  const closing = closingStart(numbered.marker, lines);
  composeLeaf(draft, numbered, own, lines.slice(0, closing));
  if (closing === lines.length) return;
  draft.addClause(
    lines.slice(closing),
    { ...parent, steps: [...parent.steps, wordStep('末段', 'last')] },
    '',
  );
}

/**
 * Where the closing paragraph starts that states when the whole text takes effect. Not in an article
 * (it is that article's 款), nor where it is all that the section says.
 */
function closingStart(marker: Marker, lines: Line[]): number {
  if (marker.kind === 'article') return lines.length;
  const first = isBareHeading(marker.rest) ? 1 : 0;
  const found = lines.findIndex((line, index) => index >= first && statesCommencement(line));
  return found < 0 ? lines.length : found;
}

function lastLeaf(unit: Unit): Unit {
  const last = isLeaf(unit) ? undefined : unit.children.at(-1);
  return last === undefined ? unit : lastLeaf(last);
}
