import type { Anchor, Validity } from '../../corpus/index.ts';

/** How a text stands on a day. Drafts and interpretations are calculated, with a notice; what has ended is not. */
export type Standing =
  | { kind: 'inForce' }
  | { kind: 'draft' | 'interpretation' }
  | { kind: 'unknownStart'; why: string }
  | { kind: 'retroactive'; from: string; anchor: Anchor }
  | { kind: 'notYet'; from: string }
  /** It cites a document of a later year, so that it cannot have been there. */
  | { kind: 'notWritten'; year: number; quote: string }
  | { kind: 'ended'; to: string }
  | { kind: 'repealed' };

/** @param asOf ISO date. */
export function standingOf(validity: Validity | undefined, asOf: string): Standing {
  if (validity === undefined) return { kind: 'inForce' };
  const { status, from, to, unknown, cites, retroactiveYear } = validity;
  if (status === 'repealed') return { kind: 'repealed' };
  if (from === null && cites !== null && Number(asOf.slice(0, 4)) < cites.year)
    return { kind: 'notWritten', ...cites };
  if (status === 'draft' || status === 'interpretation') return { kind: status };
  if (to !== null && asOf > to) return { kind: 'ended', to };
  if (from !== null && asOf < from) {
    const follows = retroactiveYear !== null && asOf.startsWith(`${retroactiveYear.year}-`);
    return follows ? { kind: 'retroactive', from, anchor: retroactiveYear.anchor } : { kind: 'notYet', from };
  }
  return from === null && unknown !== null ? { kind: 'unknownStart', why: unknown } : { kind: 'inForce' };
}
