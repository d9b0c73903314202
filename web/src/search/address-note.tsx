import { useStrings } from '../i18n/index.ts';
import { shortTitle } from '../source/documents.ts';
import { searchStrings } from './strings.ts';
import type { Found } from './use-search.ts';

/** What the query names by its number: that it was found, left out by the filters, or does not exist. */
export function AddressNote({ found: { response, documents } }: { found: Found }) {
  const strings = useStrings(searchStrings);
  const { address, hits } = response;
  if (address === null) return null;
  const { asked, clauseIds, last } = address;
  if (address.kind === 'found') {
    const shown = hits.filter(({ clause }) => clauseIds.includes(clause.clauseId)).length;
    return shown > 0 ? (
      <p className="search-note">{strings.addressFound(asked, shown)}</p>
    ) : (
      <p className="search-note search-note-warn">{strings.addressFiltered(asked)}</p>
    );
  }
  const names = address.documentIds.map((id) => {
    const document = documents.get(id);
    return document === undefined ? id : `《${shortTitle(document)}》`;
  });
  return (
    <p className="search-note search-note-warn">
      {strings.addressMissing(names.join(''), asked)}
      {last !== null && strings.addressLast(last)}
      {strings.addressNear}
    </p>
  );
}
