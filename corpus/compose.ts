import { idOf, locatorOf, markerStep, wordStep } from './address.ts';
import type { Step } from './address.ts';
import type { Block, BlockKind, Clause, OutlineNode } from './clause.ts';
import { captionOf, titleOf } from './caption.ts';
import { findQuantities } from './find-quantities.ts';
import type { Line } from './line.ts';
import { isBareHeading, isSupplementary, statesCommencement } from './line-role.ts';
import type { Unit } from './unit.ts';

/** Which document the clauses belong to. */
export interface DocumentIdentity {
  documentId: string;
  documentTitle: string;
  sourceFile: string;
}

/** Where a unit stands: its address, the titles above it, the outline node it belongs to. */
interface Place {
  steps: Step[];
  titles: string[];
  node: OutlineNode;
}

/** Collects blocks and clauses of one document; ids stay unique. */
export class Composer {
  readonly blocks: Block[] = [];
  readonly clauses: Clause[] = [];
  readonly root: OutlineNode = { locator: '', title: '', clauseIds: [], children: [] };
  private readonly taken = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly identity: DocumentIdentity,
    /** Offsets where a picture or an annex interrupts the body; no clause reaches across. */
    private readonly breaks: number[],
  ) {}

  /** A stretch that is not a clause. */
  addBlock(kind: Exclude<BlockKind, 'clause'>, lines: Line[], steps: Step[]): void {
    this.pushBlock(kind, lines, locatorOf(steps), this.uniqueId(steps));
  }

  addUnits(root: Unit): void {
    const place: Place = { steps: [], titles: [], node: this.root };
    const last = lastLeaf(root);
    for (const unit of root.children) this.addUnit(unit, place, last);
  }

  /** A text without numbers: every paragraph is a clause. */
  addParagraphs(lines: Line[]): void {
    for (const [index, line] of lines.entries()) {
      const step = wordStep(`第${index + 1}段`, `para${index + 1}`);
      const node = addNode(this.root, locatorOf([step]), '');
      this.addClause([line], { steps: [step], titles: [], node }, captionOf(line.text));
    }
  }

  private addUnit(unit: Unit, parent: Place, last: Unit): void {
    if (unit.marker === null || unit.line === null) return;
    const steps = [...parent.steps, markerStep(unit.marker)];
    const title = titleOf(unit.marker.rest);
    if (unit.children.length === 0) {
      this.addLeaf(
        unit,
        unit.line,
        { steps, titles: parent.titles, node: parent.node },
        parent,
        unit === last,
      );
      return;
    }
    const node = addNode(parent.node, locatorOf(steps), title);
    const place: Place = { steps, titles: [...parent.titles, title], node };
    this.addBlock('heading', [unit.line], steps);
    this.addOpening(unit, place);
    for (const child of unit.children) this.addUnit(child, place, last);
  }

  /** What stands between a heading and its first number: a lead-in, or words with their own weight. */
  private addOpening(unit: Unit, place: Place): void {
    if (unit.paragraphs.length > 0) {
      const steps = [...place.steps, wordStep('首段', 'first')];
      this.addClause(unit.paragraphs, { ...place, steps }, place.titles.at(-1) ?? '');
    }
    for (const line of unit.leadIns)
      this.addBlock('leadIn', [line], [...place.steps, wordStep('导语', 'lead')]);
  }

  private addLeaf(unit: Unit, line: Line, place: Place, parent: Place, isLast: boolean): void {
    const rest = unit.marker?.rest ?? '';
    const [own, closing] = isLast ? splitClosing(unit) : [unit.paragraphs, []];
    const title = titleOf(rest);
    if (isSupplementary(rest) && own.length > 0) {
      const node = addNode(place.node, locatorOf(place.steps), title);
      this.addBlock('heading', [line], place.steps);
      const body = [...place.steps, wordStep('附则', 'body')];
      this.addClause(own, { steps: body, titles: [...place.titles, title], node }, title);
    } else {
      const node = place.steps.length === 1 ? addNode(place.node, locatorOf(place.steps), title) : place.node;
      const heading = own.length > 0 && isBareHeading(rest) ? title : captionOf(rest);
      this.addClause([line, ...own], { ...place, node }, heading || (place.titles.at(-1) ?? ''));
    }
    if (closing.length > 0) {
      const steps = [...parent.steps, wordStep('末段', 'last')];
      this.addClause(closing, { ...parent, steps }, parent.titles.at(-1) ?? '');
    }
  }

  /** Lines on both sides of a picture are two clauses: a quotation must not run through the picture. */
  private addClause(lines: Line[], place: Place, heading: string): void {
    for (const [index, group] of this.groupByBreak(lines).entries()) {
      const steps = index === 0 ? place.steps : [...place.steps, wordStep('续', 'more')];
      const clause = this.clauseOf(group, steps, place.titles, heading);
      this.clauses.push(clause);
      place.node.clauseIds.push(clause.clauseId);
      this.pushBlock('clause', group, clause.locator, clause.clauseId);
    }
  }

  private clauseOf(lines: Line[], steps: Step[], headings: string[], heading: string): Clause {
    const { start, end } = spanOf(lines);
    const text = this.text.slice(start, end);
    return {
      clauseId: this.uniqueId(steps),
      ...this.identity,
      locator: locatorOf(steps),
      path: steps.map((step) => step.label),
      heading: heading === '' ? this.identity.documentTitle : heading,
      headings: [...headings],
      text,
      start,
      end,
      quantities: findQuantities(text, start),
    };
  }

  private groupByBreak(lines: Line[]): Line[][] {
    const groups: Line[][] = [];
    for (const line of lines) {
      const group = groups.at(-1);
      const previous = group?.at(-1);
      const interrupted = this.breaks.some(
        (offset) => previous !== undefined && offset >= previous.end && offset < line.start,
      );
      if (group === undefined || interrupted) groups.push([line]);
      else group.push(line);
    }
    return groups;
  }

  private pushBlock(kind: BlockKind, lines: Line[], locator: string, blockId: string): void {
    this.blocks.push({ kind, ...spanOf(lines), locator, blockId });
  }

  private uniqueId(steps: Step[]): string {
    const id = idOf(this.identity.documentId, steps);
    const count = (this.taken.get(id) ?? 0) + 1;
    this.taken.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }
}

function addNode(parent: OutlineNode, locator: string, title: string): OutlineNode {
  const node: OutlineNode = { locator, title, clauseIds: [], children: [] };
  parent.children.push(node);
  return node;
}

function lastLeaf(unit: Unit): Unit {
  const last = unit.children.at(-1);
  return last === undefined ? unit : lastLeaf(last);
}

/**
 * Separates the closing paragraph that states when the whole text takes effect from the last
 * numbered clause. Not in an article (it is that article's 款), nor where it is all the section says.
 */
function splitClosing(unit: Unit): [Line[], Line[]] {
  if (unit.marker === null || unit.marker.kind === 'article') return [unit.paragraphs, []];
  const onlyHeading = isBareHeading(unit.marker.rest);
  const first = unit.paragraphs.findIndex(
    (line, index) => statesCommencement(line) && !(onlyHeading && index === 0),
  );
  return first < 0 ? [unit.paragraphs, []] : [unit.paragraphs.slice(0, first), unit.paragraphs.slice(first)];
}

function spanOf(lines: Line[]): { start: number; end: number } {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a block needs at least one line');
  return { start: first.start, end: last.end };
}
