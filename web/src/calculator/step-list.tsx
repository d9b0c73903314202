import { useStrings } from '../i18n/index.ts';
import { awardStrings } from '../award/strings.ts';
import type { Result } from './calculation-result.tsx';
import { calculatorStrings } from './strings.ts';

export interface Marking {
  /** The quotation that is pointed at, from either side. */
  marker: number | null;
  onMark: (marker: number | null) => void;
}

/** The steps in order; each points at the words beside it. */
export function StepList({ result, marker, onMark }: Marking & { result: Result }) {
  const strings = useStrings(calculatorStrings);
  const words = useStrings(awardStrings);
  const steps = [
    ...result.steps,
    ...(result.because === undefined ? [] : [{ text: result.because, marker: result.becauseMarker }]),
  ];
  if (steps.length === 0) return null;
  return (
    <section className="panel" aria-label={strings.steps}>
      <h2>{strings.steps}</h2>
      <p className="next-hint">{strings.stepsHint}</p>
      <ol className="steps" lang="zh-CN">
        {steps.map((step, index) => (
          <li
            key={`${index}${step.text}`}
            className={step.marker !== undefined && step.marker === marker ? 'is-marked' : undefined}
          >
            {step.text}
            {step.marker !== undefined && (
              <button
                type="button"
                className="marker"
                aria-label={words.openCitation(step.marker)}
                aria-pressed={step.marker === marker}
                onClick={() => onMark(step.marker === marker ? null : (step.marker ?? null))}
              >
                {step.marker}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
