import { useCallback } from 'react';
import { Link } from 'wouter';
import type { AwardDetail } from '../../../api/contract-calculator.ts';
import { ClientError } from '../client-error.ts';
import { readAward, type CallOptions } from '../client.ts';
import { Failure, RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { layoutStrings } from '../strings.ts';
import { useLiveRequest } from '../use-live-request.ts';
import { AwardCalculation } from './award-calculation.tsx';
import { calculatorStrings } from './strings.ts';

/** One award: loaded, then calculated. */
export function AwardPage({ awardId }: { awardId: string }) {
  const strings = useStrings(calculatorStrings);
  const { loading } = useStrings(layoutStrings);
  const load = useCallback((options: CallOptions) => readAward(awardId, options), [awardId]);
  const { value: award, error, retry } = useLiveRequest(load);
  return (
    <>
      <p className="back-link">
        <Link href="/calculator">← {strings.all}</Link>
      </p>
      {award !== null && <AwardHead award={award} />}
      {award !== null && <AwardCalculation award={award} />}
      {award === null && error === null && <p role="status">{loading}</p>}
      {award === null && error !== null && <LoadFailure error={error} onRetry={retry} />}
    </>
  );
}

function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const strings = useStrings(calculatorStrings);
  const isMissing = error instanceof ClientError && error.code === 'notFound';
  return isMissing ? (
    <Failure level={1} title={strings.missingTitle} text={strings.missingText} />
  ) : (
    <RequestFailure title={strings.awardFailed} error={error} onRetry={onRetry} />
  );
}

function AwardHead({ award: { title, documentTitle, locator, status } }: { award: AwardDetail }) {
  return (
    <div lang="zh-CN">
      <h1>{title}</h1>
      <p className="award-origin">
        <StatusTag status={status} />《{documentTitle}》{locator}
      </p>
    </div>
  );
}
