import { showFact } from '../facts/fact-chip.tsx';
import { findField, type Fact } from '../facts/fact-values.ts';
import { awardStrings } from '../award/strings.ts';
import { sourceStrings } from '../source/strings.ts';
import { useStrings } from '../i18n/index.ts';
import { doubtsOf, sumOf } from './combination.ts';
import type { ReportNote, ReportTable } from './export-file.ts';
import { reportRows, type MatchRun, type PolicyDocument, type ReportRow } from './match-report.ts';
import { matchStrings } from './strings.ts';
import { useSumNotes } from './use-sum-notes.ts';

export interface ReportProps {
  run: MatchRun;
  documents: readonly PolicyDocument[];
  vocabulary: readonly Fact[];
}

/** What is printed and exported, in the language of the page. */
export function useReport({ run, documents, vocabulary }: ReportProps): ReportTable {
  const strings = useStrings(matchStrings);
  const summary = useSummary(run);
  const cells = useCells();
  const { report } = strings;
  const facts = Object.entries(run.facts).map(([factId, value]) => ({
    label: findField(vocabulary, factId)?.label ?? factId,
    text: showFact(value, vocabulary, factId) || strings.none,
  }));
  return {
    title: report.title,
    summary,
    factsTitle: report.facts,
    facts,
    headings: [
      report.verdict,
      report.award,
      report.amount,
      report.min,
      report.max,
      report.period,
      report.counted,
      report.uncounted,
      report.document,
      report.status,
      report.locator,
      report.reason,
      report.quote,
      report.asOf,
    ],
    rows: reportRows(run.result, documents).map((row) => [...cells(row), run.asOf]),
    disclaimer: { label: report.disclaimerLabel, text: report.disclaimer },
    csv: { heading: report.csvVerdict, note: report.remark },
  };
}

function useCells(): (row: ReportRow) => string[] {
  const strings = useStrings(matchStrings);
  const { period } = useStrings(awardStrings);
  const { status } = useStrings(sourceStrings);
  return (row) => [
    strings.columns[row.verdict],
    row.award,
    row.amount,
    row.min === null ? '' : String(row.min),
    row.max === null ? '' : String(row.max),
    row.period === null ? '' : period[row.period],
    strings.counted[row.counted],
    row.why === null ? row.because : strings.uncounted[row.why],
    row.document,
    status[row.status],
    row.locator,
    row.reason,
    row.quote,
  ];
}

/** The day, the sum, and all that keeps the sum from being money due. */
function useSummary({ result, asOf }: MatchRun): ReportNote[] {
  const strings = useStrings(matchStrings);
  const { urgent } = useStrings(awardStrings);
  const sum = sumOf(result);
  const notes = useSumNotes(sum);
  const { report } = strings;
  const { total } = result.combination;
  const codes = [...new Set(sum.doubtful.flatMap(doubtsOf))];
  const cautions = [
    ...(codes.length === 0 ? [] : [strings.doubtful(codes.map((code) => urgent[code]))]),
    ...sum.doubtful.map(
      (part) => `${part.title}（${part.amount.text}）：${strings.doubtsOf(doubtsOf(part))}`,
    ),
    ...notes,
  ];
  return [
    { label: report.asOf, text: asOf },
    { label: report.total, text: total?.text ?? report.noTotal },
    ...cautions.map((text) => ({ label: report.caution, text })),
  ];
}
