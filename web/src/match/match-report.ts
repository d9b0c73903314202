import type { z } from 'zod';
import type { MatchResponse } from '../../../api/contract-calculator.ts';
import type { DocumentList, Facts } from '../../../api/contract.ts';
import { countingOf, type Counting } from './combination.ts';

export type MatchResult = MatchResponse['eligible'][number];
export const verdicts = ['eligible', 'undecided', 'ineligible'] as const;
export type Verdict = (typeof verdicts)[number];
export type PolicyDocument = DocumentList['documents'][number];
export type DocumentStatus = z.infer<typeof DocumentList>['documents'][number]['status'];

/** A result with what it was asked for: newer facts must never stand over an older verdict. */
export interface MatchRun {
  result: MatchResponse;
  facts: Facts;
  /** ISO date the policies were read for. */
  asOf: string;
}

/** ISO date where the policies apply; what the server takes where no day is chosen. */
export function todayInChina(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** One award as it stands in a table that is taken elsewhere. */
export interface ReportRow extends Counting {
  verdict: Verdict;
  award: string;
  amount: string;
  min: number | null;
  max: number | null;
  period: MatchResult['amount']['period'];
  document: string;
  status: DocumentStatus;
  locator: string;
  /** The condition that fails, or what is still to be known. */
  reason: string;
  quote: string;
}

/** All awards, in the order of the columns. */
export function reportRows(match: MatchResponse, documents: readonly PolicyDocument[]): ReportRow[] {
  return verdicts.flatMap((verdict) =>
    match[verdict].map((award) => ({
      ...rowOf(verdict, award, documents),
      ...countingOf(award, match.combination),
    })),
  );
}

function rowOf(
  verdict: Verdict,
  result: MatchResult,
  documents: readonly PolicyDocument[],
): Omit<ReportRow, keyof Counting> {
  const document = documents.find(({ documentId }) => documentId === result.documentId);
  const [citation] = result.citations;
  const { amount } = result;
  return {
    verdict,
    award: result.title,
    amount: amount.text,
    min: amount.min,
    max: amount.max,
    period: amount.period,
    document: document?.title ?? citation?.documentTitle ?? result.documentId,
    status: document?.status ?? 'unknown',
    locator: citation?.locator ?? '',
    reason: result.because ?? result.missingFacts.map(({ label }) => label).join('、'),
    quote: citation?.quote ?? '',
  };
}

/** What is nearest to being decided first, and of that what is worth most. */
export function byNearness(undecided: readonly MatchResult[]): MatchResult[] {
  const worth = ({ amount }: MatchResult) => amount.max ?? 0;
  return [...undecided].sort((a, b) => a.missingFacts.length - b.missingFacts.length || worth(b) - worth(a));
}
