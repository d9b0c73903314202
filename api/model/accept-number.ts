import { Exact, type Fact, type Quantity } from '../../corpus/index.ts';
import type { FactValue as ReadValue } from '../calculator/index.ts';
import { around, boundsOf } from './bounds.ts';
import { isAboutOthers, type BrokenRule, type Claim, type Place, type Read, type UserText } from './claim.ts';
import { factOf, namesOf } from './names.ts';
import { negationsIn } from './negation.ts';

type Amount = Extract<ReadValue, { kind: 'quantity' }>;

/** A figure of the words, read for the fact, with what stands around it. */
interface Stated {
  amount: Amount;
  bounds: string;
  context: string;
}

/** Why the words do not state the number that is claimed; null where they do. */
export function brokenByNumber(
  { text, start, end }: Place,
  { factId, fact, pieces, read, vocabulary }: Claim,
): BrokenRule | null {
  const figures = text.figures.filter((figure) => figure.start >= start && figure.end <= end);
  const stated = figures.flatMap((figure) => state(figure, text, fact, read));
  const used = pieces.map((piece) => evidenceFor(piece, stated));
  const isStated = pieces.every((piece, at) => {
    const alike = pieces.filter((other) => isSame(piece, other)).length;
    return (used[at]?.length ?? 0) >= Math.max(1, alike);
  });
  if (!isStated) return 'numberNotInWords';
  if (used.some((evidence) => !evidence.some(({ isBoundKept }) => isBoundKept))) return 'boundNotInWords';
  for (const { context } of used.flat()) {
    if (negationsIn(context) > 0) return 'deniedInWords';
    const named = [...namesOf(vocabulary).namedIn(context)].filter((id) =>
      canHold(factOf(vocabulary, id), fact),
    );
    if (isAboutOthers(factId, new Set(named))) return 'otherFactInWords';
  }
  return null;
}

/** 出口 of 出口下降20% names an amount of money, which no percentage is of. */
function canHold(named: Fact | undefined, fact: Fact): boolean {
  return (
    named?.kind !== 'quantity' || fact.kind !== 'quantity' || (named.unit === '%') === (fact.unit === '%')
  );
}

/** Of a sum, two equal parts need two figures. */
function isSame(one: ReadValue | null, other: ReadValue | null): boolean {
  return one?.kind === 'quantity' && other?.kind === 'quantity' && one.range.hi.eq(other.range.hi);
}

const DECLINE = /下降|减少|下滑|降低|降幅|负|[-－]\s*$/u;

function state(figure: Quantity, text: UserText, fact: Fact, read: Read): Stated[] {
  const [left, right] = around(text.whole, figure, text.figures);
  const sign = fact.kind === 'quantity' && fact.signed && DECLINE.test(left) ? '-' : '';
  const amount = read(`${sign}${new Exact(figure.value).toFixed()}${figure.unit}`);
  if (amount?.kind !== 'quantity') return [];
  const bounds = boundsOf(text.whole, figure, text.figures).join(' ');
  return [{ amount, bounds, context: `${left}\n${right}` }];
}

interface Evidence extends Stated {
  isBoundKept: boolean;
}

/** The figures of the words that bear a value out; none where one of its numbers is not among them. */
function evidenceFor(piece: ReadValue | null, stated: Stated[]): Evidence[] {
  if (piece?.kind !== 'quantity') return [];
  const { lo, hi } = piece.range;
  const same = (end: Exact) =>
    stated.filter(({ amount }) => amount.range.lo.eq(end) && amount.currency === piece.currency);
  const bound = boundOf(piece);
  if (bound !== null) {
    const end = bound === 'floor' || bound === 'above' ? lo : hi;
    return same(end).map((one) => ({ ...one, isBoundKept: one.bounds === bound }));
  }
  const [low, high] = [same(lo), same(hi)];
  if (low.length === 0 || high.length === 0) return [];
  return [...low, ...high].map((one) => ({ ...one, isBoundKept: one.bounds === '' }));
}

/** How a value is limited, in the words of `boundsOf`; '' where it is exact, null for a range with two ends. */
function boundOf({ range: { lo, hi, loOpen, hiOpen } }: Amount): string | null {
  if (lo.eq(hi)) return '';
  if (!hi.isFinite()) return loOpen ? 'above' : 'floor';
  if (lo.isZero()) return hiOpen ? 'below' : 'ceiling';
  return null;
}
