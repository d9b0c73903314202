import type { AwardResult, Notice } from '../../../api/contract.ts';

/** Why there is nothing to be had: by the conditions, or because the text is not in force on the day asked for. */
export type Verdict = 'ineligible' | 'notInForce';

type Judged = Pick<AwardResult, 'outcome' | 'documentId'>;

/** @param notices those of the award or of the whole answer; null where the award is not refused. */
export function verdictOf({ outcome, documentId }: Judged, notices: readonly Notice[]): Verdict | null {
  if (outcome !== 'ineligible') return null;
  const isOutOfForce = notices.some(
    (notice) => notice.code === 'notInForce' && notice.documentId === documentId,
  );
  return isOutOfForce ? 'notInForce' : 'ineligible';
}

/** The verdict on all of these awards; null where one of them is not refused, or there is none. */
export function commonVerdict(awards: readonly Judged[], notices: readonly Notice[]): Verdict | null {
  const verdicts = awards.map((award) => verdictOf(award, notices));
  if (verdicts.length === 0 || verdicts.includes(null)) return null;
  return verdicts.includes('ineligible') ? 'ineligible' : 'notInForce';
}
