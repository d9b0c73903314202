import { awardStrings } from '../award/strings.ts';
import { useStrings } from '../i18n/index.ts';
import { areCeilings } from './ceilings.ts';
import { showQuantity } from './quantity-in-unit.ts';
import { calculatorStrings } from './strings.ts';
import type { CurvePoint, Scale } from './use-curve.ts';

/** The same in figures; quantities with the same amount stand in one row. */
export function CurveTable({ points, scale }: { points: readonly CurvePoint[]; scale: Scale }) {
  const strings = useStrings(calculatorStrings);
  const words = useStrings(awardStrings);
  return (
    <details className="curve-table">
      <summary>{strings.table}</summary>
      <table className="figures" lang="zh-CN">
        <thead>
          <tr>
            <th scope="col">{scale.label}</th>
            <th scope="col">{areCeilings(points) ? words.standing.ceiling : strings.amount}</th>
          </tr>
        </thead>
        <tbody>
          {runsOf(points).map(({ from, to, text }) => (
            <tr key={from}>
              <th scope="row">
                {showQuantity(from, scale.unit)}
                {to !== from && ` 至 ${showQuantity(to, scale.unit)}`}
              </th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function runsOf(points: readonly CurvePoint[]) {
  const runs: { from: number; to: number; text: string }[] = [];
  for (const { value, amount } of points) {
    const last = runs.at(-1);
    if (last?.text === amount.text) last.to = value;
    else runs.push({ from: value, to: value, text: amount.text });
  }
  return runs;
}
