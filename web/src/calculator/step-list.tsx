import { useStrings } from '../i18n/index.ts';
import { awardStrings } from '../award/strings.ts';
import type { Result } from './calculation-result.tsx';
import { FormerNote } from './former-note.tsx';
import { calculatorStrings } from './strings.ts';

export interface Marking {
  /** The quotation that is pointed at, from either side. */
  marker: number | null;
  onMark: (marker: number | null) => void;
}

interface StepListProps extends Marking {
  result: Result;
  /** They are those of before the last change. */
  isFormer: boolean;
}

/** The steps in order; each points at the words beside it. */
export function StepList({ result, isFormer, marker, onMark }: StepListProps) {
  const strings = useStrings(calculatorStrings);
  const words = useStrings(awardStrings);
  const steps = [
    ...result.steps,
    ...(result.because === undefined ? [] : [{ text: result.because, marker: result.becauseMarker }]),
  ];
  if (steps.length === 0) return null;
  return (
    <section className={isFormer ? 'panel is-former' : 'panel'} aria-label={strings.steps}>
      {isFormer && <FormerNote />}
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
