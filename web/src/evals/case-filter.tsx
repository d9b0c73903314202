import type { EvalsFindings } from '../../../api/contract-evals.ts';
import { useStrings } from '../i18n/index.ts';
import { evalsStrings } from './strings.ts';
import { useChoices } from './use-choices.ts';

/** Cause, kind and words; they stand in the address. */
export function CaseFilter({ findings: { causes, failed } }: { findings: EvalsFindings }) {
  const strings = useStrings(evalsStrings);
  const { chosen, choose } = useChoices();
  const kinds = [...new Set(failed.map(({ kind }) => kind))];
  return (
    <form className="controls" role="search" onSubmit={(event) => event.preventDefault()}>
      <select
        className="control"
        aria-label={strings.causes}
        value={chosen('cause')}
        onChange={({ target }) => choose('cause', target.value)}
      >
        <option value="">{strings.allCauses}</option>
        {causes.map(({ id, name, cases }) => (
          <option key={id} value={id}>
            {strings.causeName(id, name)} ({cases})
          </option>
        ))}
      </select>
      <select
        className="control"
        aria-label={strings.kind}
        value={chosen('kind')}
        onChange={({ target }) => choose('kind', target.value)}
      >
        <option value="">{strings.allKinds}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {strings.kindName(kind)}
          </option>
        ))}
      </select>
      <input
        className="control"
        type="search"
        aria-label={strings.find}
        placeholder={strings.find}
        value={chosen('q')}
        onChange={({ target }) => choose('q', target.value)}
      />
    </form>
  );
}
