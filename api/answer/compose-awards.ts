import type { RuleSet, StackingGroup } from '../../corpus/index.ts';
import type { AwardResult } from '../calculator/index.ts';
import type { Amount, Citation } from '../contract.ts';
import {
  addressesOf,
  type AwardEvidence,
  boundOfAmount,
  validityFigures,
  figuresOfAmount,
  sourcesOf,
  statedBy,
} from './award-sources.ts';
import type { Citations } from './citations.ts';
import { type Line, NO_SOURCES, remark } from './line.ts';

const PERIODS: Readonly<Record<NonNullable<Amount['period']>, string>> = {
  once: '一次性',
  perYear: '每年',
  perItem: '按项计',
  perEvent: '按场计',
};

const distinct = (markers: readonly number[]): number[] => [...new Set(markers)];

/** What an award comes to, in one sentence. A ceiling is never printed as a sum that one gets. */
function headline(award: AwardResult, markers: readonly number[], evidence: AwardEvidence): Line {
  const { title, amount, outcome, because, awardId } = award;
  const period = amount.period === null ? '' : `（${PERIODS[amount.period]}）`;
  const line = (said: string, figures: readonly string[], states: readonly string[] = []): Line => {
    const text = `${title}：${said}`;
    const cited = distinct(markers);
    return {
      text,
      markers: cited,
      part: { kind: 'headline', awardId },
      // What is due is the calculator's word alone: a figure of the clause is not what this asker gets.
      sources: { ...sourcesOf(text, outcome === 'ineligible' ? cited : [], figures, { ...evidence, award }) },
      states,
    };
  };
  switch (outcome) {
    case 'calculated':
      return line(
        `${amount.text}${ceilingWords(amount)}${period}`,
        figuresOfAmount(amount),
        statedBy(amount),
      );
    case 'ineligible':
      return line(`0元，${because ?? '不符合条件'}`, ['0元', ...validityOf(award, evidence)], ['0元']);
    case 'amountNotStated':
      return line('条文给予支持，但没有写明金额', []);
    case 'needsFacts':
      return line(`还不能确定金额${partialWords(amount)}`, boundOfAmount(amount));
  }
}

/** A reason may be that the document is not in force yet, or no longer. */
export function validityOf({ documentId }: AwardResult, { rules }: AwardEvidence): string[] {
  const validity = rules.documents.get(documentId)?.validity;
  return validity === undefined ? [] : validityFigures(validity);
}

function ceilingWords({ kind, min }: Amount): string {
  return kind === 'upTo' || (kind === 'range' && min === 0) ? '，实际金额由主管部门审核确定' : '';
}

function partialWords({ min, max }: Amount): string {
  return max === null || (min === 0 && max === 0) ? '' : `，按已知情况不超过${yuan(max)}`;
}

function yuan(value: number): string {
  if (value >= 1e8 && Number.isInteger(value / 1e4)) return `${value / 1e8}亿元`;
  return value >= 1e4 && Number.isInteger(value) ? `${value / 1e4}万元` : `${value}元`;
}

/** Numbers the citations of all awards together and points their steps there. */
export function withCommonMarkers(award: AwardResult, citations: Citations): AwardResult {
  const renumbered = new Map(
    award.citations.map((citation) => [citation.marker, citations.markerOf(citation)]),
  );
  const markerOf = (own: number): number => renumbered.get(own) ?? own;
  return {
    ...award,
    steps: award.steps.map((step) =>
      step.marker === undefined ? step : { ...step, marker: markerOf(step.marker) },
    ),
    ...(award.becauseMarker === undefined ? {} : { becauseMarker: markerOf(award.becauseMarker) }),
    citations: award.citations.map((citation) => ({ ...citation, marker: markerOf(citation.marker) })),
  };
}

/** The amount first, then the steps, then what else the text allows. */
export function linesOf(award: AwardResult, evidence: AwardEvidence): Line[] {
  const { awardId, outcome, becauseMarker } = award;
  const main = award.citations.slice(0, 1).map(({ marker }) => marker);
  const decisive = becauseMarker === undefined ? main : [becauseMarker];
  const figures = evidence.figures.get(awardId) ?? [];
  return [
    headline(award, outcome === 'ineligible' ? decisive : main, evidence),
    ...award.steps.map(({ text, marker }, at): Line => {
      const markers = marker === undefined ? main : [marker];
      const sources = sourcesOf(text, markers, figures[at] ?? [], { ...evidence, award });
      return { text: `· ${text}`, markers, part: { kind: 'step', awardId, at }, sources, states: [] };
    }),
    ...award.readings
      .filter(({ chosen }) => !chosen)
      .map(({ id, text, amount }): Line => {
        // Its words were checked when the rule was loaded.
        const authored = readingTexts(award, evidence);
        const sources = sourcesOf(text, main, [...figuresOfAmount(amount), ...authored], {
          ...evidence,
          award,
        });
        const said = `· 另一种读法：${text}，则为${amount.text}`;
        const part = { kind: 'reading', awardId, id } as const;
        return { text: said, markers: main, part, sources, states: [] };
      }),
  ];
}

