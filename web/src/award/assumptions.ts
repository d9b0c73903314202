import type { Notice } from '../../../api/contract.ts';

/** What an answer presumes of the asker, in short: `申请人类型：企事业单位`; all of the notice where it is worded otherwise. */
export function assumptionsOf(notices: readonly Notice[]): string[] {
  const presumed = notices.filter(({ code }) => code === 'presumed');
  return [...new Set(presumed.map(({ message }) => /^以“(.+?)”为前提/u.exec(message)?.[1] ?? message))];
}
