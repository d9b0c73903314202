import { Link } from 'wouter';
import { useLoaded } from '../load-once.ts';
import { documentHref } from '../source/document-href.ts';
import { loadDocuments } from '../source/documents.ts';
import { StatusTag } from '../source/status-tag.tsx';

interface Place {
  documentTitle: string;
  locator: string;
  /** Null where the library has no such clause. */
  clauseId: string | null;
}

/** A clause by name, with what its document is worth. */
export function PlaceLink({ place: { documentTitle, locator, clauseId } }: { place: Place }) {
  const documents = useLoaded(loadDocuments) ?? [];
  const document = documents.find(({ title }) => title === documentTitle);
  const name = `《${documentTitle}》${locator}`;
  return (
    <>
      {document === undefined || clauseId === null ? (
        name
      ) : (
        <Link href={documentHref(document.documentId, { clause: clauseId })}>{name}</Link>
      )}
      {document !== undefined && document.status !== 'inForce' && (
        <>
          {' '}
          <StatusTag status={document.status} />
        </>
      )}
    </>
  );
}
