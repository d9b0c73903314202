import { findQuantities, type PolicyDocument, type Quantity, type RuleSet } from '../../corpus/index.ts';
import type { Answer, Citation, MissingFact, Notice } from '../contract.ts';
import { citationOf } from '../calculator/index.ts';
import type { AwardResult } from '../calculator/index.ts';
import type { Assessment } from './assess.ts';
import { Citations } from './citations.ts';
import { displayTitle, type Draft } from './compose.ts';
import {
  linesOf,
  matchLines,
  quoteLines,
  textOf,
  totalLines,
  withCommonMarkers,
  type Line,
} from './compose-awards.ts';
import { COMPARE_WITH_TEXT } from './document-answers.ts';
import { noticesFor } from './notices.ts';
import { usedFacts } from './used-facts.ts';

type AwardAnswer = Pick<
  Answer,
  'status' | 'text' | 'citations' | 'awards' | 'total' | 'missingFacts' | 'notices' | 'refusal' | 'facts'
>;

/** Questions asked at once; a person answers no more. */
const MOST_QUESTIONS = 4;

/** Puts decided awards into words: amount, steps, clauses, and what would change it. */
export function finishAwards(
  { kind, calculation, facts, unusable, parsed, claimed }: Assessment,
  quoted: Draft | null,
  { documents, rules, asOf }: { documents: readonly PolicyDocument[]; rules: RuleSet; asOf: string },
): AwardAnswer {
  const citations = new Citations();
  const awards = calculation.results.map((award) => withCommonMarkers(award, citations));
  const { dropped } = calculation.combination;
  for (const { awardId } of dropped) citeGroup(rules, awardId, citations);
  const cited = citations.all();
  for (const { citation } of quoted?.statements ?? []) {
    if (!cited.some((one) => overlap(one, citation))) citations.markerOf(citation);
  }
  const all = citations.all();
  const titleOf = (id: string): string => {
    const document = documents.find(({ documentId }) => documentId === id);
    return document === undefined ? '' : displayTitle(document);
  };
  const markersOf = (awardId: string): number[] => {
    const own = awards.find((award) => award.awardId === awardId)?.citations ?? [];
    return own.slice(0, 1).map(({ marker }) => marker);
  };
  const lines: Line[] = [
    ...claimLines(claimed, awards, all),
    ...totalLines({ total: calculation.total, dropped }, awards, markersOf),
    ...(kind === 'match' ? matchLines(awards) : awards.flatMap(linesOf)),
    ...unusable.map(({ factId, why }) =>
      remark(`没有用上您说的${rules.vocabulary.facts.get(factId)?.label ?? factId}：${why}`),
    ),
    ...quoteLines(all, titleOf),
  ];
  const quotedDocuments = documents.filter(({ documentId }) =>
    all.some((citation) => citation.documentId === documentId),
  );
  return {
    status: statusOf(awards),
    text: textOf(lines),
    citations: all,
    awards,
    total: totalOf(calculation.total, awards),
    missingFacts: missingOf(awards),
    notices: distinctNotices([
      ...noticesFor(quotedDocuments, asOf),
      ...awards.flatMap(({ notices }) => notices),
    ]),
    refusal: null,
    facts: usedFacts(
      facts,
      parsed,
      rules,
      awards.map(({ awardId }) => awardId),
    ),
  };
}

/** The same words twice say nothing new. */
function overlap(a: Citation, b: Citation): boolean {
  return a.documentId === b.documentId && a.start < b.end && b.start < a.end;
}

/** A claim is never passed over in silence; it is not repeated either. */
function claimLines(
  claimed: readonly Quantity[],
  awards: readonly AwardResult[],
  citations: readonly Citation[],
): Line[] {
  if (claimed.length === 0) return [];
  const words = [...awards.map(({ amount }) => amount.text), ...citations.map(({ quote }) => quote)];
  const stated = words.flatMap((text) => findQuantities(text));
  const isStated = ({ value, unit }: Quantity): boolean =>
    stated.some((one) => one.value === value && (one.unit === unit || unit === ''));
  return [remark(claimed.every(isStated) ? COMPARE_WITH_TEXT : '您说的数字与条款不一致，按条款测算如下：')];
}

const remark = (text: string): Line => ({ text, markers: [], isLabel: true });

/** The clause that pays only the highest of several awards for one thing. */
function citeGroup(rules: RuleSet, awardId: string, citations: Citations): void {
  const groups = rules.awards.find(({ id }) => id === awardId)?.groups ?? [];
  for (const id of groups) {
    const anchor = rules.groups.get(id)?.anchor;
    if (anchor !== undefined) citations.markerOf(citationOf(rules, anchor, 0));
  }
}

function statusOf(awards: readonly AwardResult[]): Answer['status'] {
  if (awards.some(({ outcome }) => outcome === 'needsFacts')) return 'needsFacts';
  return awards.every(({ outcome }) => outcome === 'amountNotStated') ? 'cited' : 'calculated';
}

/** 一事一议 is in no total; where it alone was asked about, its ceiling is the answer. */
function totalOf(total: Answer['total'], awards: readonly AwardResult[]): Answer['total'] {
  if (total !== null) return total;
  const [only, ...others] = awards;
  if (only === undefined || others.length > 0) return null;
  return only.outcome === 'calculated' || only.outcome === 'ineligible' ? only.amount : null;
}

function missingOf(awards: readonly AwardResult[]): MissingFact[] {
  const all = awards.flatMap(({ missingFacts }) => missingFacts);
  const distinct = all.filter(({ factId }, at) => all.findIndex((one) => one.factId === factId) === at);
  return distinct.slice(0, MOST_QUESTIONS);
}

function distinctNotices(notices: readonly Notice[]): Notice[] {
  return notices.filter(
    ({ code, message, documentId }, at) =>
      notices.findIndex(
        (one) =>
          one.message === message ||
          (one.code === code &&
            code !== 'note' &&
            code !== 'presumed' &&
            code !== 'ambiguity' &&
            one.documentId === documentId &&
            documentId !== undefined),
      ) === at,
  );
}