export function readingTexts({ awardId }: AwardResult, { rules }: AwardEvidence): string[] {
  const rule = rules.awards.find(({ id }) => id === awardId);
  return (rule?.readings ?? []).flatMap(({ text, chosenText }) => [text, chosenText]);
}

/** What applies, what is open and what does not apply, with why; the steps are with each award. */
export function matchLines(awards: readonly AwardResult[], evidence: AwardEvidence): Line[] {
  const groups: [string, AwardResult['outcome'][]][] = [
    ['符合：', ['calculated', 'amountNotStated']],
    ['待确认：', ['needsFacts']],
    ['不符合：', ['ineligible']],
  ];
  return groups.flatMap(([title, outcomes]) => {
    const own = awards.filter(({ outcome }) => outcomes.includes(outcome));
    return own.length === 0
      ? []
      : [remark(title, NO_SOURCES), ...own.flatMap((award) => linesOf(award, evidence).slice(0, 1))];
  });
}

/** 合计, with what is left out of it and why. */
export function totalLines(
  { total, dropped }: { total: Amount | null; dropped: readonly { awardId: string; because: string }[] },
  awards: readonly AwardResult[],
  markersOf: (awardId: string) => number[],
  evidence: AwardEvidence,
): Line[] {
  const paid = awards.filter(({ outcome }) => outcome === 'calculated');
  if (total === null || paid.length < 2) return [];
  const period = total.period === null ? '' : `（${PERIODS[total.period]}）`;
  const titles = awards.map(({ title }) => title);
  return [
    {
      text: `合计：${total.text}${ceilingWords(total)}${period}`,
      markers: distinct(paid.flatMap(({ awardId }) => markersOf(awardId).slice(0, 1))),
      part: { kind: 'total' },
      sources: { ...NO_SOURCES, calculations: figuresOfAmount(total) },
      states: statedBy(total),
    },
    ...dropped.flatMap(({ awardId, because }): Line[] => {
      const award = awards.find((one) => one.awardId === awardId);
      if (award === undefined) return [];
      const markers = distinct(markersOf(awardId));
      const own = sourcesOf(because, markers, [], { ...evidence, award });
      const addresses = [
        ...(own.addresses ?? []),
        ...titles,
        ...groupsNamed(because, evidence.rules).map(({ title }) => title),
      ];
      return [
        {
          text: `· ${award.title}未计入合计：${because}`,
          markers,
          part: { kind: 'dropped', awardId },
          sources: { ...own, addresses },
          states: [],
        },
      ];
    }),
  ];
}

/** The groups for which an award gives way, as the reason for it names them. */
export function groupsNamed(because: string, { groups }: RuleSet): StackingGroup[] {
  return [...groups.values()].filter(
    ({ title, anchor }) => because.includes(`“${title}”`) && because.includes(anchor.locator),
  );
}

/** The words of the clauses, once each. */
export function quoteLines(citations: readonly Citation[], title: (documentId: string) => string): Line[] {
  if (citations.length === 0) return [];
  const documents = [...new Set(citations.map(({ documentId }) => documentId))];
  return [
    remark('依据：'),
    ...documents.flatMap((documentId) =>
      citations
        .filter((citation) => citation.documentId === documentId)
        .map((citation, at) => quoteLine(citation, at === 0 ? title(documentId) : '')),
    ),
  ];
}

/** 《…》一、1：「……」, with the quotation to the letter. */
export function quoteLine(citation: Citation, title: string, address = citation.locator): Line {
  const { documentId, quote, marker } = citation;
  return {
    text: `${title}${address}：「${quote}」`,
    markers: [marker],
    part: { kind: 'quotation', documentId, marker },
    sources: { ...NO_SOURCES, quotes: [quote], addresses: [...addressesOf([citation]), title] },
    states: [],
  };
}
