import { findQuantities, type PolicyDocument, type Quantity, type RuleSet } from '../../corpus/index.ts';
import type { Answer, Citation, MissingFact, Notice } from '../contract.ts';
import { citationOf, factFigures, toldGroups } from '../calculator/index.ts';
import type { AwardResult } from '../calculator/index.ts';
import type { Assessment } from './assess.ts';
import type { AwardEvidence } from './award-sources.ts';
import { Citations } from './citations.ts';
import { displayTitle, type Draft } from './compose.ts';
import {
  groupsNamed,
  linesOf,
  matchLines,
  quoteLines,
  totalLines,
  withCommonMarkers,
} from './compose-awards.ts';
import { COMPARE_WITH_TEXT } from './document-answers.ts';
import { documentNotices } from './finish-draft.ts';
import type { Gate } from './gate.ts';
import { guardAwards, isTrueAmount } from './guard-awards.ts';
import { type Line, NO_SOURCES, remark } from './line.ts';
import { usedFacts } from './used-facts.ts';

type AwardAnswer = Omit<Answer, 'text' | 'asOf' | 'knowledgeBase' | 'tookMs'> & { lines: Line[] };

/** Questions asked at once; a person answers no more. */
const MOST_QUESTIONS = 4;

interface Finishing {
  documents: readonly PolicyDocument[];
  rules: RuleSet;
  asOf: string;
  gate: Gate;
}

/** Puts decided awards into words: amount, steps, clauses, and what would change it. Null where nothing may be shown. */
export function finishAwards(
  assessment: Assessment,
  quoted: Draft | null,
  { documents, rules, asOf, gate }: Finishing,
): AwardAnswer | null {
  const { calculation, figures, facts, unusable, parsed, claimed, turns } = assessment;
  const citations = new Citations();
  const awards = calculation.results.map((award) => withCommonMarkers(award, citations));
  const { dropped } = calculation.combination;
  const groups = new Map(dropped.map((one) => [one.awardId, citeGroups(rules, one, citations)]));
  if (asksTwice(turns.at(-1) ?? '')) citeHighestOnly(rules, awards, citations);
  const cited = citations.all();
  for (const { citation } of quoted?.statements ?? []) {
    if (!cited.some((one) => overlap(one, citation))) citations.markerOf(citation);
  }
  const all = citations.all();
  const evidence: AwardEvidence = {
    rules,
    citations: all,
    facts: factFigures(rules.vocabulary, parsed),
    figures,
  };
  const titleOf = (id: string): string => {
    const document = documents.find(({ documentId }) => documentId === id);
    return document === undefined ? '' : displayTitle(document);
  };
  const markersOf = (awardId: string): number[] => {
    const own = awards.find((award) => award.awardId === awardId)?.citations ?? [];
    return [...own.slice(0, 1).map(({ marker }) => marker), ...(groups.get(awardId) ?? [])];
  };
  const composed = [
    ...claimLines(claimed, awards, all),
    ...totalLines({ total: calculation.total, dropped }, awards, markersOf, evidence),
    ...(assessment.kind === 'match'
      ? matchLines(awards, evidence)
      : awards.flatMap((award) => linesOf(award, evidence))),
    ...unusable.map(({ factId, why }) =>
      remark(`没有用上您说的${rules.vocabulary.facts.get(factId)?.label ?? factId}：${why}`, {
        ...NO_SOURCES,
        userWords: turns,
      }),
    ),
    ...quoteLines(all, titleOf),
  ];
  const quotedDocuments = documents.filter(({ documentId }) =>
    all.some((citation) => citation.documentId === documentId),
  );
  const guarded = guardAwards(awards, composed, { ...evidence, asOf, gate });
  if (!guarded.lines.some(({ markers }) => markers.length > 0)) return null;
  const isWhole = guarded.awards.length === awards.length;
  const total = isWhole ? totalOf(calculation.total, guarded.awards) : null;
  return {
    status: statusOf(guarded.awards),
    lines: guarded.lines,
    citations: all,
    awards: guarded.awards,
    total: total !== null && guarded.hasTotal && isTrueAmount(total, gate) ? total : null,
    missingFacts: missingOf(guarded.awards),
    notices: distinctNotices([
      ...documentNotices(quotedDocuments, asOf, gate),
      ...guarded.awards.flatMap(({ notices }) => notices),
    ]),
    refusal: null,
    facts: usedFacts(
      facts,
      parsed,
      rules,
      guarded.awards.map(({ awardId }) => awardId),
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

/** 两份文件可以各拿一份吗, 能叠加吗: whether one thing is paid for twice is part of the question. */
const asksTwice = (question: string): boolean =>
  /叠加|各(?:拿|领|享|报|贴)|两边都|两(?:份|个)(?:文件|意见|政策)|重复|从优|从高|按哪(?:个|份)|一起拿/u.test(
    question,
  );

/** Cites what the documents of these awards, and of others for the same thing, say of paying only the highest. */
function citeHighestOnly(rules: RuleSet, results: readonly AwardResult[], citations: Citations): void {
  const asked = rules.awards.filter(({ id }) => results.some(({ awardId }) => awardId === id));
  const groups = new Set(asked.flatMap((award) => award.groups));
  const rivals = rules.awards.filter((award) => award.groups.some((group) => groups.has(group)));
  for (const { anchor } of toldGroups(rules, [...asked, ...rivals])) {
    citations.markerOf(citationOf(rules, anchor, 0));
  }
}

/** The clauses that pay only the highest of several awards for one thing. */
function citeGroups(rules: RuleSet, { because }: { because: string }, citations: Citations): number[] {
  return groupsNamed(because, rules).map(({ anchor }) => citations.markerOf(citationOf(rules, anchor, 0)));
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
