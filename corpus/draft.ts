import { idOf, locatorOf, wordStep } from './address.ts';
import type { Step } from './address.ts';
import type { Block, BlockKind, Clause, OutlineNode } from './clause.ts';
import { findQuantities } from './find-quantities.ts';
import type { Line } from './line.ts';

/** Which document the clauses belong to. */
export interface DocumentIdentity {
  documentId: string;
  documentTitle: string;
  sourceFile: string;
}

/** Where something stands: its address, the titles above it, the heading in the outline. */
export interface Place {
  steps: Step[];
  titles: string[];
  node: OutlineNode;
}

/** Collects the blocks, clauses and outline of one text and keeps their ids unique. */
export class Draft {
  readonly blocks: Block[] = [];
  readonly clauses: Clause[] = [];
  /** Its children are the outline of the text. */
  readonly root: OutlineNode = { locator: '', title: '', clauseIds: [], children: [] };
  private readonly taken = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly identity: DocumentIdentity,
    /** Offsets where a picture or an annex interrupts the body. */
    private readonly breaks: number[],
  ) {}

  /** Adds a stretch that is not a clause. */
  addBlock(kind: Exclude<BlockKind, 'clause'>, lines: Line[], steps: Step[]): void {
    this.blocks.push({ kind, ...spanOf(lines), locator: locatorOf(steps), blockId: this.uniqueId(steps) });
  }

  /** Adds a clause; it gets a place of its own in the outline where no heading is above it. */
  addClause(lines: Line[], place: Place, heading: string): void {
    const title = heading || place.titles.at(-1) || '';
    const node = place.node === this.root ? this.addNode(place, title) : place.node;
    for (const [index, group] of this.groupByBreak(lines).entries()) {
      const steps = index === 0 ? place.steps : [...place.steps, wordStep('续', 'more')];
      const clause = this.clauseOf(group, { ...place, steps }, title);
      this.clauses.push(clause);
      node.clauseIds.push(clause.clauseId);
      this.blocks.push({
        kind: 'clause',
        ...spanOf(group),
        locator: clause.locator,
        blockId: clause.clauseId,
      });
    }
  }

  /** Adds a heading to the outline, below the place's own. */
  addNode(place: Place, title: string): OutlineNode {
    const node: OutlineNode = { locator: locatorOf(place.steps), title, clauseIds: [], children: [] };
    place.node.children.push(node);
    return node;
  }

  private clauseOf(lines: Line[], { steps, titles }: Place, title: string): Clause {
    const { start, end } = spanOf(lines);
    const text = this.text.slice(start, end);
    return {
      clauseId: this.uniqueId(steps),
      ...this.identity,
      locator: locatorOf(steps),
      path: steps.map((step) => step.label),
      heading: title || this.identity.documentTitle,
      headings: [...titles],
      text,
      start,
      end,
      quantities: findQuantities(text, start),
    };
  }

  /** Lines on both sides of a picture are two clauses: a quotation must not run through the picture. */
  private groupByBreak(lines: Line[]): Line[][] {
    const groups: Line[][] = [];
    for (const line of lines) {
      const group = groups.at(-1);
      const end = group?.at(-1)?.end ?? line.start;
      const interrupted = this.breaks.some((offset) => offset >= end && offset < line.start);
      if (group === undefined || interrupted) groups.push([line]);
      else group.push(line);
    }
    return groups;
  }

  private uniqueId(steps: Step[]): string {
    const id = idOf(this.identity.documentId, steps);
    const count = (this.taken.get(id) ?? 0) + 1;
    this.taken.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }
}

function spanOf(lines: Line[]): { start: number; end: number } {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a block needs at least one line');
  return { start: first.start, end: last.end };
}
