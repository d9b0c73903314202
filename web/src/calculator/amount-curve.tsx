import type { AwardDetail } from '../../../api/contract-calculator.ts';
import type { Facts } from '../../../api/contract.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';
import { factIssues } from '../profile/field-issues.ts';
import { positionOf, valueAt } from './axis.ts';
import { areCeilings } from './ceilings.ts';
import { CurveDrawing } from './curve-drawing.tsx';
import { CurveTable } from './curve-table.tsx';
import { FormerNote } from './former-note.tsx';
import { showQuantity } from './quantity-in-unit.ts';
import { calculatorStrings } from './strings.ts';
import { useCurve, type Curve, type CurveQuestion, type Scale } from './use-curve.ts';

interface AmountCurveProps {
  award: AwardDetail;
  facts: Facts;
  readings: readonly string[];
  asOf: string | null;
  onPick: (scale: Scale, written: string) => void;
}

/** How the amount changes with what it chiefly depends on; nothing where that is no quantity. */
export function AmountCurve({ onPick, ...question }: AmountCurveProps) {
  const { scale, amountStated } = question.award;
  if (scale === null || !amountStated) return null;
  return (
    <DrawnCurve {...question} scale={scale} onPick={(value) => onPick(scale, `${value}${scale.unit}`)} />
  );
}

function DrawnCurve({ onPick, ...question }: CurveQuestion & { onPick: (value: number) => void }) {
  const strings = useStrings(calculatorStrings);
  const { loading } = useStrings(layoutStrings);
  const { scale, award } = question;
  const curve = useCurve(question);
  const { points, error, pending, retry, isFormer } = curve;
  const title = strings.chart(scale.label, areCeilings(points ?? []));
  // What is wrong with a fact is said at its field.
  const failed = error !== null && factIssues(error).size === 0 && !pending;
  return (
    <section className={isFormer ? 'panel curve is-former' : 'panel curve'} aria-label={title}>
      {isFormer && <FormerNote />}
      <h2>{title}</h2>
      <p className="next-hint">
        {strings.chartHint} {curve.axis.isLog && strings.logScale}
      </p>
      {failed && <RequestFailure title={strings.chartFailed} error={error} onRetry={retry} />}
      {points === null && !failed && <p role="status">{loading}</p>}
      {points !== null && (
        <>
          <CurveDrawing {...{ curve, points, scale }} limits={award.limits} />
          <QuantitySlider {...{ curve, scale, onPick }} />
          <CurveTable {...{ points, scale }} />
        </>
      )}
    </section>
  );
}

/** Fine enough for three digits on any axis. */
const sliderSteps = 500;

function QuantitySlider(props: { curve: Curve; scale: Scale; onPick: (value: number) => void }) {
  const { curve, scale, onPick } = props;
  const strings = useStrings(calculatorStrings);
  const { axis, current, isCount } = curve;
  const shown = current ?? axis.min;
  const steps = isCount ? axis.max - axis.min : sliderSteps;
  return (
    <label className="quantity-slider">
      <span>{strings.slider(scale.label)}</span>
      <input
        type="range"
        min={0}
        max={steps}
        step={1}
        value={Math.round(positionOf(shown, axis) * steps)}
        aria-valuetext={showQuantity(shown, scale.unit)}
        onChange={(event) => onPick(valueAt(Number(event.target.value) / steps, axis, isCount))}
      />
      <output lang="zh-CN">{current === null ? '—' : showQuantity(current, scale.unit)}</output>
    </label>
  );
}
