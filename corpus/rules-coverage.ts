import type { Anchor } from './award-rule.ts';
import type { PolicyDocument } from './document.ts';
import { findQuantities } from './find-quantities.ts';
import type { Classified } from './rules-classify.ts';

/** A printed number and what the rule files say it is; null where nothing covers it. */
export interface CoveredSpan {
  documentId: string;
  locator: string;
  text: string;
  start: number;
  end: number;
  as: Classified['as'] | 'noise' | null;
  /** Award id or note; empty for noise. */
  by: string;
  /** Every award that rests on words which hold it. */
  awardIds: string[];
}

/** Where several classes cover one number, what says most about it goes first: a budget named in a grant is a budget. */
const weak: readonly Classified['as'][] = ['unquantified', 'rule'];

/** Every quantified span of a document, from title to signature, with what covers it. */
export function coverageOf(document: PolicyDocument, classified: readonly Classified[]): CoveredSpan[] {
  const { documentId, text, blocks } = document;
  const own = classified.filter((one) => one.documentId === documentId);
  return blocks.flatMap(({ kind, locator, start, end }) =>
    findQuantities(text.slice(start, end), start).map((span) => {
      const covers = coversOf(span, own);
      const [cover] = covers;
      const as = cover?.as ?? (kind === 'noise' ? 'noise' : null);
      return {
        documentId,
        locator,
        text: span.text,
        start: span.start,
        end: span.end,
        as,
        by: cover?.by ?? '',
        awardIds: [...new Set(covers.filter(isAward).map(({ by }) => by))],
      };
    }),
  );
}

function rank({ as }: Classified): number {
  if (as === 'award') return -2;
  return weak.includes(as) ? weak.indexOf(as) : -1;
}

const isAward = ({ as }: Classified): boolean => as === 'award' || as === 'unquantified';

/** What covers a number, what says most about it first. */
function coversOf({ start, end }: Pick<Anchor, 'start' | 'end'>, classified: readonly Classified[]) {
  const covering = classified.filter(({ anchor }) => anchor.start <= start && end <= anchor.end);
  return covering.sort((a, b) => rank(a) - rank(b));
}
