import { useStrings } from '../i18n/index.ts';
import { scoreStrings } from './score-strings.ts';

interface ScoreBarsProps {
  scores: { keyword: number; vector: number };
  /** The highest keyword score among what is shown: these scores have no upper end of their own. */
  bestKeyword: number;
}

/** How near a clause is by its words and by its meaning: a bar to compare at a glance, with its number. */
export function ScoreBars({ scores: { keyword, vector }, bestKeyword }: ScoreBarsProps) {
  const strings = useStrings(scoreStrings);
  return (
    <dl className="scores">
      <Score
        label={strings.keyword}
        hint={strings.keywordHint}
        figure={keyword.toFixed(1)}
        share={keyword / bestKeyword}
      />
      <Score label={strings.vector} hint={strings.vectorHint} figure={vector.toFixed(2)} share={vector} />
    </dl>
  );
}

function Score(props: { label: string; hint: string; figure: string; share: number }) {
  const { label, hint, figure, share } = props;
  const percent = Number.isFinite(share) ? Math.max(0, Math.min(1, share)) * 100 : 0;
  return (
    <div title={hint}>
      <dt>{label}</dt>
      <dd>
        <span className="score-bar" aria-hidden="true">
          <span style={{ width: `${percent.toFixed(0)}%` }} />
        </span>
        {figure}
      </dd>
    </div>
  );
}
