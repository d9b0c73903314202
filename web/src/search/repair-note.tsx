import { Button } from 'antd';
import { useStrings } from '../i18n/index.ts';
import type { Criteria } from './criteria.ts';
import { searchedQuery } from './hit-words.ts';
import { searchStrings } from './strings.ts';
import type { Found } from './use-search.ts';

interface RepairNoteProps {
  found: Found;
  onChange: (part: Partial<Criteria>) => void;
}

/** That a typing error was mended, with the way back; and the way forth again. */
export function RepairNote({ found, onChange }: RepairNoteProps) {
  const { criteria, response } = found;
  const strings = useStrings(searchStrings);
  const { q, asTyped } = criteria;
  if (asTyped) {
    return (
      <p className="search-note">
        {strings.asTyped}
        <Button type="link" size="small" onClick={() => onChange({ asTyped: false })}>
          {strings.repairAgain}
        </Button>
      </p>
    );
  }
  const { repairs } = response;
  if (repairs.length === 0) return null;
  return (
    <p className="search-note">
      {strings.repaired(searchedQuery(found))}
      <Button type="link" size="small" onClick={() => onChange({ asTyped: true })}>
        {strings.repairBack(q)}
      </Button>
    </p>
  );
}
