import type { Anchor, AwardRule } from './award-rule.ts';
import { factsUsed } from './rules-lint.ts';
import type { AuthoredAward, AuthoredUnquantified } from './rules-schema.ts';

/** An authored award with its anchors resolved; anchors that were not found are left out (and reported apart). */
export function toAward(
  authored: AuthoredAward,
  documentId: string,
  anchors: ReadonlyMap<string, Anchor>,
  /** Finds the anchor of another text by `document#anchor`. */
  elsewhere: (reference: string) => Anchor | undefined,
): AwardRule {
  const { anchors: ids, review, years, topUp, unused, ...rest } = authored;
  return withFacts({
    ...rest,
    documentId,
    anchors: resolve(ids, anchors),
    unstated: null,
    review: review ?? null,
    unused: Object.keys(unused),
    years: years ?? null,
    topUp: topUp === undefined ? null : (anchors.get(topUp) ?? elsewhere(topUp) ?? null),
  });
}

/** Support the text grants without printing an amount. */
export function toUnquantified(
  authored: AuthoredUnquantified,
  documentId: string,
  anchors: ReadonlyMap<string, Anchor>,
): AwardRule {
  const { anchors: ids, review, why, refersTo, ...rest } = authored;
  return withFacts({
    ...rest,
    documentId,
    anchors: resolve(ids, anchors),
    period: null,
    amount: null,
    uplift: [],
    caps: [],
    unstated: { why, refersTo: refersTo ?? null },
    review: review ?? null,
    years: null,
    topUp: null,
    groups: [],
    yieldsTo: [],
    caseByCase: false,
    settings: {},
    readings: [],
    unused: [],
  });
}

function withFacts(award: Omit<AwardRule, 'factIds'>): AwardRule {
  return { ...award, factIds: [...factsUsed(award)] };
}

function resolve(ids: readonly string[], anchors: ReadonlyMap<string, Anchor>): Anchor[] {
  return ids.flatMap((id) => anchors.get(id) ?? []);
}
