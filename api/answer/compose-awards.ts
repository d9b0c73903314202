import type { AwardResult } from '../calculator/index.ts';
import type { Amount, Citation } from '../contract.ts';
import type { Citations } from './citations.ts';

/** One line of an answer: what it says and the citations it rests on, by marker. */
export interface Line {
  text: string;
  markers: number[];
  /** Heading lines and the like state nothing and need no citation. */
  isLabel: boolean;
}

const line = (text: string, markers: readonly number[]): Line => ({
  text,
  markers: [...new Set(markers)],
  isLabel: false,
});
const label = (text: string): Line => ({ text, markers: [], isLabel: true });

const PERIODS: Readonly<Record<NonNullable<Amount['period']>, string>> = {
  once: '一次性',
  perYear: '每年',
  perItem: '按项计',
  perEvent: '按场计',
};

/** What an award comes to, in one sentence. A ceiling is never printed as a sum that one gets. */
function headline(award: AwardResult, markers: readonly number[]): Line {
  const { title, amount, outcome, because } = award;
  const period = amount.period === null ? '' : `（${PERIODS[amount.period]}）`;
  switch (outcome) {
    case 'calculated':
      return line(`${title}：${amount.text}${ceilingWords(amount)}${period}`, markers);
    case 'ineligible':
      return line(`${title}：0元，${because ?? '不符合条件'}`, markers);
    case 'amountNotStated':
      return line(`${title}：条文给予支持，但没有写明金额`, markers);
    case 'needsFacts':
      return line(`${title}：还不能确定金额${partialWords(amount)}`, markers);
  }
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
export function linesOf(award: AwardResult): Line[] {
  const own = award.citations.map(({ marker }) => marker);
  const main = own.slice(0, 1);
  const decisive = award.becauseMarker === undefined ? main : [award.becauseMarker];
  return [
    headline(award, award.outcome === 'ineligible' ? decisive : main),
    ...award.steps.map(({ text, marker }) => line(`· ${text}`, marker === undefined ? main : [marker])),
    ...award.readings
      .filter(({ chosen }) => !chosen)
      .map(({ text, amount }) => line(`· 另一种读法：${text}，则为${amount.text}`, main)),
  ];
}

/** What applies, what is open and what does not apply, with why; the steps are with each award. */
export function matchLines(awards: readonly AwardResult[]): Line[] {
  const groups: [string, AwardResult['outcome'][]][] = [
    ['符合：', ['calculated', 'amountNotStated']],
    ['待确认：', ['needsFacts']],
    ['不符合：', ['ineligible']],
  ];
  return groups.flatMap(([title, outcomes]) => {
    const own = awards.filter(({ outcome }) => outcomes.includes(outcome));
    return own.length === 0 ? [] : [label(title), ...own.flatMap((award) => linesOf(award).slice(0, 1))];
  });
}

/** 合计, with what is left out of it and why. */
export function totalLines(
  { total, dropped }: { total: Amount | null; dropped: readonly { awardId: string; because: string }[] },
  awards: readonly AwardResult[],
  markersOf: (awardId: string) => number[],
): Line[] {
  const paid = awards.filter(({ outcome }) => outcome === 'calculated');
  if (total === null || paid.length < 2) return [];
  const markers = paid.flatMap(({ awardId }) => markersOf(awardId));
  const period = total.period === null ? '' : `（${PERIODS[total.period]}）`;
  return [
    line(`合计：${total.text}${ceilingWords(total)}${period}`, markers),
    ...dropped.map(({ awardId, because }) => {
      const title = awards.find((one) => one.awardId === awardId)?.title ?? awardId;
      return line(`· ${title}未计入合计：${because}`, markersOf(awardId));
    }),
  ];
}

/** The words of the clauses, once each. */
export function quoteLines(citations: readonly Citation[], title: (documentId: string) => string): Line[] {
  if (citations.length === 0) return [];
  const documents = [...new Set(citations.map(({ documentId }) => documentId))];
  return [
    label('依据：'),
    ...documents.flatMap((documentId) =>
      citations
        .filter((citation) => citation.documentId === documentId)
        .map(({ locator, quote, marker }, at) =>
          line(`${at === 0 ? title(documentId) : ''}${locator}：「${quote}」`, [marker]),
        ),
    ),
  ];
}

/** The text of the lines; each statement ends with its markers. */
export function textOf(lines: readonly Line[]): string {
  return lines
    .map(({ text, markers }) => `${text}${markers.map((marker) => `[${marker}]`).join('')}`)
    .join('\n');
}
