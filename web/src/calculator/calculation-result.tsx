import type { CalculateResponse } from '../../../api/contract-calculator.ts';
import { AmountView } from '../award/amount-view.tsx';
import { Premises } from '../award/notices-view.tsx';
import { VerdictView } from '../award/verdict-view.tsx';
import { verdictOf } from '../award/verdict.ts';
import { useStrings } from '../i18n/index.ts';
import { profileStrings } from '../profile/strings.ts';
import { FormerNote } from './former-note.tsx';
import { calculatorStrings } from './strings.ts';

export type Result = CalculateResponse['results'][number];

interface CalculationResultProps {
  result: Result;
  /** A newer calculation is on its way. */
  isPending: boolean;
  /** It is that of before the last change: the newer one is on its way or has failed. */
  isFormer: boolean;
  hasIssues: boolean;
}

/** What the award comes to, what is still missing, and on what premises. */
export function CalculationResult({ result, isPending, isFormer, hasIssues }: CalculationResultProps) {
  const strings = useStrings(calculatorStrings);
  const shared = useStrings(profileStrings);
  return (
    <section
      className={isFormer ? 'panel result is-former' : 'panel result'}
      aria-label={strings.result}
      aria-busy={isPending}
    >
      {isFormer && <FormerNote />}
      <p className="visually-hidden" role="status">
        {isPending ? strings.calculating : strings.resultSpoken(result.amount.text)}
      </p>
      {hasIssues && <p className="stale-note">{shared.issues}</p>}
      <div>
        <Outcome result={result} />
        <Missing title={strings.needs} facts={result.missingFacts} />
        <Missing title={strings.refining} facts={result.refiningFacts} />
        <Premises notices={result.notices} />
      </div>
    </section>
  );
}

function Outcome({ result }: Pick<CalculationResultProps, 'result'>) {
  const strings = useStrings(calculatorStrings);
  const { outcome, amount, because } = result;
  switch (outcome) {
    case 'amountNotStated':
      return <p className="outcome">{strings.notStated}</p>;
    case 'ineligible':
      return <VerdictView verdict={verdictOf(result, result.notices) ?? 'ineligible'} reason={because} />;
    case 'calculated':
      return <AmountView amount={amount} final large />;
    case 'needsFacts':
      return <AmountView amount={amount} final={false} large />;
  }
}

function Missing({ title, facts }: { title: string; facts: Result['missingFacts'] }) {
  if (facts.length === 0) return null;
  return (
    <p className="missing-facts">
      <b>{title}：</b>
      <span lang="zh-CN">{facts.map(({ label }) => label).join('、')}</span>
    </p>
  );
}
