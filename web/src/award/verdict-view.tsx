import type { ReactNode } from 'react';
import { useStrings } from '../i18n/index.ts';
import { awardStrings } from './strings.ts';
import type { Verdict } from './verdict.ts';

/** That nothing is to be had, in the place of an amount, with the reason at once below. */
export function VerdictView({ verdict, reason }: { verdict: Verdict; reason: ReactNode }) {
  const strings = useStrings(awardStrings);
  return (
    <div>
      <strong className="not-due">{strings.outcome[verdict]}</strong>
      {reason !== undefined && (
        <p className="not-due-reason" lang="zh-CN">
          {reason}
        </p>
      )}
    </div>
  );
}
