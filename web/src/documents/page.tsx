import { useParams } from 'wouter';
import '../source/source.css';
import { DocumentList } from './document-list.tsx';
import './documents.css';
import { DocumentPage } from './document-page.tsx';

/** All documents, or the one that the address names. */
export function DocumentsPage() {
  const { documentId } = useParams();
  return documentId === undefined ? (
    <DocumentList />
  ) : (
    <DocumentPage key={documentId} documentId={documentId} />
  );
}
