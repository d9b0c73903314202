import type { DocumentMetadataView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { documentStrings } from './strings.ts';

/** What is known of a text. What the text does not say is said to be missing, never guessed. */
export function Facts({ document }: { document: DocumentMetadataView }) {
  const strings = useStrings(documentStrings);
  const always: [string, string | null][] = [
    [strings.kind, document.kind],
    [strings.jurisdiction, document.jurisdiction],
    [strings.issued, document.issuedDate],
    [strings.effective, document.effectiveDate],
    [strings.expiry, document.expiryDate],
    [strings.number, document.documentNumber],
    [strings.issuer, document.issuer],
  ];
  const ifAny: [string, string | null][] = [
    [strings.authority, document.competentAuthority.join('、')],
    [strings.repeals, document.repeals.join('、')],
    [strings.validity, document.validityText],
  ];
  const stated = [...always, ...ifAny].filter(([, value]) => value !== null && value !== '');
  const missing = always.filter(([, value]) => value === null).map(([name]) => name);
  return (
    <dl className="document-facts">
      {stated.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang="zh-CN">{value}</dd>
        </div>
      ))}
      {missing.length > 0 && (
        <div>
          <dt>{strings.notPrinted}</dt>
          <dd>{missing.join(strings.listComma)}</dd>
        </div>
      )}
    </dl>
  );
}
