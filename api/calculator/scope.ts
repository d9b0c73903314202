import type { Anchor, AwardRule, Expression, FactVocabulary, Settings } from '../../corpus/index.ts';
import type { FactValue, Item } from './facts.ts';
import type { Interval } from './interval.ts';
import type { Step } from './step.ts';

/** Why an amount is nothing though no condition failed (below the first band, no item of the kind), in words. */
export type Nothing = () => string;

/** What an evaluation meets on its way, besides the amount. */
export interface Found {
  /** Facts that were taken for granted. */
  presumptions: string[];
  nothing: Nothing | null;
  /** Texts by which the words of the clause are found that make it nothing, or the words themselves. */
  nothingBy: readonly string[] | Anchor;
  /** The stage asked about, where the clause prints only the total. */
  stage: string | null;
  /** A limit that holds 原则上. */
  softCap: boolean;
  /** The amount is for several years together. */
  manyYears: boolean;
}

/** What an evaluation reads and what it leaves behind. */
export interface Scope {
  readonly award: AwardRule;
  readonly vocabulary: FactVocabulary;
  readonly presumed: ReadonlyMap<string, FactValue>;
  readonly facts: ReadonlyMap<string, FactValue>;
  /** The item being looked at inside a list. */
  readonly item: Item | null;
  readonly settings: Settings;
  /** Null where only the amount is wanted. */
  readonly steps: Step[] | null;
  readonly found: Found;
}

/** How the parts of a construct are evaluated; handed over so that constructs need not import each other. */
export type Evaluate = (expression: Expression, scope: Scope) => Interval;

/** What is known of a fact here: stated of the item, stated at large, or presumed. */
export function lookUp(scope: Scope, id: string): FactValue | undefined {
  const given = scope.item?.fields.get(id) ?? scope.facts.get(id);
  if (given !== undefined) return given;
  const presumed = scope.presumed.get(id);
  if (presumed !== undefined) notePresumption(scope, id);
  return presumed;
}

/** Leaves behind that a fact was taken for granted. */
export function notePresumption({ found: { presumptions } }: Scope, id: string): void {
  if (!presumptions.includes(id)) presumptions.push(id);
}

/**
 * Leaves behind why an amount is nothing; the first reason counts. It is formed only when it is shown. (Passed as an
 * argument because a closure that is assigned to a name costs several times as much under the TypeScript loader.)
 */
export function noteNothing({ found }: Scope, why: Nothing, by: readonly string[] | Anchor = []): void {
  if (found.nothing !== null) return;
  found.nothing = why;
  found.nothingBy = by;
}

/** The words of the award that hold all of these texts, or one of them; its first anchor where none does. */
export function anchorOf({ anchors }: AwardRule, texts: readonly string[]): Anchor | undefined {
  return (
    anchors.find(({ quote }) => texts.length > 0 && texts.every((text) => quote.includes(text))) ??
    anchors.find(({ quote }) => texts.some((text) => quote.includes(text))) ??
    anchors[0]
  );
}
