import type { Anchor, AwardNote, AwardRule, GeneralCondition } from './award-rule.ts';
import { factsUsed } from './rules-lint.ts';
import type { AuthoredAward, AuthoredUnquantified } from './rules-schema.ts';

/** The document an award stands in, as far as the award needs it. */
export interface AwardPlace {
  documentId: string;
  /** Anchors that were found; the others are left out (and reported apart). */
  anchors: ReadonlyMap<string, Anchor>;
  /** Finds the anchor of another text by `document#anchor`. */
  elsewhere: (reference: string) => Anchor | undefined;
  /** What holds for every award of the document. */
  conditions: readonly GeneralCondition[];
}

/** An authored award with its anchors resolved. */
export function toAward(authored: AuthoredAward, place: AwardPlace): AwardRule {
  const { anchors: ids, review, years, topUp, unused, exceptFrom, notes, ...rest } = authored;
  const { anchors, elsewhere } = place;
  return withFacts({
    ...rest,
    ...placed({ anchors: ids, exceptFrom, notes }, place),
    unstated: null,
    review: review ?? null,
    unused: Object.keys(unused),
    years: years ?? null,
    topUp: topUp === undefined ? null : (anchors.get(topUp) ?? elsewhere(topUp) ?? null),
  });
}

/** Support the text grants without printing an amount. */
export function toUnquantified(authored: AuthoredUnquantified, place: AwardPlace): AwardRule {
  const { anchors: ids, review, why, refersTo, exceptFrom, notes, ...rest } = authored;
  return withFacts({
    ...rest,
    ...placed({ anchors: ids, exceptFrom, notes }, place),
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

type Placed = Pick<AwardRule, 'documentId' | 'anchors' | 'general' | 'exceptions' | 'notes'>;

function placed(
  { anchors: ids, exceptFrom, notes }: Pick<AuthoredAward, 'anchors' | 'exceptFrom' | 'notes'>,
  { documentId, anchors, conditions }: AwardPlace,
): Placed {
  return {
    documentId,
    anchors: ids.flatMap((id) => anchors.get(id) ?? []),
    general: conditions.filter(({ id }) => !Object.hasOwn(exceptFrom, id)),
    exceptions: Object.entries(exceptFrom).map(([condition, words]) => ({ condition, words })),
    notes: notes.map(({ text, anchor, when }): AwardNote => ({
      text,
      anchor: (anchor === undefined ? undefined : anchors.get(anchor)) ?? null,
      when: when ?? null,
    })),
  };
}

function withFacts(award: Omit<AwardRule, 'factIds'>): AwardRule {
  return { ...award, factIds: [...factsUsed(award)] };
}
