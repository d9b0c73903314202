import type { Citation, ClauseView } from '../../../api/contract.ts';

export interface ClausePart {
  text: string;
  /** Offset into the document. */
  start: number;
  /** Of the quotations that this part belongs to; empty between them. */
  markers: readonly number[];
  /** Those of them that end here: where their number is shown. */
  ending: readonly number[];
}

/** A clause in parts, cut where a quotation begins or ends; quotations may overlap.  */
export function cutAtQuotes(
  { text, start, end }: Pick<ClauseView, 'text' | 'start' | 'end'>,
  citations: readonly Pick<Citation, 'marker' | 'start' | 'end'>[],
): ClausePart[] {
  const within = (at: number) => Math.min(Math.max(at, start), end);
  const cuts = new Set([start, end, ...citations.flatMap((one) => [within(one.start), within(one.end)])]);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    const covering = citations.filter((one) => one.start <= from && one.end >= to);
    return {
      text: text.slice(from - start, to - start),
      start: from,
      markers: covering.map(({ marker }) => marker),
      ending: covering.filter((one) => within(one.end) === to).map(({ marker }) => marker),
    };
  });
}
