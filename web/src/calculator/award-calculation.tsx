import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { AwardDetail } from '../../../api/contract-calculator.ts';
import type { Facts } from '../../../api/contract.ts';
import { AsOfPicker } from '../as-of-picker.tsx';
import { itemsOf } from '../facts/fact-values.ts';
import { UrgentNotices } from '../award/notices-view.tsx';
import { calculate, type CallOptions } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { BrokenLink } from '../profile/broken-link.tsx';
import { CopyLink } from '../profile/copy-link.tsx';
import { FactRow } from '../profile/fact-row.tsx';
import { factIssues } from '../profile/field-issues.ts';
import { profileStrings } from '../profile/strings.ts';
import { useProfile, type Profile } from '../profile/use-profile.ts';
import { layoutStrings } from '../strings.ts';
import { useLiveRequest } from '../use-live-request.ts';
import { AmountCurve } from './amount-curve.tsx';
import { AwardRates } from './award-rates.tsx';
import { CalculationResult } from './calculation-result.tsx';
import type { Scale } from './use-curve.ts';
import { ClauseText } from './clause-text.tsx';
import { ReadingChoice } from './reading-choice.tsx';
import { ResultBar } from './result-bar.tsx';
import { StepList } from './step-list.tsx';
import { calculatorStrings } from './strings.ts';

/** Milliseconds without a change before the server is asked: a figure is typed digit by digit. */
const typingPause = 250;

/** The form of an award beside what it comes to, why, and how it changes with the main quantity. */
export function AwardCalculation({ award }: { award: AwardDetail }) {
  const strings = useStrings(calculatorStrings);
  const { loading } = useStrings(layoutStrings);
  const profile = useProfile();
  const facts = useOwnFacts(award, profile.facts);
  const { readings, setReadings } = useReadings();
  const [marker, setMarker] = useState<number | null>(null);
  const { asOf } = profile;
  const load = useCallback(
    (options: CallOptions) =>
      calculate({ awardIds: [award.awardId], facts, readings, ...(asOf === null ? {} : { asOf }) }, options),
    [award.awardId, facts, readings, asOf],
  );
  const { value, error, pending, retry } = useLiveRequest(load, typingPause);
  const issues = factIssues(error);
  const result = value?.results[0];
  const isFormer = result !== undefined && (pending || error !== null);
  const outcome = useRef<HTMLDivElement>(null);
  // The warning above the form comes with the first result: what stood there before would be pushed down.
  if (value === null && error === null) return <p role="status">{loading}</p>;
  return (
    <>
      {profile.isBroken && <BrokenLink onDismiss={() => profile.setFacts({}, true)} />}
      <UrgentNotices notices={result?.notices ?? []} />
      <div className="calculation">
        <div className="calculation-form" onFocus={({ target }) => keepInView(target)}>
          <FactForm award={award} profile={profile} issues={issues} />
          <ResultBar
            {...{ result, isFormer }}
            isPending={pending}
            onShow={() => {
              outcome.current?.scrollIntoView({ block: 'start' });
              outcome.current?.focus({ preventScroll: true });
            }}
          />
        </div>
        <div className="calculation-result" ref={outcome} tabIndex={-1}>
          {error !== null && issues.size === 0 && !pending && (
            <RequestFailure title={strings.failed} error={error} onRetry={retry} />
          )}
          {result !== undefined && (
            <CalculationResult
              result={result}
              isPending={pending}
              isFormer={isFormer}
              hasIssues={issues.size > 0}
            />
          )}
          <ReadingChoice
            {...{ award, readings, isFormer }}
            results={result?.readings ?? []}
            onChange={setReadings}
          />
        </div>
      </div>
      {result !== undefined && (
        <div className="reasons">
          <StepList result={result} isFormer={isFormer} marker={marker} onMark={setMarker} />
          <ClauseText award={award} result={result} marker={marker} onMark={setMarker} />
        </div>
      )}
      <AmountCurve
        {...{ award, facts, readings, asOf }}
        onPick={(scale, written) => pick(profile, scale, written)}
      />
      <AwardRates award={award} />
    </>
  );
}

/** What is typed must not be under the bar at the foot. A button stays where it is: it is being pressed. */
function keepInView(target: HTMLElement): void {
  if (target.matches('input')) target.scrollIntoView({ block: 'nearest' });
}

/** Facts that this award asks for: an address from 找政策 holds others as well, which stay in it. */
function useOwnFacts(award: AwardDetail, facts: Facts): Facts {
  return useMemo(() => {
    const own = new Set(award.facts.map(({ id }) => id));
    return Object.fromEntries(Object.entries(facts).filter(([id]) => own.has(id)));
  }, [award, facts]);
}

/** A value of the slider goes into the form, of a list into its first thing; what would contradict it is taken out. */
function pick({ facts, setFacts }: Profile, { factId, replaces }: Scale, written: string): void {
  const [listId = factId, field] = factId.split('.');
  const others = Object.fromEntries(Object.entries(facts).filter(([id]) => !replaces.includes(id)));
  if (field === undefined) setFacts({ ...others, [factId]: written }, false);
  else {
    const [first = {}, ...rest] = itemsOf(facts[listId]);
    setFacts({ ...others, [listId]: [{ ...first, [field]: written }, ...rest] }, false);
  }
}

/** Ids of readings to calculate by instead of the usual ones, kept in the address. */
function useReadings() {
  const [parameters, setParameters] = useSearchParams();
  const chosen = parameters.get('r') ?? '';
  const readings = useMemo(() => (chosen === '' ? [] : chosen.split(',')), [chosen]);
  const setReadings = (ids: readonly string[]) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      if (ids.length === 0) next.delete('r');
      else next.set('r', ids.join(','));
      return next;
    });
  return { readings, setReadings };
}

function FactForm(props: { award: AwardDetail; profile: Profile; issues: ReadonlyMap<string, string> }) {
  const { award, profile, issues } = props;
  const strings = useStrings(calculatorStrings);
  const shared = useStrings(profileStrings);
  return (
    <section className="panel" aria-label={strings.form}>
      <h2>{strings.form}</h2>
      <p className="next-hint">{award.facts.length === 0 ? strings.noFacts : strings.formHint}</p>
      {award.facts.map((field) => (
        <FactRow
          key={field.id}
          field={field}
          value={profile.facts[field.id]}
          issue={issues.get(field.id)}
          onChange={(value) => profile.setFact(field.id, value, false)}
        />
      ))}
      <div className="toolbar form-foot">
        <AsOfPicker asOf={profile.asOf} onChange={profile.setAsOf} />
        <span className="choices">
          <CopyLink />
          {Object.keys(profile.facts).length > 0 && (
            <button type="button" className="link" onClick={() => profile.setFacts({}, true)}>
              {shared.clearAll}
            </button>
          )}
        </span>
      </div>
    </section>
  );
}
