import type { Anchor } from './award-rule.ts';
import type { AnchoredFile, PlacedAward } from './rules-file.ts';
import type { NotAwardKind } from './rules-schema.ts';

/** What a stretch of a document is, for the coverage report. */
export interface Classified {
  documentId: string;
  anchor: Anchor;
  as: 'award' | 'unquantified' | 'rule' | NotAwardKind;
  /** Award id, or the author's note. */
  by: string;
}

/** Everything a rule file says about its document, stretch by stretch. */
export function classify({
  document: { documentId },
  authored,
  anchors,
  awards,
}: AnchoredFile & { awards: readonly PlacedAward[] }): Classified[] {
  const of = (id: string | undefined, as: Classified['as'], by: string): Classified[] => {
    const anchor = id === undefined ? undefined : anchors.get(id);
    return anchor === undefined ? [] : [{ documentId, anchor, as, by }];
  };
  const { validity, conditions } = authored;
  return [
    ...awards.flatMap(({ award }) =>
      award.anchors
        .map(({ id }) => of(id, award.unstated === null ? 'award' : 'unquantified', award.id))
        .flat(),
    ),
    ...authored.notAwards.flatMap(({ anchors: ids, kind, note }) =>
      ids.flatMap((id) => of(id, kind, note ?? '')),
    ),
    ...of(validity.start?.anchor, 'rule', '施行日期'),
    ...of(validity.term?.anchor, 'rule', '有效期'),
    ...of(validity.retroactive?.anchor, 'rule', '追溯适用'),
    ...conditions.flatMap(({ anchor }) => of(anchor, 'rule', '适用对象')),
    ...awards.flatMap(({ award }) => award.notes.flatMap(({ anchor, text }) => of(anchor?.id, 'rule', text))),
    ...authored.notices.flatMap(({ anchor, message }) => of(anchor, 'rule', message)),
    ...authored.groups.flatMap(({ anchor, title }) => of(anchor, 'rule', title)),
    ...authored.rules.flatMap(({ anchor, note }) => of(anchor, 'rule', note)),
  ];
}
