import { Link } from 'wouter';
import type { EvalsFindings } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { PlaceLink } from './place-link.tsx';
import { evalsStrings } from './strings.ts';

type Failed = EvalsFindings['failed'][number];

/** One question: what should have come beside what came, and why. */
export function FailedCase({ failed }: { failed: Failed }) {
  const strings = useStrings(evalsStrings);
  const { id, kind, turns, cause } = failed;
  return (
    <details className="panel failed-case">
      <summary>
        <span className="failed-question" lang="zh-CN">
          {turns.join(' → ')}
        </span>
        {cause !== null && <span className="tag">{strings.causeName(cause.id, cause.name)}</span>}
        <small>
          {id} · {strings.kindName(kind)}
        </small>
      </summary>
      {cause !== null && (
        <p className="evidence" lang="zh-CN">
          <b>{strings.evidence}</b> {cause.evidence}
        </p>
      )}
      <div className="beside" lang="zh-CN">
        <Expected failed={failed} />
        <Got failed={failed} />
      </div>
      <Differences failed={failed} />
      <AskAgain turns={turns} />
    </details>
  );
}

function Expected({ failed: { expected, note } }: { failed: Failed }) {
  const strings = useStrings(evalsStrings);
  return (
    <div>
      <h3>{strings.expected}</h3>
      <p>{expected.status}</p>
      {expected.places.length > 0 && (
        <ul className="places">
          {expected.places.map((place) => (
            <li key={`${place.documentTitle} ${place.locator} ${place.role}`}>
              <PlaceLink place={place} /> {place.role === 'related' && <small>（{strings.related}）</small>}
            </li>
          ))}
        </ul>
      )}
      <Named name={strings.amount} values={expected.amounts} />
      <Named name={strings.mustContain} values={expected.mustContain} />
      <Named name={strings.mustNot} values={expected.mustNot} />
      <Named name={strings.note} values={note === '' ? [] : [note]} />
    </div>
  );
}

function Got({ failed: { got } }: { failed: Failed }) {
  const strings = useStrings(evalsStrings);
  return (
    <div>
      <h3>{strings.got}</h3>
      <p>{got.status}</p>
      {got.citations.length === 0 ? (
        <p className="hint">{strings.noCitations}</p>
      ) : (
        <ul className="places">
          {got.citations.map((citation, at) => (
            <li key={`${citation.clauseId} ${String(at)}`}>
              <PlaceLink place={citation} /> {citation.isKey && <small>（{strings.key}）</small>}
            </li>
          ))}
        </ul>
      )}
      <Named name={strings.amount} values={got.amount === '' ? [] : [got.amount]} />
      {got.text !== '' && <p className="got-text">{got.text}</p>}
    </div>
  );
}

function Named({ name, values }: { name: string; values: readonly string[] }) {
  return values.length === 0 ? null : (
    <p>
      <small>{name}</small> {values.join('、')}
    </p>
  );
}

function Differences({ failed: { failures } }: { failed: Failed }) {
  const strings = useStrings(evalsStrings);
  // What was cited and what should have been stands above, by name.
  const shown = failures.filter(({ check }) => check !== 'keyCited');
  if (shown.length === 0) return null;
  return (
    <div lang="zh-CN">
      <h3>{strings.check}</h3>
      <ul className="differences">
        {shown.map(({ name, expected, got }) => (
          <li key={`${name} ${expected} ${got}`}>
            <b>{name}</b> {strings.expected}：{expected}；{strings.got}：{got}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A conversation cannot be asked by one link; its first question can. */
function AskAgain({ turns }: Pick<Failed, 'turns'>) {
  const strings = useStrings(evalsStrings);
  const [question = ''] = turns;
  return <Link href={`/?${new URLSearchParams({ q: question }).toString()}`}>{strings.askAgain}</Link>;
}
