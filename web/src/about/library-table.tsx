import { Link } from 'wouter';
import type { About } from '../../../api/contract-about.ts';
import type { DocumentMetadataView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { documentHref } from '../source/document-href.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { aboutStrings } from './strings.ts';

interface LibraryTableProps {
  about: About;
  documents: readonly DocumentMetadataView[];
}

/** Every document with what it is worth, and how much is in it. */
export function LibraryTable({ about: { knowledgeBase }, documents }: LibraryTableProps) {
  const strings = useStrings(aboutStrings);
  const counts = { ...knowledgeBase, documents: documents.length };
  return (
    <section aria-labelledby="library">
      <h2 id="library">{strings.library}</h2>
      <dl className="counts">
        {(['documents', 'clauses', 'awards', 'facts'] as const).map((name) => (
          <div key={name} className="sheet">
            <dt>{strings.counts[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{strings.document}</th>
            <th scope="col">{strings.status}</th>
            <th scope="col">{strings.dates}</th>
            <th scope="col" className="number">
              {strings.clauses}
            </th>
            <th scope="col" className="number">
              {strings.awards}
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <DocumentRow
              key={document.documentId}
              document={document}
              counted={knowledgeBase.documents.find(({ documentId }) => documentId === document.documentId)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DocumentRowProps {
  document: DocumentMetadataView;
  counted: About['knowledgeBase']['documents'][number] | undefined;
}

function DocumentRow({ document, counted }: DocumentRowProps) {
  const strings = useStrings(aboutStrings);
  const { documentId, title, issuer, documentNumber, jurisdiction, status } = document;
  return (
    <tr>
      <th scope="row" lang="zh-CN">
        <Link href={documentHref(documentId)}>{title}</Link>
        <small>{[issuer ?? jurisdiction, documentNumber].filter((one) => one !== null).join(' · ')}</small>
      </th>
      <td>
        <StatusTag status={status} />
      </td>
      <td>
        <Dates document={document} />
      </td>
      <td className="number" data-label={strings.clauses}>
        {counted?.clauses}
      </td>
      <td className="number" data-label={strings.awards}>
        {counted?.awards}
      </td>
    </tr>
  );
}

function Dates({ document }: Pick<DocumentRowProps, 'document'>) {
  const strings = useStrings(aboutStrings);
  const { issuedDate, effectiveDate, expiryDate, validityText } = document;
  const dates = [
    issuedDate === null ? [] : [strings.issued(issuedDate)],
    effectiveDate === null ? [] : [strings.effective(effectiveDate)],
    expiryDate === null ? [] : [strings.expiry(expiryDate)],
  ].flat();
  return (
    <>
      {dates.length === 0 ? strings.noDates : dates.join('，')}
      {validityText !== null && <small lang="zh-CN">{validityText}</small>}
    </>
  );
}
