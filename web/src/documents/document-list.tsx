import { Link } from 'wouter';
import type { DocumentMetadataView } from '../../../api/contract.ts';
import { listAwards } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { loadOnce, useLoaded } from '../load-once.ts';
import { documentHref } from '../source/document-href.ts';
import { loadDocuments } from '../source/documents.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { useRequest } from '../source/use-request.ts';
import { layoutStrings } from '../strings.ts';
import { Facts } from './document-facts.tsx';
import { documentStrings } from './strings.ts';

const loadAwards = loadOnce(async () => (await listAwards()).awards);

/** Every text of the library with what decides whether it may be relied on. */
export function DocumentList() {
  const { pages } = useStrings(layoutStrings);
  const strings = useStrings(documentStrings);
  const [requested, retry] = useRequest(loadDocuments);
  return (
    <>
      <h1>{pages.documents}</h1>
      {requested.kind === 'loading' && <p role="status">{strings.loading}</p>}
      {requested.kind === 'failed' && (
        <RequestFailure title={strings.listFailed} error={requested.error} onRetry={retry} />
      )}
      {requested.kind === 'open' && (
        <>
          <p className="documents-intro">{strings.intro(requested.value.length)}</p>
          <ul className="document-list">
            {requested.value.map((document) => (
              <DocumentCard key={document.documentId} document={document} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function DocumentCard({ document }: { document: DocumentMetadataView }) {
  const strings = useStrings(documentStrings);
  const awards = useLoaded(loadAwards);
  const { documentId, title, status } = document;
  const count = awards?.filter((award) => award.documentId === documentId).length;
  return (
    <li className="document-card">
      <div className="document-card-head">
        <h2>
          <Link href={documentHref(documentId)} lang="zh-CN">
            {title}
          </Link>
        </h2>
        <StatusTag status={status} />
        {count !== undefined && <span className="document-awards">{strings.awards(count)}</span>}
      </div>
      <Facts document={document} />
    </li>
  );
}
