import type { EvalsFindings } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { evalsStrings } from './strings.ts';
import { useChoices } from './use-choices.ts';

/** How often each cause is the one; choosing one shows its cases alone. */
export function CausesView({ findings: { causes } }: { findings: EvalsFindings }) {
  const strings = useStrings(evalsStrings);
  const { chosen, choose } = useChoices();
  if (causes.length === 0) return null;
  const most = Math.max(...causes.map(({ cases }) => cases));
  const sorted = causes.toSorted((left, right) => right.cases - left.cases);
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">{strings.causes}</h2>
      <p className="hint">{strings.causesHint}</p>
      <ul className="panel causes">
        {sorted.map(({ id, name, meaning, cases }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={chosen('cause') === id}
              onClick={() => choose('cause', chosen('cause') === id ? '' : id)}
            >
              <span className="cause-name">{strings.causeName(id, name)}</span>
              <span className="cause-count">{cases}</span>
              <span className="cause-bar" aria-hidden="true">
                <span style={{ width: `${(100 * cases) / most}%` }} />
              </span>
              <span className="cause-meaning" lang="zh-CN">
                {meaning}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
