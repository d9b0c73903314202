import type { MatchResponse } from '../../../api/contract-calculator.ts';
import type { Notice } from '../../../api/contract.ts';
import { standingOf } from '../award/amount-text.ts';
import { awardStrings } from '../award/strings.ts';
import type { MatchResult } from './match-report.ts';

/** Why an award cannot be relied on, however certain its amount is. */
export type Doubt = keyof (typeof awardStrings)['zh']['urgent'];

const doubts: readonly string[] = Object.keys(awardStrings.zh.urgent);
const isDoubt = (notice: Notice): notice is Notice & { code: Doubt } => doubts.includes(notice.code);

/** What is the matter with the document of an award: a draft, an interpretation, not in force, dates unknown. */
export function doubtsOf({ notices }: Pick<MatchResult, 'notices'>): Doubt[] {
  return [...new Set(notices.filter(isDoubt).map(({ code }) => code))];
}

export function isCeiling({ amount }: Pick<MatchResult, 'amount'>): boolean {
  return standingOf(amount, true) === 'ceiling';
}

export type Period = NonNullable<MatchResult['amount']['period']>;

/** What a sum is made of, and how it is to be taken. */
export interface Sum {
  parts: readonly MatchResult[];
  ceilings: number;
  /** Sums of different periods are no sum of one year. */
  periods: readonly Period[];
  doubtful: readonly MatchResult[];
}

export function sumOf({ eligible, combination: { chosen } }: MatchResponse): Sum {
  const parts = eligible.filter(({ awardId }) => chosen.includes(awardId));
  const periods = parts.map(({ amount }) => amount.period).filter((period) => period !== null);
  return {
    parts,
    ceilings: parts.filter(isCeiling).length,
    periods: [...new Set(periods)],
    doubtful: parts.filter((part) => doubtsOf(part).length > 0),
  };
}

/** Whether an award is in the best combination: wholly, for some of the things it is for, or not at all. */
export interface Counting {
  counted: 'counted' | 'partly' | 'notCounted';
  /** The clause it gives way to, in the words of the server. */
  because: string;
  why: Uncounted | null;
}
export type Uncounted = 'undecided' | 'ineligible' | 'notStated' | 'caseByCase' | 'nothing' | 'notAdded';

export function countingOf(award: MatchResult, { chosen, dropped }: MatchResponse['combination']): Counting {
  const because = dropped
    .filter(({ awardId }) => awardId === award.awardId)
    .map((one) => (one.subject === undefined ? one.because : `${one.subject}：${one.because}`))
    .join('；');
  if (chosen.includes(award.awardId)) {
    return { counted: because === '' ? 'counted' : 'partly', because, why: null };
  }
  return { counted: 'notCounted', because, why: because === '' ? uncounted(award) : null };
}

function uncounted({ outcome, notices, amount }: MatchResult): Uncounted {
  if (outcome === 'needsFacts') return 'undecided';
  if (outcome === 'ineligible') return 'ineligible';
  if (outcome === 'amountNotStated') return 'notStated';
  if (notices.some(({ code }) => code === 'caseByCase')) return 'caseByCase';
  return amount.max === 0 ? 'nothing' : 'notAdded';
}
