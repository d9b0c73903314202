import type { DocumentMetadataView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { sourceStrings } from './strings.ts';

/** Whether a text may be relied on. Stands wherever words of the text are shown. */
export function StatusTag({ status }: Pick<DocumentMetadataView, 'status'>) {
  const strings = useStrings(sourceStrings);
  return <span className={`tag tag-${status}`}>{strings.status[status]}</span>;
}
