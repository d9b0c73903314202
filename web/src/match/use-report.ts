import { useMemo } from 'react';
import type { MatchResponse } from '../../../api/contract-calculator.ts';
import { showFact } from '../facts/fact-chip.tsx';
import { findField, type Fact } from '../facts/fact-values.ts';
import { awardStrings } from '../award/strings.ts';
import { sourceStrings } from '../source/strings.ts';
import { useStrings } from '../i18n/index.ts';
import type { Profile } from '../profile/use-profile.ts';
import type { ReportWords } from './export-file.ts';
import { reportRows, type PolicyDocument, type ReportRow } from './match-report.ts';
import { matchStrings } from './strings.ts';

export interface ReportProps {
  result: MatchResponse;
  documents: readonly PolicyDocument[];
  vocabulary: readonly Fact[];
  profile: Pick<Profile, 'facts' | 'asOf'>;
}

export interface Report {
  rows: readonly ReportRow[];
  facts: readonly { label: string; text: string }[];
  words: ReportWords;
}

/** What is printed and exported, in the language of the page. */
export function useReport({ result, documents, vocabulary, profile: { facts } }: ReportProps): Report {
  const strings = useStrings(matchStrings);
  const { period } = useStrings(awardStrings);
  const { status } = useStrings(sourceStrings);
  return useMemo(() => {
    const { report } = strings;
    return {
      rows: reportRows(result, documents),
      facts: Object.entries(facts).map(([factId, value]) => ({
        label: findField(vocabulary, factId)?.label ?? factId,
        text: showFact(value, vocabulary, factId) || strings.none,
      })),
      words: {
        title: report.title,
        facts: report.facts,
        disclaimer: report.disclaimer,
        headings: [
          report.verdict,
          report.award,
          report.amount,
          report.min,
          report.max,
          report.period,
          report.document,
          report.status,
          report.locator,
          report.reason,
          report.quote,
        ],
        cells: (row) => [
          strings.columns[row.verdict],
          row.award,
          row.amount,
          row.min === null ? '' : String(row.min),
          row.max === null ? '' : String(row.max),
          row.period === null ? '' : period[row.period],
          row.document,
          status[row.status],
          row.locator,
          row.reason,
          row.quote,
        ],
      },
    };
  }, [result, documents, vocabulary, facts, strings, period, status]);
}
