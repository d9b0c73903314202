import type { MarkerKind } from './marker.ts';
import { locatorOf, markerStep } from './address.ts';
import type { Step } from './address.ts';
import type { Unit } from './unit.ts';

/** A place where the numbers do not simply run on. */
export interface NumberingFinding {
  kind: 'gap' | 'restart' | 'repeat' | 'start';
  /** Address of the number that does not follow. */
  locator: string;
  line: number;
  /** Whether the structure accounts for it: numbers may start again under a new heading. */
  explained: boolean;
  message: string;
}

interface Numbered {
  kind: MarkerKind;
  number: number;
  insert: number;
  locator: string;
  line: number;
  parent: Unit;
}

/** An oddity of the official text itself that an officer has looked at. */
export interface NumberingNote {
  locator: string;
  reason: string;
}

/** Findings that an officer has accounted for become explained, with the officer's reason. */
export function applyNotes(findings: NumberingFinding[], notes: NumberingNote[]): NumberingFinding[] {
  return findings.map((finding) => {
    const note = notes.find(({ locator }) => locator === finding.locator);
    return note === undefined
      ? finding
      : { ...finding, explained: true, message: `${finding.message}：${note.reason}` };
  });
}

/**
 * Compares each number with the one before it of the same kind (一、, （一）, 1., 第X条) through the
 * whole text, because drafting either numbers on (1—15 through all sections) or starts again under
 * each heading. Anything else means that a line is missing, doubled or misread.
 */
export function checkNumbering(root: Unit): NumberingFinding[] {
  const last = new Map<MarkerKind, Numbered>();
  return listNumbers(root, []).flatMap((current) => {
    const finding = compare(last.get(current.kind), current);
    last.set(current.kind, current);
    return finding ?? [];
  });
}

function listNumbers(parent: Unit, steps: Step[]): Numbered[] {
  return parent.children.flatMap((unit) => {
    if (unit.marker === null || unit.line === null) return [];
    const { kind, number, insert } = unit.marker;
    const own = [...steps, markerStep(unit.marker)];
    const numbered = { kind, number, insert, locator: locatorOf(own), line: unit.line.number, parent };
    return [numbered, ...listNumbers(unit, own)];
  });
}

function compare(previous: Numbered | undefined, current: Numbered): NumberingFinding | null {
  const judged = judge(previous, current);
  return judged === null ? null : { ...judged, locator: current.locator, line: current.line };
}

function judge(
  previous: Numbered | undefined,
  current: Numbered,
): Omit<NumberingFinding, 'locator' | 'line'> | null {
  const { number } = current;
  if (previous === undefined) {
    return number === 1 ? null : { kind: 'start', explained: false, message: `从 ${number} 开始，没有 1` };
  }
  if (follows(previous, current)) return null;
  const underNewHeading = previous.parent !== current.parent;
  if (number === 1) {
    const message = underNewHeading ? '在新标题下重新编号' : `在同一标题下从 ${previous.number} 回到 1`;
    return { kind: 'restart', explained: underNewHeading, message };
  }
  if (number > previous.number) {
    const missing = number - previous.number === 2 ? `${number - 1}` : `${previous.number + 1}—${number - 1}`;
    return { kind: 'gap', explained: false, message: `${previous.locator} 之后缺 ${missing}` };
  }
  if (underNewHeading) return { kind: 'start', explained: false, message: `新标题下从 ${number} 开始` };
  return { kind: 'repeat', explained: false, message: `${previous.locator} 之后又是 ${number}` };
}

/** 9 → 10; 第十条 → 第十条之一 → 第十一条. */
function follows(previous: Numbered, current: Numbered): boolean {
  if (current.insert > 0) return current.number === previous.number && current.insert === previous.insert + 1;
  return current.number === previous.number + 1;
}
