import { awardStrings } from '../award/strings.ts';
import { useStrings } from '../i18n/index.ts';
import type { Sum } from './combination.ts';
import { matchStrings } from './strings.ts';

/** How a sum is to be taken, in the language of the page; nothing where it is what it looks like. */
export function useSumNotes({ ceilings, periods }: Sum): string[] {
  const strings = useStrings(matchStrings);
  const { period } = useStrings(awardStrings);
  return [
    ...(ceilings > 0 ? [strings.ceilings(ceilings)] : []),
    ...(periods.length > 1 ? [strings.mixedPeriods(periods.map((one) => period[one]))] : []),
  ];
}
