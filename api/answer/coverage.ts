import type { PolicyDocument, Quantity } from '../../corpus/index.ts';
import { calibration } from './calibration.ts';
import { displayTitle } from './compose.ts';
import { isDecisive, isIrreplaceable, type Expected } from './expectation.ts';
import type { Judged, Reading } from './evidence.ts';
import type { Reach } from './intent.ts';
import { asksForOtherVersion, namesOtherYear, quotesNoise } from './not-in-text.ts';
import type { RefusalReason } from './refuse.ts';
import { isTelling, likelihood } from './select.ts';

/** Whether the best clause is close enough to a stated fact to be quoted for it. */
export function isCovered(reading: Reading): boolean {
  const [best] = reading.judged;
  return best !== undefined && best.probability >= calibration.facetThreshold;
}

/** Another clause may hold this much less of what the question names. */
const RIVAL_SUPPORT = 0.25;

/**
 * Candidates in the order in which they should answer. Where a particular kind of thing is asked for (an
 * amount, a date), a clause that states one goes before a likelier clause that does not, if it is likely itself.
 */
export function preferSatisfied(judged: Judged[], expected: Expected[]): Judged[] {
  const [likeliest] = judged;
  if (likeliest === undefined || expected.includes('text') || likeliest.satisfied) return judged;
  const rival = judged.find(
    (candidate) =>
      candidate.satisfied &&
      candidate.probability >= likeliest.probability * calibration.rivalShare &&
      candidate.support >= likeliest.support - RIVAL_SUPPORT,
  );
  if (rival === undefined) return judged;
  return [rival, ...judged.filter((candidate) => candidate !== rival)];
}

/** Names of the numbers that `answerabilityOf` weighs, in order. */
export const ANSWERABILITY_FEATURES = [
  'bias',
  'probability',
  'support',
  'sentenceVector',
  'clauseVector',
  'coverage',
  'unknown',
  'named',
] as const;

/** Numbers that tell a question the library answers from one it only resembles. */
export function answerabilityFeatures(reading: Reading, best: Judged): number[] {
  const { terms } = reading.query;
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  const unknown = terms.filter((term) => !term.known).reduce((sum, term) => sum + term.weight, 0);
  const vector = best.passages[best.best]?.vector ?? 0;
  const share = total === 0 ? 1 : unknown / total;
  return [
    1,
    best.probability,
    best.support,
    vector,
    best.hit.scores.vector,
    best.coverage,
    share,
    reading.named ? 1 : 0,
  ];
}

/** 83.9%, 2.5亿元: a search by figures needs no likeness either. */
export function statesFigures({ clause }: Judged, asked: Quantity[]): boolean {
  if (asked.length === 0) return false;
  return asked.every(({ value, unit }) =>
    // 7.5亿 without a unit is money in whatever currency the clause states.
    clause.quantities.some((stated) => stated.value === value && (stated.unit === unit || unit === '')),
  );
}

/** All words of the subject stand in one sentence: a search by words needs no likeness. */
export const LITERAL = 0.99;

/** Why the question cannot be answered from what was found, or null where it can. */
export function unanswered(
  reading: Reading,
  reach: Reach,
  documents: PolicyDocument[],
): RefusalReason | null {
  const [best] = reading.judged;
  if (best === undefined) return { kind: 'notCovered' };
  const { question, expected } = reading;
  const { weights, threshold } = calibration.answerable;
  // 奖励, 1: a list of everything is no answer.
  if (reach === 'list' && !namesAnything(reading)) return { kind: 'notCovered' };
  const isLiteral = reach === 'list' && (best.subject >= LITERAL || statesFigures(best, reading.quantities));
  if (
    !isLiteral &&
    !reading.continues &&
    likelihood(answerabilityFeatures(reading, best), weights) < threshold
  )
    return { kind: 'notCovered' };
  if (asksForOtherVersion(question, documents) || namesOtherYear(question, best.clause.text))
    return { kind: 'notCovered' };
  if (quotesNoise(question, documents)) return { kind: 'notCovered' };
  const decides = reach === 'single' ? isDecisive(expected) : isIrreplaceable(expected);
  if (best.satisfied || !decides) return null;
  return notStated(best, expected, documents);
}

function namesAnything({ query, quantities, question }: Reading): boolean {
  return quantities.length > 0 || query.terms.some((term) => isTelling(term)) || /[“"「『]/.test(question);
}

/** What is said to be missing where no amount was asked for. */
const DETAILS: Partial<Record<Expected, string>> = {
  phone: '联系方式',
  person: '人员姓名',
  deadline: '申报期限',
  procedure: '办理流程和材料',
  roster: '名单',
  formula: '评分办法',
  criteria: '具体条件',
};

function notStated(best: Judged, expected: Expected[], documents: PolicyDocument[]): RefusalReason {
  const document = documents.find((d) => d.documentId === best.clause.documentId);
  if (document === undefined) return { kind: 'notCovered' };
  const locator = `${displayTitle(document)}${best.clause.locator}`;
  const detail = expected.map((kind) => DETAILS[kind]).find((label) => label !== undefined);
  if (detail !== undefined) return { kind: 'detailNotStated', locator, detail };
  return { kind: 'amountNotStated', locator, words: best.passages[best.best]?.text ?? '' };
}
